package cuebus.scene;

import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.Value;
import cuebus.mix.CueMix;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.util.ArrayList;
import java.util.List;

/// Who changed what, when: what [LogWriter] wrote during a run. JSON Lines; the first line says of
/// which run, every other is a change, by rising frame.
///
/// ```json
/// {"cuebus-log":1,"session":"9f2c…","variant":"8x4","sampleRate":48000}
/// {"at":48000,"by":"drummer","parameter":"mix1.source2.level","value":-6}
/// ```
///
/// @param variant the size of the mixer
/// @param sampleRate in Hz
/// @param entries by rising frame
/// @param warnings what is wrong with it but does not keep it from being used
public record ControlLog(
    Variant variant, int sampleRate, List<LogEntry> entries, List<String> warnings) {

  /// The largest log, or script of changes, that is read: some 400,000 changes.
  public static final int MAX_BYTES = 1 << 25;

  static final int VERSION = 1;

  public ControlLog {
    entries = List.copyOf(entries);
    warnings = List.copyOf(warnings);
  }

  private record Header(String session, Variant variant, int sampleRate) {}

  /// Reads a log. A last line that was cut off is left out with a warning; anything else that is
  /// wrong is an error that names its line.
  ///
  /// @param file the log as the user would name it, for messages
  /// @param content UTF-8
  /// @param session identity of the session that it must be of
  /// @param mixIds of that session, in order
  /// @throws InvalidFileException if it is no log, of another session, or cannot be replayed
  public static ControlLog read(String file, byte[] content, String session, List<String> mixIds)
      throws InvalidFileException {
    var lines = new JsonLines(file, content);
    if (!lines.next()) {
      throw new InvalidFileException(file, "", "is empty: expected the first line of a log");
    }
    Header header = lines.read(ControlLog::header);
    if (!header.session().equals(session)) {
      throw lines.problem(
          "is the log of another session, or this one was changed since: it is of %s, this one is %s"
              .formatted(shortly(header.session()), shortly(session)));
    }
    Parameters parameters = Parameters.of(header.variant());
    var actors = new Actors(mixIds);
    List<LogEntry> entries = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    while (lines.next()) {
      LogEntry entry;
      try {
        entry = lines.read(json -> entry(json, parameters, actors));
      } catch (InvalidFileException e) {
        if (lines.isUnfinished()) {
          warnings.add(
              "%s line %d is cut off; the %d changes before it are used"
                  .formatted(file, lines.number(), entries.size()));
          break;
        }
        throw e;
      }
      if (!entries.isEmpty() && entry.at() < entries.getLast().at()) {
        throw lines.problem(
            "frame %d comes after frame %d; a log goes forward"
                .formatted(entry.at(), entries.getLast().at()));
      }
      entries.add(entry);
    }
    return new ControlLog(header.variant(), header.sampleRate(), entries, warnings);
  }

  private static String shortly(String identity) {
    return identity.substring(0, Math.min(12, identity.length()));
  }

  private static Header header(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    keys.required("cuebus-log", Value.version(VERSION));
    var session = keys.required("session", Value.text());
    var variant = keys.required("variant", Value.word(Variant.values(), Variant::text));
    var rate =
        keys.required(
            "sampleRate", Value.integer(CueMix.MIN_SAMPLE_RATE, CueMix.MAX_SAMPLE_RATE, "Hz"));
    keys.read(json);
    return new Header(session.get(), variant.get(), rate.get());
  }

  private static LogEntry entry(JsonReader json, Parameters parameters, Actors actors)
      throws InvalidFileException {
    var keys = new Keys();
    var fields = new EntryFields(keys, parameters, actors);
    var state = keys.optional("state", Value.word(new String[] {"replaced"}, word -> word));
    var lost = keys.optional("lost", Value.integer(1, Integer.MAX_VALUE, "changes"), 0);
    keys.read(json);
    if (state.given()) {
      throw json.problem(
          "a whole state was loaded here, or all was reset, which a log does not hold; what comes"
              + " after cannot be replayed");
    }
    if (lost.given()) {
      throw json.problem(lost.get() + " changes came too fast to be logged; it cannot be replayed");
    }
    if (!fields.changesParameter()) {
      throw json.problem("the key parameter is missing");
    }
    return fields.entry(json);
  }
}
