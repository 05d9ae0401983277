package cuebus.plugin;

import cuebus.mix.CueMix;
import cuebus.scene.LogWriter;
import cuebus.session.Library;
import cuebus.session.Setup;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Writes down who changes what while a plugin plays, as `cuebus replay` reads it. A thread of its
/// own writes; the audio thread only fills a ring, and what does not fit is counted.
final class LiveLog implements AutoCloseable {

  /// The environment variable that asks for logs, by the value `on`.
  static final String ASKED = "CUEBUS_LOG";

  /// How often what has come is written. The ring holds far more than a host changes in that time.
  private static final long MILLISECONDS = 100;

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private final Path file;
  private final LogWriter writer;
  private final CueMix mix;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  private LiveLog(Path file, LogWriter writer, CueMix mix) {
    this.file = file;
    this.writer = writer;
    this.mix = mix;
    thread = Thread.ofPlatform().daemon().name("cuebus-log").unstarted(this::write);
  }

  /// Where logs go: `logs` beside the folder of the user's presets; null if nobody asked for them.
  static @Nullable Path folder(Map<String, String> environment) {
    return "on".equals(environment.get(ASKED)) ? Library.userFolder().resolveSibling("logs") : null;
  }

  /// Begins a log with all values as they are now. Not for the audio thread.
  ///
  /// @param folder made if it is missing
  /// @param setup the state of now, and the session that it came from
  /// @return null if it cannot be written; the host's terminal says why
  static @Nullable LiveLog begin(Path folder, Setup setup, double sampleRate, CueMix mix) {
    try {
      Files.createDirectories(folder);
      String stem =
          LocalDateTime.now(ZoneId.systemDefault()).format(NAME)
              + "-"
              + mix.parameters().variant().text();
      Path file = free(folder, stem);
      Setup.Origin origin = setup.origin();
      var writer =
          new LogWriter(
              new BufferedOutputStream(
                  Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING)),
              origin.equals(Setup.Origin.NONE) ? "none" : origin.identity(),
              mix.parameters().variant(),
              (int) Math.round(sampleRate),
              origin.mixIds());
      writer.begin(setup.state());
      var log = new LiveLog(file, writer, mix);
      mix.record(writer.changes());
      log.thread.start();
      return log;
    } catch (IOException e) {
      complain(folder, e);
      return null;
    }
  }

  /// Several instances may begin within a second.
  private static Path free(Path folder, String stem) throws IOException {
    for (int number = 1; ; number++) {
      try {
        return Files.createFile(folder.resolve(stem + "-" + number + ".jsonl"));
      } catch (FileAlreadyExistsException e) {
        // The next number is tried.
      }
    }
  }

  private void write() {
    try (writer) {
      boolean more = true;
      while (more) {
        more = !ended.await(MILLISECONDS, TimeUnit.MILLISECONDS);
        writer.drain();
      }
    } catch (IOException e) {
      mix.record(null);
      complain(file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void complain(Path where, IOException e) {
    System.getLogger("cuebus")
        .log(System.Logger.Level.WARNING, "no control log at " + where + ": " + e);
  }

  /// Ends the log; waits until it is written.
  @Override
  public void close() {
    mix.record(null);
    ended.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
