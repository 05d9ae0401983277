package cuebus.host.jvst;

import cuebus.host.audio.PartialFile;
import java.util.Arrays;
import java.util.List;

/// Sees to it that a plugin which ends the program does not make an unfinished run look done: what
/// is half-written is deleted, one line says who did it, and the exit code is 1.
final class ExitGuard implements AutoCloseable {

  private static final int FAILED = 1;

  private final String plugin;
  private final List<PartialFile> files;
  private final Thread hook = new Thread(this::programEnds, "a plugin that ends the program");

  /// @param plugin its name for people
  /// @param files what the run writes
  ExitGuard(String plugin, List<PartialFile> files) {
    this.plugin = plugin;
    this.files = List.copyOf(files);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @SuppressWarnings("SystemOut") // the program is ending, and its own way of telling has ended
  private void programEnds() {
    if (wasAskedFor()) {
      // Halting does not wait for the hook that does this otherwise.
      files.forEach(PartialFile::abort);
      System.err.println("cuebus: " + plugin + ": it ended the program, which only its host may");
      Runtime.getRuntime().halt(FAILED);
    }
  }

  /// Whether some thread called `System.exit`; a signal from outside ends the program without that.
  private static boolean wasAskedFor() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(frame ->
            frame.getClassName().equals("java.lang.Runtime")
                && frame.getMethodName().equals("exit"));
  }

  /// The run is over.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already.
    }
  }
}
