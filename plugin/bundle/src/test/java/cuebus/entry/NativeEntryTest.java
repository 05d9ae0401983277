package cuebus.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.plugin.PluginDeclaration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The library in a host's process, which has no VM before. Each test is a process of its own.
@Tag("hosts")
class NativeEntryTest {

  private static final Map<String, String> PLAIN = Map.of();

  @TempDir static Path folder;
  private static InstalledBundle bundle;
  private static Path library;
  private static TestHost host;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    bundle = InstalledBundle.in(folder);
    library = bundle.library("cuebus-16x8.so");
    host = TestHost.compiledIn(folder);
  }

  @Test
  void theNameOfTheLibrarySaysWhichVariant() throws Exception {
    String out =
        host.run(PLAIN, "opens", library, bundle.library("cuebus-64x16.so")).succeeded().out();
    assertThat(out.lines().map(line -> line.replaceAll(" out.*", "")))
        .containsExactly("16 in, 16", "64 in, 32");
  }

  @Test
  void nothingOfARealTimeHostGetsIntoTheVmAndNothingOfTheVmIntoTheHost() throws Exception {
    host.run(Map.of("LC_ALL", "C.UTF-8"), "threads-of-vm", library).succeeded();
  }

  /// Each has a state of its own and is heard while the others play on other threads.
  @Test
  void tenInstancesOfAllFormatsAndVariantsSideBySide() throws Exception {
    List<Format> formats = List.of(Format.values());
    List<Variant> variants = List.of(Variant.values());
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Variant variant = variants.get(i % variants.size());
      arguments.add(slot(formats.get(i % formats.size()), variant));
      arguments.add(oneSend(variant, i % variant.mixes(), (3 * i + 1) % variant.inputs(), -2 * i));
    }
    host.run(PLAIN, "ten", arguments).succeeded();
  }

  /// The VM gets a small heap of fixed size, so that what is left over shows at once.
  @Test
  void memoryAndThreadsDoNotGrow() throws Exception {
    Map<String, String> small =
        Map.of("CUEBUS_JVM_OPTIONS", "-XX:-UseZGC -XX:+UseSerialGC -Xmx64m");
    List<String> slots =
        List.of(
            slot(Format.VST2, Variant.V16X8),
            slot(Format.LV2, Variant.V16X8),
            slot(Format.CLAP, Variant.V16X8),
            slot(Format.VST2, Variant.V8X4),
            slot(Format.LV2, Variant.V32X8),
            slot(Format.CLAP, Variant.V64X16));
    host.run(small, "cycles", slots).succeeded();
  }

  private enum Format {
    VST2,
    LV2,
    CLAP
  }

  /// A plugin as the host names it.
  private static String slot(Format format, Variant variant) throws IOException {
    return switch (format) {
      case VST2 -> bundle.library("cuebus-" + variant.text() + ".so").toString();
      case LV2 -> bundle.library("cuebus.lv2/cuebus.so") + "#" + variant.text();
      case CLAP -> bundle.library("cuebus.clap") + "#" + variant.text();
    };
  }

  /// One send of a mix as the host sets it, and the gain of that source in that mix: its level
  /// times the pan law's 3 dB less at the centre.
  private static String oneSend(Variant variant, int mix, int source, double decibels) {
    Parameters parameters = Parameters.of(variant);
    Parameter send = parameters.all().get(parameters.ofSend(Control.SEND_LEVEL, mix, source));
    PluginDeclaration declaration = PluginDeclaration.of(variant);
    int audio = declaration.inputs() + declaration.outputs();
    int messages = 2;
    return String.format(
        Locale.ROOT,
        "%d %d %d %f %.9f %d %d %.9f",
        send.index(),
        audio + messages + declaration.meters().size(),
        Integer.toUnsignedLong(fnv1a(send.id())),
        decibels,
        (decibels - send.min()) / (send.max() - send.min()),
        mix,
        source,
        Math.pow(10, decibels / 20) * Math.sqrt(0.5));
  }

  /// CLAP's id of a parameter.
  ///
  /// Source: RFC 9923, FNV-1a of 32 bits.
  private static int fnv1a(String id) {
    int hash = 0x811c9dc5;
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b) * 0x01000193;
    }
    return hash;
  }

  @Test
  void audioThreadsComeAndGo() throws Exception {
    host.run(PLAIN, "comings", library).succeeded();
  }

  @Test
  void aFaultHandlerThatTheHostSetsUpLaterGetsItsOwnFaultsAndJavaKeepsIts() throws Exception {
    host.run(PLAIN, "fault-handler", library, bundle.library("cuebus-8x4.so"), library).succeeded();
  }

  /// More than the VM takes, more than the system has, and a host that may not have the memory.
  @ParameterizedTest
  @ValueSource(strings = {"-Xmx1000t", "-XX:-UseZGC -XX:+UseSerialGC -Xmx120t", "-Xmx64x"})
  void aVmThatCannotStartIsARefusal(String options) throws Exception {
    TestHost.Result result =
        host.run(Map.of("CUEBUS_JVM_OPTIONS", options), "refused", library).succeeded();
    assertThat(messages(result)).singleElement().asString().startsWith("cuebus: Java cannot start");
  }

  @Test
  void aHostThatMayNotHaveTheMemoryLives() throws Exception {
    List<String> limited = List.of("sh", "-c", "ulimit -v 500000; exec \"$@\"", "sh");
    TestHost.Result result = host.run(PLAIN, limited, "refused", library).succeeded();
    assertThat(messages(result)).singleElement().asString().startsWith("cuebus: Java cannot start");
  }

  @Test
  void anOlderVmInTheProcessIsARefusalAndGoesOnWorking() throws Exception {
    Path older = Path.of("/usr/lib/jvm/java-17-openjdk-amd64/lib/server/libjvm.so");
    assumeThat(older).as("Debian's package is openjdk-17-jre-headless").exists();
    TestHost.Result result = host.run(PLAIN, "older-vm", older, library).succeeded();
    assertThat(messages(result)).singleElement().asString().contains("Java 17", "25 or newer");
  }

  @Test
  void aMissingJavaIsARefusalThatNamesIt() throws Exception {
    Map<String, String> nowhere = Map.of("CUEBUS_JAVA_HOME", "/nowhere");
    assertThat(messages(host.run(nowhere, "refused", library).succeeded()))
        .containsOnly("cuebus: CUEBUS_JAVA_HOME is /nowhere, which is not a Java 25 or newer");
  }

  @Test
  void missingJarsAreARefusalThatNamesThePlace() throws Exception {
    Map<String, String> nowhere = Map.of("CUEBUS_LIB", "/nowhere");
    assertThat(messages(host.run(nowhere, "refused", library).succeeded()))
        .hasSize(2)
        .allMatch(message -> message.contains("found no jars in /nowhere"));
  }

  @ParameterizedTest
  @CsvSource({"part1, cuebus-engine", "part2, jackson-core", "part3, cuebus-presets"})
  void oneMissingJarIsARefusalThatNamesIt(String part, String jar) throws Exception {
    Path other = Files.createDirectories(folder.resolve("without-" + part + "/lib/cuebus/jars"));
    try (Stream<Path> jars = Files.list(bundle.jars())) {
      for (Path each : jars.filter(each -> !each.endsWith(part + ".jar")).toList()) {
        Files.copy(each, other.resolve(each.getFileName()));
      }
    }
    Map<String, String> there = Map.of("CUEBUS_LIB", other.getParent().toString());
    assertThat(messages(host.run(there, "refused", library).succeeded()))
        .isNotEmpty()
        .allMatch(message -> message.contains("the jar of " + jar + " is missing or damaged"));
  }

  @Test
  void jarsOfAnotherBuildAreARefusal() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other/lib/cuebus/jars"));
    Files.copy(bundle.jars().resolve("part2.jar"), other.resolve("part2.jar"));
    Map<String, String> there = Map.of("CUEBUS_LIB", other.getParent().toString());
    assertThat(messages(host.run(there, "refused", library).succeeded()))
        .allMatch(message -> message.contains("different builds"));
  }

  /// Spaces, letters that are not in ASCII, a locale that has only ASCII, and no right to write.
  @Test
  void runsFromAnyFolder() throws Exception {
    Path strange = Files.createDirectories(folder.resolve("Žofie's plug ins/größer"));
    InstalledBundle there = InstalledBundle.in(strange);
    Path copy = there.library("cuebus-16x8.so");
    Files.setPosixFilePermissions(there.jars(), PosixFilePermissions.fromString("r-xr-xr-x"));
    host.run(Map.of("LC_ALL", "C"), "opens", copy).succeeded();
    Files.setPosixFilePermissions(there.jars(), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<String> messages(TestHost.Result result) {
    return result.err().lines().filter(line -> line.startsWith("cuebus: ")).toList();
  }
}
