package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A `cuebus` command line that was run in this JVM, and how it ended.
public record CommandRun(int code, String out, String err) {

  public static CommandRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int code = Main.run(words, new PrintWriter(out), new PrintWriter(err));
    return new CommandRun(code, out.toString(), err.toString());
  }

  /// `cuebus render SESSION --out FOLDER` and more options, which must end well.
  public static CommandRun render(Path session, Path out, Object... more) {
    List<Object> words = new ArrayList<>(List.of("render", session, "--out", out));
    words.addAll(List.of(more));
    return of(words.toArray()).succeeds();
  }

  public CommandRun succeeds() {
    assertThat(err).isEmpty();
    assertThat(code).isZero();
    return this;
  }

  /// Asserts that there is one clear line about what is wrong, and the exit code.
  CommandRun fails(int expectedCode, String... message) {
    assertThat(err).as("one line from cuebus").matches("cuebus: [^\n]+\n");
    assertThat(err).contains(message);
    assertThat(out).isEmpty();
    assertThat(code).isEqualTo(expectedCode);
    return this;
  }

  static JsonNode report(Path folder) throws IOException {
    return new ObjectMapper().readTree(folder.resolve("report.json").toFile());
  }

  static List<String> warnings(Path folder) throws IOException {
    List<String> warnings = new ArrayList<>();
    report(folder).get("warnings").forEach(warning -> warnings.add(warning.textValue()));
    return warnings;
  }

  /// Every file below a folder, by its path there, hidden ones too; empty if there is no folder.
  static SortedMap<String, byte[]> files(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }
}
