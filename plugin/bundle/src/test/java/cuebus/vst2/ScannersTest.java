package cuebus.vst2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cuebus.entry.InstalledBundle;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the scanners of DAWs make of the library: each loads it into a process without a VM.
@Tag("hosts")
class ScannersTest {

  private static final Path ARDOUR = Path.of("/usr/lib/ardour7");
  private static final Path QTRACTOR =
      Path.of("/usr/lib/x86_64-linux-gnu/qtractor/qtractor_plugin_scan");

  @TempDir static Path folder;
  private static InstalledBundle bundle;

  @BeforeAll
  static void install() throws IOException {
    bundle = InstalledBundle.in(folder);
  }

  @ParameterizedTest
  @EnumSource
  void ardourListsEveryVariant(Variant variant) throws Exception {
    Path scanner = ARDOUR.resolve("ardour-vst-scanner");
    assumeThat(scanner).as("Ardour is not installed; Debian's package is ardour").exists();
    Path home = Files.createTempDirectory(folder, "home");
    String ardour = ARDOUR.toString();
    scan(
        Map.of(
            "HOME",
            home.toString(),
            "XDG_CACHE_HOME",
            home.resolve(".cache").toString(),
            "LD_LIBRARY_PATH",
            ardour,
            "ARDOUR_DLL_PATH",
            ardour,
            "ARDOUR_DATA_PATH",
            "/usr/share/ardour7",
            "ARDOUR_CONFIG_PATH",
            "/etc/ardour7"),
        "",
        scanner.toString(),
        "-f",
        library(variant).toString());
    try (Stream<Path> files = Files.walk(home)) {
      Path cache = files.filter(file -> file.toString().endsWith(".v2i")).findFirst().orElseThrow();
      assertThat(Files.readString(cache))
          .contains(
              "name=\"Cuebus %s\" creator=\"Cuebus\" category=\"Effect\"".formatted(variant.text()))
          .contains(
              "n_inputs=\"%d\" n_outputs=\"%d\"".formatted(variant.inputs(), 2 * variant.mixes()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void qtractorListsEveryVariant(Variant variant) throws Exception {
    assumeThat(QTRACTOR).as("qtractor is not installed; Debian's package is qtractor").exists();
    String listed =
        scan(
            Map.of("HOME", folder.toString(), "QT_QPA_PLATFORM", "offscreen"),
            "VST2:" + library(variant) + "\n",
            QTRACTOR.toString());
    int meters = variant.inputs() + 8 * variant.mixes();
    assertThat(listed)
        .contains(
            "VST|Cuebus %s|%d:%d|1:1|%d:0|"
                .formatted(
                    variant.text(),
                    variant.inputs(),
                    2 * variant.mixes(),
                    Parameters.of(variant).all().size() + meters));
  }

  private static Path library(Variant variant) throws IOException {
    return bundle.library("cuebus-" + variant.text() + ".so");
  }

  /// Runs a scanner and returns what it prints.
  private static String scan(Map<String, String> environment, String input, String... command)
      throws IOException, InterruptedException {
    Path in = Files.writeString(Files.createTempFile(folder, "in", null), input);
    Path out = Files.createTempFile(folder, "out", null);
    ProcessBuilder scanner =
        new ProcessBuilder(List.of(command))
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectErrorStream(true);
    scanner.environment().put("CUEBUS_JAVA_HOME", System.getProperty("java.home"));
    scanner.environment().putAll(environment);
    assertThat(scanner.start().waitFor()).as(Files.readString(out)).isZero();
    return Files.readString(out);
  }
}
