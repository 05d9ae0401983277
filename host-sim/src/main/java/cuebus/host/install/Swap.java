package cuebus.host.install;

import cuebus.host.audio.OutputFolder;
import cuebus.host.audio.PartialFile;
import cuebus.json.InvalidFileException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Puts a new installation in the place of an old one: all of it or nothing.
///
/// Everything is made in a folder beside the jars first, which is what takes time and may fail.
/// Then each old file is renamed to a backup beside it and its successor moved to its name. The
/// manifest comes last: until it has its name, any failure puts the old files back. If the program
/// is killed in between, the next one finds the new manifest still in the folder and puts them back
/// then.
final class Swap implements Closeable {

  private final Place place;
  private final Manifest old;
  private final TreeSet<String> folders;
  private final Thread cleanUp = new Thread(this::close, "delete a half-made installation");
  private boolean ended;

  /// Begins, after clearing up what a killed program left.
  Swap(Place place) throws IOException, InvalidFileException {
    this.place = place;
    if (!Files.isDirectory(folderOf(place.root()))) {
      throw new IOException(place.root() + ": its folder does not exist");
    }
    recover(place);
    old = Manifest.read(place.manifest());
    folders = new TreeSet<>(old.folders());
    Runtime.getRuntime().addShutdownHook(cleanUp);
    makeFolder(place.staging());
    folders.remove(place.name(place.staging()));
  }

  /// What was installed before.
  Manifest old() {
    return old;
  }

  /// Where a file or folder is made until [#commit], in a folder that is there.
  Path staged(Path target) throws IOException {
    Path staged = place.staging().resolve(place.name(target));
    OutputFolder.create(folderOf(staged));
    return staged;
  }

  /// Stages a copy.
  void copy(Path source, Path target) throws IOException {
    Path staged = staged(target);
    try {
      Files.copy(source, staged, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw named(target, e);
    }
  }

  /// Puts everything that was staged into place, and takes away what was installed before and is
  /// not part of it.
  ///
  /// @return what is installed now
  /// @throws IOException that names the file at which it failed; all is as before then
  synchronized Manifest commit() throws IOException {
    if (ended) {
      throw new IOException("the installation was broken off");
    }
    TreeMap<String, String> files = new TreeMap<>();
    for (Path file : tree(place.staging())) {
      if (!Files.isDirectory(file)) {
        files.put(place.staging().relativize(file).toString(), Digest.of(file));
      }
    }
    for (String name : union(files.keySet(), old.files().keySet())) {
      if (files.containsKey(name) || old.holds(name, place.file(name))) {
        refuseForeign(place, name, old);
      }
    }
    Manifest next = new Manifest(files, folders);
    try {
      for (String name : files.keySet()) {
        makeFolder(folderOf(place.file(name)));
      }
      Path manifest = place.staging().resolve(place.manifest().getFileName());
      Files.writeString(manifest, next.json());
      for (String name : files.keySet()) {
        setAside(place.file(name));
        move(place.staging().resolve(name), place.file(name));
      }
      for (String name : removals(next)) {
        setAside(place.file(name));
      }
      setAside(place.manifest());
      move(manifest, place.manifest());
    } catch (IOException e) {
      try {
        rollBack(place, old, next);
      } catch (IOException again) {
        e.addSuppressed(again); // The next installation tries again.
      }
      throw e;
    }
    deleteBackups(place, old);
    return next;
  }

  /// What is there under a name that is not ours, or not as we left it, is not overwritten.
  static void refuseForeign(Place place, String name, Manifest old) throws IOException {
    Path target = place.file(name);
    if (Files.exists(backup(target), LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          backup(target) + ": is in the way of installing; move it away and try again");
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !old.holds(name, target)) {
      throw new IOException(
          target
              + ": is not what Cuebus put there, or was changed since; move it away and try again");
    }
  }

  /// The files that were installed before, are as they were, and are no part of the new.
  List<String> removals(Manifest next) throws IOException {
    List<String> removals = new ArrayList<>();
    for (String name : old.files().keySet()) {
      if (!next.files().containsKey(name) && old.holds(name, place.file(name))) {
        removals.add(name);
      }
    }
    return removals;
  }

  /// Ends: without a commit nothing was changed. Also called when the program ends.
  @Override
  public synchronized void close() {
    if (ended) {
      return;
    }
    ended = true;
    try {
      delete(place.staging());
      removeEmpty(place, folders);
      Runtime.getRuntime().removeShutdownHook(cleanUp);
    } catch (IOException e) {
      // It is hidden and the next installation deletes it; the work's own error matters.
    } catch (IllegalStateException e) {
      // The program is ending, and this is the hook.
    }
  }

  private void makeFolder(Path folder) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path f = folder; f != null && f.startsWith(place.root()) && !Files.exists(f); ) {
      missing.add(f);
      f = f.getParent();
    }
    OutputFolder.create(folder);
    missing.forEach(f -> folders.add(f.equals(place.root()) ? "." : place.name(f)));
  }

  /// Deletes those of some folders that are empty.
  static void removeEmpty(Place place, SortedSet<String> folders) {
    for (String name : new TreeSet<>(folders).descendingSet()) {
      try {
        Files.deleteIfExists(place.file(name).normalize());
      } catch (IOException e) {
        // Not empty, so it is still needed.
      }
    }
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.getParent(), "every file here is below a root");
  }

  private static Path backup(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".cuebus-old");
  }

  private static void setAside(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      move(file, backup(file));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw named(to, e);
    }
  }

  /// Undoes or completes what a killed program began.
  static void recover(Place place) throws IOException, InvalidFileException {
    Path begun = place.staging().resolve(place.manifest().getFileName());
    Path oldManifest = backup(place.manifest());
    if (Files.exists(begun)) {
      rollBack(
          place,
          Manifest.read(Files.exists(oldManifest) ? oldManifest : place.manifest()),
          Manifest.read(begun));
    } else if (Files.exists(oldManifest)) {
      deleteBackups(place, Manifest.read(oldManifest));
    }
    delete(place.staging());
  }

  private static void rollBack(Place place, Manifest old, Manifest next) throws IOException {
    for (String name : union(old.files().keySet(), next.files().keySet())) {
      Path file = place.file(name);
      if (Files.exists(backup(file), LinkOption.NOFOLLOW_LINKS)) {
        move(backup(file), file);
      } else if (!old.files().containsKey(name)
          || (next.holds(name, file) && !old.holds(name, file))) {
        Files.deleteIfExists(file);
      }
    }
    if (Files.exists(backup(place.manifest()))) {
      move(backup(place.manifest()), place.manifest());
    }
    delete(place.staging());
    TreeSet<String> made = new TreeSet<>(next.folders());
    made.removeAll(old.folders());
    removeEmpty(place, made);
  }

  /// The backup of the manifest goes last: it says which others there are.
  private static void deleteBackups(Place place, Manifest old) throws IOException {
    for (String name : old.files().keySet()) {
      Files.deleteIfExists(backup(place.file(name)));
    }
    Files.deleteIfExists(backup(place.manifest()));
    removeEmpty(place, old.folders());
  }

  private static SortedSet<String> union(Collection<String> a, Collection<String> b) {
    TreeSet<String> all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }

  /// A folder and all below it, each folder before what is in it; nothing if it is not there.
  private static List<Path> tree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    for (Path file : tree(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(file);
    }
  }

  /// The error with the name of the file that the user knows.
  static IOException named(Path file, IOException e) {
    return new IOException(file + ": " + PartialFile.reason(e), e);
  }
}
