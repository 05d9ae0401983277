package cuebus.host.jvst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cuebus.host.jvst.fixture.Plain;
import cuebus.host.jvst.fixture.Seer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import jvst.wrapper.VSTPluginAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plugins from jars: what they see, and what they share.
class ClassLoadingTest {

  @TempDir Path folder;

  private static byte[] bytes(Class<?> type) throws IOException {
    try (var in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
      return in.readAllBytes();
    }
  }

  private static void jar(Path file, Class<?>... types) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Class<?> type : types) {
        jar.putNextEntry(new JarEntry(type.getName().replace('.', '/') + ".class"));
        jar.write(type == VSTPluginAdapter.class ? new byte[] {1, 2, 3} : bytes(type));
      }
    }
  }

  /// A plugin in a folder of its own, as it is given away.
  private Path install(String name, Class<?>... types) throws IOException {
    Path home = Files.createDirectory(folder.resolve(name));
    jar(home.resolve("seer.jar"), types);
    return Files.writeString(
        home.resolve(name + ".ini"),
        """
        PluginClass=cuebus/host/jvst/fixture/Seer
        SystemClassPath={WrapperPath}/jvstsystem.jar
        ClassPath={WrapperPath}/jvstwrapper.jar:{WrapperPath}/seer.jar
        """);
  }

  private List<Float> values(Path ini) throws Exception {
    PluginRun run = new PluginRun(folder, PluginFiles.of(ini.toString(), List.of()));
    RunReport report = run.run();
    assertThat(report.faults()).isEmpty();
    return report.parameters().stream().map(RunReport.ParameterValue::value).toList();
  }

  @Test
  void instancesShareTheirClassesAndPluginsDoNot() throws Exception {
    Path first = install("First", Seer.class, Plain.class);
    Path second = install("Second", Seer.class, Plain.class);
    assertThat(values(first).getFirst()).isEqualTo(1);
    assertThat(values(first).getFirst()).isEqualTo(2);
    assertThat(values(second).getFirst()).isEqualTo(1);
    assertThat(values(first).getFirst()).isEqualTo(3);
  }

  @Test
  void aPluginSeesTheJdkAndTheContractOnly() throws Exception {
    List<Float> sees = values(install("Alone", Seer.class, Plain.class));
    // Not Main, not picocli, not our host interface; java.sql and the contract, yes.
    assertThat(sees.subList(1, sees.size())).containsExactly(0f, 0f, 0f, 1f, 1f);
  }

  @Test
  void aCopyOfTheContractAmongItsJarsIsPassedOver() throws Exception {
    // The copy here is no class at all, so it cannot have been loaded.
    Path ini = install("Bundled", VSTPluginAdapter.class, Seer.class, Plain.class);
    assertThat(values(ini).getFirst()).isEqualTo(1);
  }

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    Path ini = install("Torn", Seer.class);
    PluginFiles torn = PluginFiles.of(ini.toString(), List.of());
    assertThatThrownBy(torn::load)
        .isInstanceOf(JvstException.class)
        .hasMessageContaining("cannot be loaded")
        .hasMessageContaining("Plain")
        .hasMessageContaining("do not exist: " + ini.resolveSibling("jvstsystem.jar"));
    Files.delete(ini.resolveSibling("seer.jar"));
    Path other = ini.resolveSibling("Other.ini");
    Files.copy(ini, other);
    assertThatThrownBy(() -> PluginFiles.of(other.toString(), List.of()).load())
        .hasMessageContaining("there is no class cuebus.host.jvst.fixture.Seer")
        .hasMessageContaining("seer.jar");
    assertThatThrownBy(() -> PluginFiles.of("org.example.Echo", List.of()).load())
        .hasMessage(
            "org.example.Echo: there is no class org.example.Echo on its class path, which is empty:"
                + " add --classpath JAR");
  }

  @Test
  void aClassThatIsNoneIsNamed() throws Exception {
    Path jar = folder.resolve("bad.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry("Bad.class"));
      entries.write("class?".getBytes(StandardCharsets.US_ASCII));
      entries.putNextEntry(new JarEntry("Newer.class"));
      byte[] newer = bytes(Seer.class);
      newer[7] = 99;
      entries.write(newer);
    }
    assertThatThrownBy(() -> PluginFiles.of("Bad", List.of(jar)).load())
        .hasMessageContaining("Bad cannot be loaded: ClassFormatError");
    assertThatThrownBy(() -> PluginFiles.of("Newer", List.of(jar)).load())
        .hasMessageContaining("Newer cannot be loaded: UnsupportedClassVersionError");
  }
}
