package cuebus.scene;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.json.NumberFields;
import cuebus.mix.CueMixState;
import cuebus.mix.ParameterFields;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.Actor;
import cuebus.rt.AppliedChanges;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// Writes a [ControlLog] while a mixer runs. Belongs to one thread, which is not the audio thread:
/// that one only fills the [AppliedChanges] that are emptied here.
public final class LogWriter implements Closeable {

  private static final JsonFactory LINES = new JsonFactory().setRootValueSeparator("");

  private final JsonGenerator json;
  private final Parameters parameters;
  private final Actors actors;
  private final AppliedChanges changes = new AppliedChanges(1 << 16);
  private long last;

  /// Begins a log.
  ///
  /// @param out takes it; closed with this
  /// @param session identity of the session
  /// @param mixIds of the session, in order
  public LogWriter(
      OutputStream out, String session, Variant variant, int sampleRate, List<String> mixIds)
      throws IOException {
    json = LINES.createGenerator(out);
    parameters = Parameters.of(variant);
    actors = new Actors(mixIds);
    json.writeStartObject();
    json.writeNumberField("cuebus-log", ControlLog.VERSION);
    json.writeStringField("session", session);
    json.writeStringField("variant", variant.text());
    json.writeNumberField("sampleRate", sampleRate);
    endLine();
    json.flush();
  }

  /// Writes the values that a run begins with, where they are not known to be the session's. A
  /// replay sets them at its first frame.
  public void begin(CueMixState state) throws IOException {
    for (Parameter parameter : parameters.all()) {
      start(0, Actor.SESSION);
      change(parameter, state.value(parameter.index()), 0, false);
      endLine();
    }
    json.flush();
  }

  /// What the mixer fills: see [cuebus.mix.CueMix#record].
  public AppliedChanges changes() {
    return changes;
  }

  /// Writes what has come since the last time, whole lines, through to the file.
  public void drain() throws IOException {
    try {
      changes.drain(this::line);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    json.flush();
  }

  private void line(
      long at, int parameter, double value, int actor, int fadeMs, boolean modulation) {
    try {
      last = at;
      start(at, actor);
      if (parameter == AppliedChanges.WHOLE_STATE) {
        json.writeStringField("state", "replaced");
      } else {
        change(parameters.all().get(parameter), value, fadeMs, modulation);
      }
      endLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start(long at, int actor) throws IOException {
    json.writeStartObject();
    json.writeNumberField("at", at);
    json.writeStringField("by", actors.name(actor));
  }

  private void change(Parameter parameter, double value, int fadeMs, boolean modulation)
      throws IOException {
    json.writeStringField("parameter", parameter.id());
    if (modulation) {
      NumberFields.number(json, "offset", value);
    } else {
      ParameterFields.write(parameter, "value", value, json);
    }
    if (fadeMs > 0) {
      json.writeNumberField("fadeMs", fadeMs);
    }
  }

  private void endLine() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /// Writes what is left, and how much was lost, if anything was.
  @Override
  public void close() throws IOException {
    try (json) {
      drain();
      if (changes.lost() > 0) {
        start(last, Actor.HOST);
        json.writeNumberField("lost", changes.lost());
        endLine();
      }
    }
  }
}
