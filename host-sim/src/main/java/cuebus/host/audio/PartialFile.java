package cuebus.host.audio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A file that appears under its name only when it is whole. Until then it grows as `.NAME.part` in
/// the same folder; it is deleted when given up, when closed without a commit, and when the program
/// ends before (Ctrl-C too).
public final class PartialFile implements Closeable {

  /// Its own lock: nothing begins while the program ends, and names are given to all or to none.
  private static final Set<PartialFile> UNFINISHED = new HashSet<>();

  private static boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(PartialFile::abortAll, "delete partial files"));
  }

  private final Path file;
  private final Path part;
  private final FileChannel channel;

  private PartialFile(Path file, Path part, FileChannel channel) {
    this.file = file;
    this.part = part;
    this.channel = channel;
  }

  private static void abortAll() {
    synchronized (UNFINISHED) {
      ending = true;
      List.copyOf(UNFINISHED).forEach(PartialFile::abort);
    }
  }

  /// Begins a file.
  ///
  /// @param file its final name; its folder exists
  /// @throws IOException that names the file, if its folder is missing or cannot be written, or a
  ///   folder has its name
  public static PartialFile create(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a folder, and a file is to be written there");
    }
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    synchronized (UNFINISHED) {
      checkNotEnding(file);
      return open(file, part);
    }
  }

  private static PartialFile open(Path file, Path part) throws IOException {
    try {
      FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
      PartialFile partial = new PartialFile(file, part, channel);
      UNFINISHED.add(partial);
      return partial;
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": its folder does not exist", e);
    } catch (FileSystemException e) {
      throw new IOException(file + ": cannot be written: " + reason(e), e);
    }
  }

  private static void checkNotEnding(Path file) throws IOException {
    if (ending) {
      throw new IOException(file + ": given up, the program was told to end");
    }
  }

  /// Gives all of them their names, or deletes all that have not got theirs yet. A program that is
  /// told to end meanwhile waits for this.
  ///
  /// @throws IOException that names the file which could not be renamed
  public static void commitAll(List<PartialFile> files) throws IOException {
    synchronized (UNFINISHED) {
      try {
        for (PartialFile file : files) {
          file.commit();
        }
      } finally {
        files.forEach(PartialFile::abort);
      }
    }
  }

  /// The final name.
  public Path file() {
    return file;
  }

  /// Appends bytes.
  ///
  /// @throws IOException that names the file, such as "…: No space left on device"
  public void write(ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (ClosedChannelException e) {
      throw new IOException(file + ": given up before it was whole", e);
    } catch (IOException e) {
      throw new IOException(file + ": " + reason(e), e);
    }
  }

  /// Moves to an absolute position, where the next [#write] overwrites or appends.
  void position(long position) throws IOException {
    channel.position(position);
  }

  /// Bytes written so far.
  long size() throws IOException {
    return channel.size();
  }

  /// Makes the file appear under its name, at once, in place of an older one. Does nothing if it
  /// has appeared already.
  ///
  /// @throws IOException that names the file, if that fails; the partial file is deleted then
  public void commit() throws IOException {
    synchronized (UNFINISHED) {
      checkNotEnding(file);
      if (!UNFINISHED.contains(this)) {
        return;
      }
      try {
        channel.close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        UNFINISHED.remove(this);
      } catch (IOException e) {
        abort();
        throw new IOException(file + ": " + reason(e), e);
      }
    }
  }

  /// Deletes what was written, unless the file has appeared under its name.
  public void abort() {
    synchronized (UNFINISHED) {
      if (UNFINISHED.remove(this)) {
        try {
          channel.close();
          Files.deleteIfExists(part);
        } catch (IOException e) {
          // The system does not let go of it. It is hidden and partial; the work's own error
          // matters.
        }
      }
    }
  }

  /// Aborts unless committed.
  @Override
  public void close() {
    abort();
  }

  /// What the operating system said, without the name of the partial file.
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "No such file or directory";
    }
    if (e instanceof FileSystemException named) {
      String said = named.getReason();
      return said == null ? named.getClass().getSimpleName() : said;
    }
    return String.valueOf(e.getMessage());
  }
}
