package cuebus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.amp.DeviceFile;
import cuebus.session.Library;
import cuebus.session.Session;
import cuebus.session.SessionFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What README.md shows is what the tree holds.
class ReadmeTest {

  private static final Path ROOT = Path.of("..");

  private static String readme() throws Exception {
    return Files.readString(ROOT.resolve("README.md"));
  }

  /// The fenced blocks of a language, in order.
  private static List<String> blocks(String text, String language) {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```")
        .matcher(text)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void itsSessionAndItsDeviceAreComplete() throws Exception {
    List<String> json = blocks(readme(), "json");
    Session session = SessionFile.read("README.md", bytes(json.get(0)));
    var library = new Library(List.of(), ReadmeTest.class.getClassLoader());
    assertThat(library.resolve(session, "README.md").devices()).hasSize(1);
    assertThat(DeviceFile.read("README.md", bytes(json.get(1))).id()).isEqualTo("my-interface");
  }

  @Test
  void itsBeadsProgramIsPartOfTheExample() throws Exception {
    String example = Files.readString(Path.of("examples/cuebus/docs/TwoPlayers.java"));
    assertThat(blocks(readme(), "java").get(0).lines().map(String::strip))
        .allSatisfy(line -> assertThat(example).contains(line));
  }

  @Test
  void itsTestCommandIsTheOneOfContinuousIntegration() throws Exception {
    String section = readme().replaceFirst("(?s).*\n## Build and test\n", "");
    String command = blocks(section, "").get(0).strip();
    assertThat(Files.readString(ROOT.resolve(".ci/run")))
        .contains("JAVA_HOME=$2 " + command + " <");
  }

  static Stream<Path> pages() throws Exception {
    try (Stream<Path> docs = Files.list(Path.of(""));
        Stream<Path> decisions = Files.list(Path.of("adr"))) {
      return Stream.concat(
          Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve),
          Stream.of(docs, decisions).flatMap(s -> s))
          .filter(file -> file.toString().endsWith(".md"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkWithinTheTreeLeadsSomewhere(Path page) throws Exception {
    Path folder = page.toAbsolutePath().getParent();
    assertThat(
            Pattern.compile("\\]\\((?!https?:)([^)#]+)").matcher(Files.readString(page)).results())
        .allSatisfy(link -> assertThat(folder.resolve(link.group(1))).exists());
  }
}
