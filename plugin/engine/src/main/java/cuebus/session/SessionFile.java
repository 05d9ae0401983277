package cuebus.session;

import cuebus.amp.Lead;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.Value;
import cuebus.mix.CueMix;
import cuebus.param.Control;
import cuebus.param.Follow;
import cuebus.param.OutputMode;
import cuebus.param.Variant;
import cuebus.session.Session.Mix;
import cuebus.session.Session.Output;
import cuebus.session.Session.Plugged;
import cuebus.session.Session.Send;
import cuebus.session.Session.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Session files, version 1: `presets/schemas/session.schema.json`.
///
/// What is left out: the name of a source or mix is its id, a level or trim is 0 dB, a pan is the
/// centre, nothing is muted, there are no notes, one pair of headphones of a kind is plugged in.
public final class SessionFile {

  /// Largest file accepted, in bytes; a full 64x16 session is well below 1 MB.
  public static final int MAX_BYTES = 4 << 20;

  private static final Variant LARGEST = Variant.V64X16;

  private static final Value<Double> PAN =
      Value.number(Control.SEND_PAN.min(), Control.SEND_PAN.max(), "(left to right)");

  private SessionFile() {}

  /// Reads a session file and checks that it agrees with itself. Whether its devices and headphones
  /// exist is [Library#resolve]'s business, whether its stems do is the renderer's.
  ///
  /// @param fileName the file as the user would name it, for messages
  /// @param in its content; not closed
  /// @throws InvalidFileException if the file is not a session
  public static Session read(String fileName, InputStream in) throws InvalidFileException {
    return JsonReader.read(fileName, in, MAX_BYTES, SessionFile::session);
  }

  /// Writes a session so that [#read] gives an equal one.
  ///
  /// @param out takes the file; flushed, not closed
  public static void write(Session session, OutputStream out) throws IOException {
    SessionWriter.write(session, out);
  }

  /// What tells one session from every other: SHA-256 of what it says, as hexadecimal digits. How
  /// its file is written does not matter.
  public static String identity(Session session) {
    var bytes = new ByteArrayOutputStream();
    try {
      write(session, bytes);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return HexFormat.of().formatHex(hash);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("memory can be written, and every JDK has SHA-256", e);
    }
  }

  private static Session session(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    keys.required("cuebus-session", Value.version(1));
    var name = keys.required("name", Value.text());
    var variant = keys.optional("variant", Value.word(Variant.values(), Variant::text));
    var sampleRate =
        keys.optional(
            "sampleRate", Value.integer(CueMix.MIN_SAMPLE_RATE, CueMix.MAX_SAMPLE_RATE, "Hz"));
    var sources = keys.required("sources", Value.list(1, LARGEST.inputs(), SessionFile::source));
    var main = keys.optional("main", Value.map(SessionFile::mainSend), Map.of());
    var mixes = keys.required("mixes", Value.list(1, LARGEST.mixes(), SessionFile::mix));
    var groups =
        keys.optional("groups", Value.list(0, Control.GROUPS, DeskFields::group), List.of());
    var click = keys.optional("click", ClickFields::click, Session.Click.NONE);
    var talkback = keys.optional("talkback", ClickFields::talkback, Session.Talkback.PLAIN);
    var processing = keys.optional("processing", InsertFields::processing, InsertFields.NONE);
    var show = new ShowFields(keys);
    var notes = keys.optional("notes", Value.text(), "");
    keys.read(json);
    var session =
        new Session(
            name.get(),
            variant.get(),
            sampleRate.get(),
            sources.get(),
            main.get(),
            mixes.get(),
            groups.get(),
            click.get(),
            talkback.get(),
            processing.get(),
            show.get(talkback.get().mode()),
            notes.get());
    SessionChecks.check(json, session);
    return session;
  }

  private static Source source(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var id = keys.required("id", Value.id());
    var name = keys.optional("name", Value.text());
    var file = keys.optional("file", SessionFile::stem);
    var channels =
        keys.optional("channels", Value.list(1, 2, Value.integer(1, 65535, "")), List.of());
    var colour = keys.optional("colour", Value.colour());
    var trim =
        keys.optional("trimDb", Value.number(Control.TRIM.min(), Control.TRIM.max(), "dB"), 0.0);
    var inverted = keys.optional("polarity", SessionFile::inverted, false);
    var mute = keys.optional("mute", Value.flag(), false);
    var desk = new DeskFields.OfSource(keys);
    var input = keys.optional("input", InputObject::read);
    keys.read(json);
    return new Source(
        id.get(),
        name.get() == null ? id.get() : name.get(),
        file.get(),
        channels.get(),
        colour.get(),
        trim.get(),
        inverted.get(),
        mute.get(),
        desk.get(),
        input.get());
  }

  private static boolean inverted(JsonReader json) throws InvalidFileException {
    String[] words = {"normal", "inverted"};
    return Value.word(words, word -> word).read(json).equals("inverted");
  }

  /// A path below the folder of stems. The same on every system: `/` divides it, and what would be
  /// a drive or another divider on Windows is refused everywhere.
  private static String stem(JsonReader json) throws InvalidFileException {
    String path = Value.text().read(json);
    if (path.startsWith("/") || path.contains("\\") || path.contains(":")) {
      throw json.expected("a path relative to the folder of stems, divided by / alone, without :");
    }
    int depth = 0;
    for (String step : path.split("/", -1)) {
      switch (step) {
        case "", "." -> {}
        case ".." -> depth--;
        default -> depth++;
      }
      if (depth < 0) {
        break;
      }
    }
    if (depth <= 0) {
      throw json.expected("a path to a file inside the folder of stems");
    }
    return path;
  }

  private static Send mainSend(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var level = keys.optional("levelDb", Value.level(Control.MAIN_LEVEL.max()), 0.0);
    var pan = keys.optional("pan", PAN, 0.0);
    var mute = keys.optional("mute", Value.flag(), false);
    keys.read(json);
    return new Send(level.get(), pan.get(), mute.get());
  }

  private static Send send(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var level = keys.optional("levelDb", Value.level(Control.SEND_LEVEL.max()), 0.0);
    var pan = keys.optional("pan", PAN, 0.0);
    var mute = keys.optional("mute", Value.flag(), false);
    var follow = keys.optional("follow", Value.word(Follow.values(), Follow::text), Follow.OFF);
    keys.read(json);
    return new Send(level.get(), pan.get(), mute.get(), follow.get());
  }

  private static Mix mix(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var id = keys.required("id", Value.id());
    var name = keys.optional("name", Value.text());
    var role = keys.optional("role", Value.word(new String[] {"engineer"}, word -> word));
    var level = keys.optional("levelDb", Value.level(Control.LEVEL.max()), 0.0);
    var mute = keys.optional("mute", Value.flag(), false);
    var sends = keys.optional("sends", Value.map(SessionFile::send), Map.of());
    var output = keys.optional("output", SessionFile::output, Output.OFF);
    var performer = new DeskFields.OfMix(keys);
    var cues = new ClickFields.OfMix(keys);
    var inserts = keys.optional("inserts", InsertFields::inserts, InsertFields.NONE);
    var notes = keys.optional("notes", Value.text(), "");
    keys.read(json);
    return new Mix(
        id.get(),
        name.get() == null ? id.get() : name.get(),
        role.given(),
        level.get(),
        mute.get(),
        sends.get(),
        output.get(),
        performer.get(),
        cues.get(),
        inserts.get(),
        notes.get());
  }

  private static Output output(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var mode = keys.required("mode", Value.word(OutputMode.values(), OutputMode::text));
    var device = keys.optional("device", Value.id());
    var volume = keys.optional("volumeDb", Value.level(Control.VOLUME.max()), 0.0);
    var lead = keys.optional("lead", Value.word(Lead.values(), Lead::text), Lead.STEREO);
    var headphones =
        keys.optional("headphones", Value.list(0, 64, SessionFile::plugged), List.of());
    keys.read(json);
    if (mode.get() != OutputMode.OFF && !device.given()) {
      throw json.problem(
          "the key device is missing, which the mode " + mode.get().text() + " needs");
    }
    return new Output(mode.get(), device.get(), volume.get(), lead.get(), headphones.get());
  }

  private static Plugged plugged(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var id = keys.required("id", Value.id());
    var count = keys.optional("count", Value.integer(1, 64, "pairs"), 1);
    keys.read(json);
    return new Plugged(id.get(), count.get());
  }
}
