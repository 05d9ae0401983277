package cuebus.session;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.NumberFields;
import cuebus.json.Value;
import cuebus.param.ClickMode;
import cuebus.param.ClickSound;
import cuebus.param.Control;
import cuebus.session.Session.Click;
import cuebus.session.Session.Cues;
import cuebus.session.Session.TalkKey;
import cuebus.session.Session.Talkback;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The keys of a session that concern click and talkback.
final class ClickFields {

  private ClickFields() {}

  static Click click(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var follow =
        keys.optional(
            "follow", Value.word(ClickMode.values(), ClickMode::text), Click.NONE.follow());
    var sound =
        keys.optional(
            "sound", Value.word(ClickSound.values(), ClickSound::text), Click.NONE.sound());
    var accent = keys.optional("accent", Value.flag(), Click.NONE.accent());
    var subdivision =
        keys.optional("subdivision", Value.integer(1, 4, "clicks"), Click.NONE.subdivision());
    var bpm =
        keys.optional(
            "bpm",
            Value.number(Control.CLICK_TEMPO.min(), Control.CLICK_TEMPO.max(), "bpm"),
            Click.NONE.bpm());
    var beats = keys.optional("beats", Value.integer(1, 16, "beats"), Click.NONE.beats());
    var countIn = keys.optional("countInBars", Value.integer(0, 8, "bars"), 0);
    keys.read(json);
    return new Click(
        follow.get(),
        sound.get(),
        accent.get(),
        subdivision.get(),
        bpm.get(),
        beats.get(),
        countIn.get());
  }

  static void write(Click click, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("click");
    json.writeStringField("follow", click.follow().text());
    json.writeStringField("sound", click.sound().text());
    json.writeBooleanField("accent", click.accent());
    json.writeNumberField("subdivision", click.subdivision());
    NumberFields.number(json, "bpm", click.bpm());
    json.writeNumberField("beats", click.beats());
    json.writeNumberField("countInBars", click.countInBars());
    json.writeEndObject();
  }

  static Talkback talkback(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var mode =
        keys.optional("mode", Value.word(TalkKey.values(), TalkKey::text), Talkback.PLAIN.mode());
    var dim =
        keys.optional(
            "dimDb",
            Value.number(Control.DIM.min(), Control.DIM.max(), "dB"),
            Talkback.PLAIN.dimDb());
    var recording = keys.optional("whileRecording", Value.flag(), Talkback.PLAIN.whileRecording());
    keys.read(json);
    return new Talkback(mode.get(), dim.get(), recording.get());
  }

  static void write(Talkback talkback, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("talkback");
    json.writeStringField("mode", talkback.mode().text());
    NumberFields.number(json, "dimDb", talkback.dimDb());
    json.writeBooleanField("whileRecording", talkback.whileRecording());
    json.writeEndObject();
  }

  /// The keys of click and talkback among those of a mix.
  static final class OfMix {
    private final Keys.Key<Double> click;
    private final Keys.Key<Double> talkback;
    private final Keys.Key<Double> listenback;

    OfMix(Keys keys) {
      click = keys.optional("clickDb", Value.level(Control.CLICK_LEVEL.max()), Cues.NONE.clickDb());
      talkback = keys.optional("talkbackDb", Value.level(Control.TALKBACK_LEVEL.max()), Double.NaN);
      listenback =
          keys.optional("listenbackDb", Value.level(Control.LISTENBACK_LEVEL.max()), Double.NaN);
    }

    Cues get() {
      return new Cues(click.get(), given(talkback), given(listenback));
    }

    private static @Nullable Double given(Keys.Key<Double> level) {
      return level.given() ? level.get() : null;
    }
  }

  static void write(Cues cues, JsonGenerator json) throws IOException {
    NumberFields.level(json, "clickDb", cues.clickDb());
    if (cues.talkbackDb() != null) {
      NumberFields.level(json, "talkbackDb", cues.talkbackDb());
    }
    if (cues.listenbackDb() != null) {
      NumberFields.level(json, "listenbackDb", cues.listenbackDb());
    }
  }
}
