package cuebus.host.cli;

import cuebus.amp.Device;
import cuebus.amp.Headphone;
import cuebus.input.Input;
import cuebus.mix.CueMixState;
import cuebus.param.ClickMode;
import cuebus.param.Decibels;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Unit;
import cuebus.param.Variant;
import cuebus.session.Equipment;
import cuebus.session.Session;
import cuebus.session.SessionState;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Describes a session to people.
final class SessionWords {

  private final Session session;
  private final Equipment equipment;
  private final PrintWriter text;

  SessionWords(Session session, Equipment equipment, PrintWriter text) {
    this.session = session;
    this.equipment = equipment;
    this.text = text;
  }

  void session() {
    line(
        "%s: %d sources, %d mixes, variant %s%s"
            .formatted(
                session.name(),
                session.sources().size(),
                session.mixes().size(),
                variant().text(),
                session.sampleRate() == null ? "" : ", " + session.sampleRate() + " Hz"));
    line("Sources");
    session.sources().forEach(this::source);
    if (!session.main().isEmpty()) {
      line("Main mix, which the mixes can start from");
      sends(session.main());
    }
    Session.Click click = session.click();
    if (click.follow() != ClickMode.OFF) {
      line(
          "Click: %s, %s, %s, %d beats in a bar"
              .formatted(
                  click.follow() == ClickMode.SONG ? "follows the song" : "free",
                  click.sound().text(),
                  Unit.TEMPO.toText(click.bpm()),
                  click.beats()));
    }
    line("Mixes");
    session.mixes().forEach(this::mix);
  }

  private void source(Session.Source source) {
    List<String> said = new ArrayList<>();
    said.add(
        switch (source.channels().size()) {
          case 0 -> "mono, or stereo if its stem is";
          case 1 -> "mono";
          default -> "stereo";
        });
    if (source.file() != null) {
      said.add("from " + source.file());
    }
    if (!source.channels().isEmpty()) {
      said.add("channels " + source.channels().toString().replaceAll("[\\[\\]]", ""));
    }
    if (source.trimDb() != 0) {
      said.add("trim " + Unit.DECIBEL.toText(source.trimDb()));
    }
    if (source.inverted()) {
      said.add("polarity inverted");
    }
    if (source.mute()) {
      said.add("muted");
    }
    Input input = source.input();
    if (input != null) {
      said.add(
          "through a %s input at %s"
              .formatted(input.kind().text(), Unit.DECIBEL.toText(input.gainDb())));
    }
    line("  %s (%s): %s".formatted(source.name(), source.id(), String.join(", ", said)));
  }

  private void mix(Session.Mix mix) {
    line(
        "  %s (%s): level %s%s%s"
            .formatted(
                mix.name(),
                mix.id(),
                Unit.DECIBEL.toText(mix.levelDb()),
                mix.mute() ? ", muted" : "",
                mix.engineer() ? ", the engineer's" : ""));
    sends(mix.sends());
    Session.Cues cues = mix.cues();
    cue("Click", cues.clickDb() <= Decibels.OFF_DB ? null : cues.clickDb());
    cue("Talkback", cues.talkbackDb());
    cue("Listenback", cues.listenbackDb());
    line("    heard %s".formatted(output(mix.output())));
  }

  private void cue(String name, @Nullable Double levelDb) {
    if (levelDb != null) {
      line("    %-12s %9s".formatted(name, Unit.DECIBEL.toText(levelDb)));
    }
  }

  private void sends(Map<String, Session.Send> sends) {
    for (Session.Source source : session.sources()) {
      Session.Send send = sends.get(source.id());
      if (send != null) {
        line(
            "    %-12s %9s  %-5s%s%s"
                .formatted(
                    source.name(),
                    Unit.DECIBEL.toText(send.levelDb()),
                    Unit.PAN.toText(send.pan()),
                    send.mute() ? " muted" : "",
                    switch (send.follow()) {
                      case OFF -> "";
                      case LEVEL -> " over the main mix";
                      case LEVEL_AND_MUTE -> " over the main mix, muted with it";
                    }));
      }
    }
  }

  private String output(Session.Output output) {
    if (output.device() == null) {
      return "clean, without a device";
    }
    Device device = Objects.requireNonNull(equipment.devices().get(output.device()));
    String headphones =
        String.join(
            " and ",
            output.headphones().stream()
                .map(p ->
                    p.count()
                        + " × "
                        + headphone(Objects.requireNonNull(equipment.headphones().get(p.id()))))
                .toList());
    int pairs = output.headphones().stream().mapToInt(Session.Plugged::count).sum();
    String through =
        "%s (%s) at %s into %s, %s lead%s"
            .formatted(
                device.name(),
                device.evidence().text(),
                Unit.DECIBEL.toText(output.volumeDb()),
                headphones.isEmpty() ? "nothing" : headphones,
                output.lead().text(),
                pairs > device.outputs()
                    ? "; %d pairs share %d %s as on a splitter"
                        .formatted(
                            pairs, device.outputs(), device.outputs() == 1 ? "output" : "outputs")
                    : "");
    return switch (output.mode()) {
      case OFF -> "clean; " + through + " is switched off";
      case METER -> "clean; " + through + " is measured beside it";
      case AUDIBLE -> "through " + through;
    };
  }

  private static String headphone(Headphone headphone) {
    return "%s (%s)".formatted(headphone.name(), headphone.evidence().text());
  }

  void parameters() {
    CueMixState state = SessionState.of(session, equipment, variant(), session.statedChannels());
    for (Parameter p : Parameters.of(variant()).all()) {
      line(
          "%4d  %-24s %-28s %10s  (%s to %s)"
              .formatted(
                  p.index(),
                  p.id(),
                  p.name(),
                  p.toText(state.value(p.index())),
                  p.toText(p.min()),
                  p.toText(p.max())));
    }
  }

  /// The session's variant; where it names none, the smallest that fits what it states.
  private Variant variant() {
    return session.size(session.statedInputs()).orElse(Variant.V64X16);
  }

  private void line(String line) {
    text.println(line);
  }
}
