package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClapAbiTest {

  @TempDir Path folder;

  @Test
  void aCCompilerPutsEveryMemberWhereWeDo() throws Exception {
    assumeThat(hasCompiler())
        .as("needs the C compiler `cc`: install the Debian package gcc")
        .isTrue();
    Path source = folder.resolve("layout.c");
    Files.writeString(source, resource());
    Path program = folder.resolve("layout");
    assertThat(run("cc", "-o", program.toString(), source.toString())).isEmpty();
    String printed = run(program.toString());
    assertThat(printed.lines().count()).isGreaterThan(80);
    for (String line : printed.lines().toList()) {
      String[] nameAndOffset = line.split(" ", 2);
      assertThat(ours()).containsEntry(nameAndOffset[0], Integer.parseInt(nameAndOffset[1]));
    }
  }

  private static Map<String, Integer> ours() throws IllegalAccessException {
    Map<String, Integer> ours = new TreeMap<>();
    for (Class<?> struct : ClapAbi.class.getDeclaredClasses()) {
      for (Field field : struct.getDeclaredFields()) {
        if (field.getType() == int.class) {
          ours.put(struct.getSimpleName() + "." + field.getName(), field.getInt(null));
        }
      }
    }
    return ours;
  }

  private static String resource() throws IOException {
    try (var in = ClapAbiTest.class.getResourceAsStream("/clap/layout.c")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean hasCompiler() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cc")));
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Arrays.toString(command) + output).isZero();
    return output;
  }
}
