package cuebus.host.daw;

import cuebus.host.nativehost.NativeFixtures;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// qtractor without a window, on a JACK server of its own.
final class Qtractor {

  private static final String PACKAGE = "qtractor";
  private static final Path SCANNER =
      Path.of("/usr/lib/x86_64-linux-gnu/qtractor/qtractor_plugin_scan");
  private static final int CHANNELS = 16;

  private final Path home;

  /// Skips the test where qtractor is missing.
  ///
  /// @param home an empty folder for its settings
  Qtractor(Path home) {
    NativeFixtures.needs("qtractor", PACKAGE);
    NativeFixtures.installed(SCANNER.toString(), PACKAGE);
    NativeFixtures.needs("gcc", "gcc");
    this.home = home;
  }

  /// What its scanner says about libraries.
  ///
  /// @param libraries each with its format in front, e.g. `CLAP:/usr/lib/clap/x.clap`
  String scan(String... libraries) throws Exception {
    Path list = Files.write(home.resolve("libraries.txt"), List.of(libraries));
    return offscreen().run("sh", "-c", SCANNER + " < " + list);
  }

  private HostProcess offscreen() {
    return new HostProcess(home, Map.of("QT_QPA_PLATFORM", "offscreen"));
  }

  /// Opens a session, has it saved, plays it from its start and records the sixteen channels of its
  /// master bus.
  ///
  /// @return the recording
  Path play(Path session, int seconds) throws Exception {
    Path sequencer = sequencer();
    try (JackServer jack = new JackServer(home, offscreen().environment());
        HostProcess.Running qtractor =
            jack.clients().start("env", "LD_PRELOAD=" + sequencer, "qtractor", session + "")) {
      List<String> ports =
          IntStream.rangeClosed(1, CHANNELS).mapToObj(c -> "Qtractor:Master/out_" + c).toList();
      jack.await(ports.getLast(), qtractor);
      // Answered when everything is loaded.
      String written = Files.readString(session);
      offscreen().run("sh", "-c", "kill -USR1 " + qtractor.process().pid());
      HostProcess.until(
          () -> {
            String now = Files.readString(session);
            return !now.equals(written) && now.strip().endsWith("</session>");
          },
          qtractor);
      return jack.record(ports, seconds);
    }
  }

  /// Compiles an ALSA sequencer that does nothing: qtractor refuses to start without one.
  private Path sequencer() throws Exception {
    Path source = home.resolve("alsa-sequencer.c");
    try (InputStream text = Qtractor.class.getResourceAsStream("alsa-sequencer.c")) {
      Files.write(source, text.readAllBytes());
    }
    Path library = home.resolve("alsa-sequencer.so");
    offscreen().run("gcc", "-shared", "-fPIC", "-o", library.toString(), source.toString());
    return library;
  }
}
