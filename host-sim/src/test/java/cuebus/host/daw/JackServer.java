package cuebus.host.daw;

import cuebus.host.nativehost.NativeFixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A JACK server of our own at 48 kHz, whose two outputs lead nowhere.
final class JackServer implements AutoCloseable {

  private static final String PACKAGE = "jackd2";

  private final HostProcess clients;
  private final HostProcess.Running server;

  /// Starts one; skips the test where JACK is missing.
  ///
  /// @param folder for what server and clients print
  /// @param environment of its clients
  JackServer(Path folder, Map<String, String> environment) throws Exception {
    for (String tool : List.of("jackd", "jack_wait", "jack_lsp", "jack_rec")) {
      NativeFixtures.needs(tool, PACKAGE);
    }
    String name = "cuebus-daw-" + ProcessHandle.current().pid();
    Map<String, String> all = new HashMap<>(environment);
    all.put("JACK_DEFAULT_SERVER", name);
    all.put("JACK_NO_START_SERVER", "1");
    clients = new HostProcess(folder, all);
    // -S: a period waits for its clients, so that a busy machine makes no gaps.
    String command = "jackd -n " + name + " -S -r --no-mlock -d dummy -r 48000 -p 1024 -C 0 -P 2";
    server = clients.start(command.split(" ", -1));
    clients.run("jack_wait", "-w", "-t", "60");
  }

  /// Runs programs connected to this server.
  HostProcess clients() {
    return clients;
  }

  /// Waits for a port of a client.
  void await(String port, HostProcess.Running client) throws Exception {
    HostProcess.until(() -> clients.run("jack_lsp").lines().anyMatch(port::equals), client);
  }

  /// Connects two ports, once their clients take part: ports of one that is still starting are
  /// listed, and refused.
  ///
  /// @param client the one that may still be starting
  void connect(String from, String to, HostProcess.Running client) throws Exception {
    HostProcess.until(() -> clients.succeeds("jack_connect", from, to), client);
  }

  /// Records ports while the transport starts.
  ///
  /// @return a WAV file of 24 bits; it begins with some silence
  Path record(List<String> ports, int seconds) throws Exception {
    Path wav = clients.folder().resolve("recorded.wav");
    List<String> command =
        new ArrayList<>(List.of("jack_rec", "-f", wav.toString(), "-d", String.valueOf(seconds)));
    command.addAll(List.of("-b", "24", "-B", "262144"));
    command.addAll(ports);
    try (HostProcess.Running recorder = clients.start(command.toArray(String[]::new))) {
      HostProcess.until(() -> Files.exists(wav), recorder);
      clients.run("sh", "-c", "echo play | jack_transport");
      clients.await(recorder);
    }
    return wav;
  }

  @Override
  public void close() {
    server.close();
  }
}
