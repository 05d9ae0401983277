package cuebus.plugin;

import cuebus.json.InvalidFileException;
import cuebus.param.Variant;
import cuebus.session.Library;
import cuebus.session.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The built-in sessions by name, written when the plugin is built. A host asks for all names
/// before it shows anything, and reading the sessions themselves takes a fifth of the time that it
/// waits.
///
/// A line has an id, a name, and the variants that the session fits, with tabs between.
public final class ProgramIndex {

  private static final String RESOURCE = "programs.tsv";

  private ProgramIndex() {}

  /// @param id of the session
  /// @param name as hosts list it
  /// @param fits the variants that can play it
  record Entry(String id, String name, List<Variant> fits) {

    private String line() {
      return fits.stream()
          .map(Variant::text)
          .collect(Collectors.joining("\t", id + "\t" + name + "\t", "\n"));
    }

    private static Entry of(String line) {
      List<String> parts = List.of(line.split("\t", -1));
      return new Entry(
          parts.get(0),
          parts.get(1),
          parts.stream().skip(2).flatMap(text -> Variant.of(text).stream()).toList());
    }
  }

  /// What was written when this was built; empty if it was built as no plugin.
  static List<Entry> builtIn() {
    InputStream resource = ProgramIndex.class.getResourceAsStream(RESOURCE);
    if (resource == null) {
      return List.of();
    }
    try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return lines.lines().map(Entry::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The entries of a library's sessions.
  ///
  /// @throws InvalidFileException if one of them cannot be read
  static List<Entry> of(Library library) throws InvalidFileException {
    List<Entry> entries = new ArrayList<>();
    for (String id : library.sessions()) {
      Session session = library.session(id).orElseThrow();
      entries.add(
          new Entry(
              id,
              session.name().replace('\t', ' '),
              Arrays.stream(Variant.values()).filter(session::fits).toList()));
    }
    return entries;
  }

  /// Writes the index.
  ///
  /// @param args the folder of classes that it goes into
  public static void main(String[] args) throws IOException, InvalidFileException {
    Library builtIn = new Library(List.of(), ProgramIndex.class.getClassLoader());
    String lines = of(builtIn).stream().map(Entry::line).collect(Collectors.joining());
    Path file = Path.of(args[0], ProgramIndex.class.getPackageName().replace('.', '/'), RESOURCE);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, lines);
  }
}
