package cuebus.host.cli;

import cuebus.host.install.Installation;
import cuebus.host.install.Place;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which installation is meant.
final class InstallationChoice {

  @Option(
      names = "--user",
      description = "in your own ~/.vst, ~/.lv2, ~/.clap and ~/.local/lib/cuebus (the default)")
  @SuppressWarnings("UnusedVariable") // it is there to be said, and to exclude --dir
  private boolean user;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "in DIR/vst, DIR/lv2, DIR/clap and DIR/lib/cuebus")
  private @Nullable Path dir;

  /// The installation meant.
  Installation installation() {
    return new Installation(dir != null ? Place.in(dir) : Place.ofUser(home()));
  }

  /// Hosts go by HOME, which need not be what the system has on file for the user.
  private static Path home() {
    String home = System.getenv("HOME");
    return Path.of(home != null && home.startsWith("/") ? home : System.getProperty("user.home"));
  }
}
