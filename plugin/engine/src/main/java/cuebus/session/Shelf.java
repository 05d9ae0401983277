package cuebus.session;

import cuebus.json.InvalidFileException;
import cuebus.json.Nearest;
import cuebus.json.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All files of one kind that a library has, by id.
///
/// @param <T> what a file is read as
final class Shelf<T> {

  private static final String SUFFIX = ".json";

  /// @param <T> what a file is read as
  interface Format<T> {
    T read(String fileName, InputStream in) throws InvalidFileException;
  }

  private final String name;
  private final List<Path> folders;
  private final BuiltIn builtIn;
  private final Format<T> format;
  private final Function<T, @Nullable String> idInside;

  /// @param name folder of this kind, e.g. `devices`
  /// @param idInside the id that a file states, null where its format has none
  Shelf(
      String name,
      List<Path> folders,
      BuiltIn builtIn,
      Format<T> format,
      Function<T, @Nullable String> idInside) {
    this.name = name;
    this.folders = folders;
    this.builtIn = builtIn;
    this.format = format;
    this.idInside = idInside;
  }

  Optional<T> find(String id) throws InvalidFileException {
    if (!Value.isId(id)) {
      return Optional.empty(); // It could lead out of the folder.
    }
    for (Path folder : folders) {
      Path file = folder.resolve(name).resolve(id + SUFFIX);
      if (Files.exists(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          return Optional.of(read(file.toString(), in, id));
        } catch (IOException e) {
          throw new InvalidFileException(file.toString(), "", "cannot be read: " + e.getMessage());
        }
      }
    }
    String resource = name + "/" + id + SUFFIX;
    try (InputStream in = builtIn.open(resource)) {
      return in == null ? Optional.empty() : Optional.of(read("built-in " + resource, in, id));
    } catch (IOException e) {
      throw new InvalidFileException(resource, "", "cannot be read: " + e.getMessage());
    }
  }

  private T read(String fileName, InputStream in, String id) throws InvalidFileException {
    T content = format.read(fileName, in);
    String inside = idInside.apply(content);
    if (inside != null && !inside.equals(id)) {
      throw new InvalidFileException(
          fileName,
          "/id",
          "expected \"" + id + "\", the name of the file, found \"" + inside + '"');
    }
    return content;
  }

  /// What a file asks for by id.
  ///
  /// @param userFile the file that asks
  /// @param place pointer to the id in it
  T get(String id, String userFile, String place) throws InvalidFileException {
    Optional<T> found = find(id);
    if (found.isEmpty()) {
      throw new InvalidFileException(
          userFile,
          place,
          "there is no %s/%s%s; there are %s"
              .formatted(name, id, SUFFIX, String.join(", ", Nearest.first(id, ids()))));
    }
    return found.get();
  }

  SortedSet<String> ids() {
    return ids(Stream.concat(filesInFolders(), builtIn.names(name).stream()));
  }

  /// Those of files in folders, which go before built-in ones.
  SortedSet<String> idsInFolders() {
    return ids(filesInFolders());
  }

  private Stream<String> filesInFolders() {
    return folders.stream().flatMap(folder -> BuiltIn.names(folder.resolve(name)).stream());
  }

  private static SortedSet<String> ids(Stream<String> files) {
    return files
        .filter(file -> file.endsWith(SUFFIX))
        .map(file -> file.substring(0, file.length() - SUFFIX.length()))
        .filter(Value::isId)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
