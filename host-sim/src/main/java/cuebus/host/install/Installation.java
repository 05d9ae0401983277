package cuebus.host.install;

import cuebus.json.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Cuebus as installed in one place.
///
/// @param place where
public record Installation(Place place) {

  /// What was done, or would be.
  ///
  /// @param put files that hosts find
  /// @param removed files that were taken away
  /// @param kept files that an earlier installation put there and somebody changed since
  /// @param libBytes size of the jars and the Java runtime; 0 where none was made
  public record Outcome(List<Path> put, List<Path> removed, List<Path> kept, long libBytes) {}

  /// What [#install] would do. Changes nothing.
  ///
  /// @throws IOException if something is in the way
  /// @throws InvalidFileException if the manifest of an earlier installation is damaged
  public Outcome plan(BuiltPlugin built, Set<PluginFormat> formats)
      throws IOException, InvalidFileException {
    if (place.lib().toString().contains(":")) {
      throw new IOException(
          place.lib()
              + ": a colon in the folder's name splits Java's class path; install elsewhere");
    }
    Manifest old = Manifest.read(place.manifest());
    Map<Path, Path> files = files(built, formats);
    TreeSet<String> names = new TreeSet<>();
    for (Path target : files.keySet()) {
      Swap.refuseForeign(place, place.name(target), old);
      names.add(place.name(target));
    }
    List<String> others =
        old.files().keySet().stream()
            .filter(name -> !names.contains(name) && !place.file(name).startsWith(place.lib()))
            .toList();
    return new Outcome(
        List.copyOf(files.keySet()), unchanged(old, others), changed(old, others), 0);
  }

  /// Puts the plugin there; afterwards exactly these formats are installed. Takes seconds, for a
  /// Java runtime is linked. All or nothing: on failure, what was there before is there again.
  ///
  /// @param built what is installed
  /// @param runtime makes the Java runtime
  /// @param formats which of the formats
  /// @param step told what is being done, for people
  /// @throws IOException that names the file at which it failed, or what is in the way
  /// @throws InvalidFileException if the manifest of an earlier installation is damaged
  public Outcome install(
      BuiltPlugin built, JavaRuntime runtime, Set<PluginFormat> formats, Consumer<String> step)
      throws IOException, InvalidFileException {
    try (Swap swap = new Swap(place)) {
      Outcome planned = plan(built, formats);
      step.accept("Copying");
      for (Map.Entry<Path, Path> file : files(built, formats).entrySet()) {
        swap.copy(file.getValue(), file.getKey());
      }
      swap.copy(built.licence(), place.lib().resolve("LICENSE"));
      for (Path jar : built.jars()) {
        swap.copy(jar, place.lib().resolve("jars").resolve(jar.getFileName()));
      }
      step.accept("Linking the Java runtime");
      runtime.link(built.jars(), swap.staged(place.lib().resolve("runtime")));
      step.accept("Archiving its classes");
      JavaRuntime.archive(swap.staged(place.lib()), built.jars());
      step.accept("Putting it into place");
      swap.commit();
      return new Outcome(
          planned.put(), planned.removed(), planned.kept(), JavaRuntime.size(place.lib()));
    }
  }

  /// Takes away what was put there, and nothing else: files that were changed since are kept.
  ///
  /// @param dryRun true to change nothing and only say what would be done
  /// @throws IOException if nothing is installed there, or a file cannot be deleted: the rest is
  ///   there still, and another try goes on
  /// @throws InvalidFileException if the manifest is damaged
  public Outcome uninstall(boolean dryRun) throws IOException, InvalidFileException {
    if (!dryRun) {
      Swap.recover(place);
    }
    Manifest old = Manifest.read(place.manifest());
    if (old.files().isEmpty()) {
      throw new IOException(
          "nothing is installed in %s: there is no %s".formatted(place.root(), place.manifest()));
    }
    // Libraries first, so that no host finds one without its jars. In descending order, for a link
    // among the runtime's licences comes after the file it leads to.
    List<String> names =
        old.files().reversed().keySet().stream()
            .sorted(Comparator.comparing(name -> place.file(name).startsWith(place.lib())))
            .toList();
    List<Path> removed = unchanged(old, names);
    List<Path> kept = changed(old, names);
    if (!dryRun) {
      for (Path file : removed) {
        delete(file);
      }
      delete(place.manifest());
      Swap.removeEmpty(place, old.folders());
    }
    return new Outcome(List.of(), removed, kept, 0);
  }

  private static void delete(Path file) throws IOException {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw Swap.named(file, e);
    }
  }

  /// What hosts find, and where each file is copied from.
  private Map<Path, Path> files(BuiltPlugin built, Set<PluginFormat> formats) {
    Map<Path, Path> files = new TreeMap<>();
    for (PluginFormat format : formats) {
      format
          .files(built)
          .forEach((name, source) -> files.put(place.of(format).resolve(name), source));
    }
    return files;
  }

  private List<Path> unchanged(Manifest old, List<String> names) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      if (old.holds(name, place.file(name))) {
        files.add(place.file(name));
      }
    }
    return files;
  }

  private List<Path> changed(Manifest old, List<String> names) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      if (Files.exists(place.file(name)) && !old.holds(name, place.file(name))) {
        files.add(place.file(name));
      }
    }
    return files;
  }
}
