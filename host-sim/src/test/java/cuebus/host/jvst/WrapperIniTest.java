package cuebus.host.jvst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Good and bad `.ini` files, and what the wrapper makes of them.
class WrapperIniTest {

  private static final String WHOLE =
      """
      # A comment is an unknown key.
      PluginClass=org/example/Echo
      PluginUIClass=org/example/EchoWindow
      SystemClassPath={WrapperPath}/jvstsystem.jar
      ClassPath={WrapperPath}/jvstwrapper.jar:{WrapperPath}/echo.jar
      IsLoggingEnabled=1
      JVMOption1=-Dkey=value
      """;

  @TempDir Path folder;

  private WrapperIni read(String text) throws Exception {
    return WrapperIni.read(Files.writeString(folder.resolve("Echo.ini"), text));
  }

  @Test
  void aWholeFile() throws Exception {
    WrapperIni ini = read(WHOLE);
    assertThat(ini.pluginClass()).isEqualTo("org.example.Echo");
    assertThat(ini.systemClassPath()).containsExactly(folder.resolve("jvstsystem.jar"));
    assertThat(ini.classPath())
        .containsExactly(folder.resolve("jvstwrapper.jar"), folder.resolve("echo.jar"));
    assertThat(ini.logging()).isTrue();
    assertThat(ini.notes()).isEmpty();
  }

  static Stream<Arguments> goodLines() {
    return Stream.of(
        Arguments.of("carriage returns", WHOLE.replace("\n", "\r\n")),
        Arguments.of("spaces around values", WHOLE.replaceAll("(?m)^(\\w+)=(.*)$", "$1= \t$2  ")),
        Arguments.of(
            "dots in the class", WHOLE.replace("org/example/Echo\n", "org.example.Echo\n")),
        Arguments.of("no line at the end", WHOLE.strip()),
        Arguments.of("a value ends at a second =", WHOLE.replace("echo.jar\n", "echo.jar=x.jar\n")),
        Arguments.of("unknown keys", "Colour=blue\n\n=\nClassPathology=1\n" + WHOLE),
        Arguments.of(
            "Windows",
            WHOLE
                .replace('/', '\\')
                .replace("jar:{", "jar;{")
                .replace("org\\example\\Echo\n", "org/example/Echo\n")),
        Arguments.of("empty entries", WHOLE.replace("jar:{", "jar::{")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodLines")
  void meansTheSame(String what, String text) throws Exception {
    WrapperIni ini = read(text);
    assertThat(ini).isEqualTo(read(WHOLE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PluginClass= | Echo.ini: has no line PluginClass=",
        "ClassPath= | Echo.ini: has no line ClassPath=",
        "SystemClassPath= | Echo.ini: has no line SystemClassPath=",
        "IsLoggingEnabled= | -",
      })
  void aKeyIsMissing(String key, String message) throws Exception {
    String text =
        WHOLE.lines().filter(line -> !line.startsWith(key)).reduce("", (a, b) -> a + b + "\n");
    if (message.equals("-")) {
      assertThat(read(text).logging()).isFalse();
    } else {
      assertThatThrownBy(() -> read(text)).hasMessageContaining(message);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ClassPath= | ClassPath =x | no line ClassPath=… * line 5 is passed over: the wrapper knows a key",
        "PluginClass= | \"  PluginClass=x\" | no line PluginClass=… * line 2 is passed over",
        "PluginClass=org/example/Echo$ | PluginClass= | Echo.ini: has no line PluginClass=",
        "IsLoggingEnabled=1 | IsLoggingEnabled=yes | IsLoggingEnabled=yes: 0 and 1 are allowed",
        "JVMOption1=-Dkey= | PluginClass= | Echo.ini, line 7: PluginClass stands in the file a second"
            + " time",
      })
  void aLineIsWrong(String line, String wrong, String message) {
    String text = WHOLE.replaceAll("(?m)^" + line, wrong);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(JvstException.class)
        .satisfies(e -> {
          for (String part : message.split(" \\* ", -1)) {
            assertThat(e).hasMessageContaining(part);
          }
        });
  }

  @Test
  void linesAndPathsAreOnlySoLong() throws Exception {
    String fits = "# " + "x".repeat(1021) + "\n";
    assertThat(read(fits + WHOLE).notes()).isEmpty();
    assertThatThrownBy(() -> read("x" + fits + WHOLE))
        .hasMessageContaining("Echo.ini, line 1: has 1024 bytes, at most 1023 are allowed");
    Path deep = folder.resolve("ä".repeat(100));
    Files.createDirectory(deep);
    Path far = Files.writeString(deep.resolve("Echo.ini"), WHOLE);
    assertThat(WrapperIni.read(far).notes())
        .containsExactly(
            "the stock wrapper takes paths of at most 199 bytes, and this is one of "
                + far.toString().getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void whatIsNoFileOrNoText() throws Exception {
    assertThatThrownBy(() -> WrapperIni.read(folder.resolve("none.ini")))
        .hasMessageEndingWith("none.ini: no such file");
    assertThatThrownBy(() -> WrapperIni.read(folder)).hasMessageContaining("cannot be read");
    Path binary = Files.write(folder.resolve("x.ini"), new byte[] {(byte) 0xC3, 0x28});
    assertThatThrownBy(() -> WrapperIni.read(binary)).hasMessageContaining("is not text in UTF-8");
  }

  @Test
  void ourOwnFileIsRight() throws Exception {
    WrapperIni ini = WrapperIni.read(Path.of("../plugin/bundle/src/main/jvst/Cuebus.ini"));
    assertThat(ini.pluginClass()).isEqualTo("cuebus.jvst.CuebusJvst");
    assertThat(ini.systemClassPath()).hasSize(1);
    assertThat(ini.classPath()).hasSize(5).allMatch(Path::isAbsolute);
    assertThat(ini.notes()).isEmpty();
  }

  @Test
  void theClassPathIsSearchedInTheWrappersOrder() throws Exception {
    Path ini = Files.writeString(folder.resolve("Echo.ini"), WHOLE);
    PluginFiles files = PluginFiles.of(ini.toString(), List.of(Path.of("more.jar")));
    assertThat(files.classPath())
        .containsExactly(
            folder.resolve("jvstsystem.jar"),
            folder,
            folder.resolve("jvstwrapper.jar"),
            folder.resolve("echo.jar"),
            Path.of("more.jar"));
  }
}
