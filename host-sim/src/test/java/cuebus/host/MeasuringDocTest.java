package cuebus.host;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What docs/measuring.md shows is what the commands in it print. With `-Dcuebus.docs.write=true`
/// the examples are made anew, as long as they are.
class MeasuringDocTest {

  private static final Pattern EXAMPLE =
      Pattern.compile("```\n\\$ \\./cuebus (.*)\n((?s:.*?))```\n");

  private static final Path DOC = Path.of("../docs/measuring.md");

  static List<Named<MatchResult>> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(DOC))
        .results()
        .map(example -> Named.of(example.group(1), example))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExampleIsCurrent(MatchResult example) throws IOException {
    String out = CommandRun.of((Object[]) example.group(1).split(" ")).succeeds().out();
    if (Boolean.getBoolean("cuebus.docs.write")) {
      long lines = example.group(2).lines().count();
      String current = out.lines().limit(lines).collect(joining("\n", "", "\n"));
      Files.writeString(DOC, Files.readString(DOC).replace(example.group(2), current));
      return;
    }
    assertThat(out).startsWith(example.group(2));
  }
}
