package cuebus.host.install;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.Pointer;
import cuebus.json.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an installation put where, so that exactly that can be taken away again. Names are paths
/// below the root of the [Place], `/` between folders.
///
/// @param files SHA-256 of each file, in hexadecimal digits
/// @param folders those that were not there before; `.` is the root itself
record Manifest(SortedMap<String, String> files, SortedSet<String> folders) {

  private static final int VERSION = 1;
  private static final int MAX_BYTES = 1 << 20;

  /// Nothing was put anywhere.
  static final Manifest EMPTY = new Manifest(new TreeMap<>(), new TreeSet<>());

  /// Reads a manifest; without the file it is [#EMPTY].
  ///
  /// @throws InvalidFileException if it is none, or names a file outside of the place
  static Manifest read(Path file) throws IOException, InvalidFileException {
    if (!Files.exists(file)) {
      return EMPTY;
    }
    try (InputStream in = Files.newInputStream(file)) {
      Manifest manifest = JsonReader.read(file.toString(), in, MAX_BYTES, Manifest::manifest);
      for (String name : manifest.files.keySet()) {
        refuseEscape(file, name, Pointer.of("files", name));
      }
      for (String name : manifest.folders) {
        refuseEscape(file, name, "/folders");
      }
      return manifest;
    }
  }

  private static Manifest manifest(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    keys.required("cuebus-installed", Value.version(VERSION));
    var folders = keys.required("folders", Value.list(0, 10_000, Value.text()));
    var files = keys.required("files", Value.map(Value.text()));
    keys.read(json);
    return new Manifest(new TreeMap<>(files.get()), new TreeSet<>(folders.get()));
  }

  /// A manifest that somebody edited must not make us delete what is not ours.
  private static void refuseEscape(Path file, String name, String pointer)
      throws InvalidFileException {
    if (name.startsWith("/") || List.of(name.split("/", -1)).contains("..")) {
      throw new InvalidFileException(
          file.toString(), pointer, "\"" + name + "\" leaves the folder of the installation");
    }
  }

  /// The manifest as JSON.
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json =
        new JsonFactory().createGenerator(text).setPrettyPrinter(new DefaultPrettyPrinter())) {
      json.writeStartObject();
      json.writeNumberField("cuebus-installed", VERSION);
      json.writeArrayFieldStart("folders");
      for (String folder : folders) {
        json.writeString(folder);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("files");
      for (Map.Entry<String, String> file : files.entrySet()) {
        json.writeStringField(file.getKey(), file.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return text.append('\n').toString();
  }

  /// Whether a file lies there and is, to the byte, what was put there.
  boolean holds(String name, Path file) throws IOException {
    return Files.isRegularFile(file) && Digest.of(file).equals(files.get(name));
  }
}
