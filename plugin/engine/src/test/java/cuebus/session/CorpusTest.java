package cuebus.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cuebus.json.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {

  static List<Path> good() throws IOException {
    return Corpus.files("good");
  }

  static List<Corpus.Bad> bad() throws IOException {
    return Corpus.bad();
  }

  @ParameterizedTest
  @MethodSource
  void good(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    assertThatCode(() -> Corpus.read(file, content)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource
  void bad(Corpus.Bad bad) throws IOException {
    byte[] content = Files.readAllBytes(bad.file());
    var error =
        catchThrowableOfType(InvalidFileException.class, () -> Corpus.read(bad.file(), content));
    assertThat(error).as("refused").isNotNull();
    assertThat(error.file()).isEqualTo(bad.name() + ".json");
    assertThat(error.pointer()).as(error.getMessage()).isEqualTo(bad.pointer());
    assertThat(error).hasMessageContaining(bad.message());
    assertThat(error.getMessage()).as("fits a terminal").hasSizeLessThan(600);
    assertThat(error.getMessage())
        .as("speaks of JSON, not of its parser")
        .doesNotContain("Feature");
  }

  @Test
  void everyBadFileHasALine() throws IOException {
    assertThat(Corpus.bad().stream().map(Corpus.Bad::file))
        .containsExactlyInAnyOrderElementsOf(Corpus.files("bad"));
  }
}
