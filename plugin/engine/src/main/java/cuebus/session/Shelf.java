package cuebus.session;

import cuebus.json.InvalidFileException;
import cuebus.json.Nearest;
import cuebus.json.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
public final class Shelf<T> {

  private static final String SUFFIX = ".json";

  /// How one kind of file is read.
  ///
  /// @param <T> what a file is read as
  public interface Format<T> {
    /// Reads one file.
    ///
    /// @param fileName the file as the user would name it, for messages
    /// @param in its content; not closed
    /// @throws InvalidFileException if it is not right
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

  /// The file of that id, if there is one.
  ///
  /// @throws InvalidFileException if it is not right
  public Optional<T> find(String id) throws InvalidFileException {
    if (!Value.isId(id)) {
      return Optional.empty(); // It could lead out of the folder.
    }
    for (Path folder : folders) {
      Path file = folder.resolve(name).resolve(id + SUFFIX);
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new InvalidFileException(file.toString(), "", "is not a file that can be read");
      }
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

  /// The ids of all files of this kind.
  public SortedSet<String> ids() {
    return ids(Stream.concat(filesInFolders(), builtIn.names(name).stream()));
  }

  /// Those of files in folders, which go before built-in ones.
  SortedSet<String> idsInFolders() {
    return ids(filesInFolders());
  }

  /// The files in folders whose names are no ids, as `My song.json`: they are found by path only.
  List<Path> filesWithoutId() {
    return folders.stream()
        .flatMap(folder -> BuiltIn.files(folder.resolve(name)).stream())
        .filter(file -> {
          String fileName = file.getFileName().toString();
          return fileName.toLowerCase(Locale.ROOT).endsWith(SUFFIX)
              && !fileName.startsWith(".")
              && ids(Stream.of(fileName)).isEmpty()
              && Files.isRegularFile(file);
        })
        .sorted()
        .toList();
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
