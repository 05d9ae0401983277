package cuebus.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import cuebus.json.InvalidFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Damaged good files: whatever they have become, reading them ends, and in nothing but a value or
/// an [InvalidFileException].
class MutationTest {

  private static final int MUTANTS_PER_FILE = 60;

  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[-+.0-9eE]+|[a-z]+|[\\[\\]{},:]");

  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "null",
          "true",
          "NaN",
          "-Infinity",
          "1e999",
          "-0",
          "1e-400",
          "99999999999999999999",
          "\"\"",
          "\"-inf\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"..\"",
          "\"id\"",
          "\"levelDb\"",
          "\"../..\"",
          "[[[[[[[[",
          "{\"a\":",
          "1" + "0".repeat(1200),
          "\"" + "x".repeat(60_000) + "\"");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mutantsAreReadOrRefused(long seed) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int refused = 0;
    for (Path file : Corpus.files("good")) {
      byte[] good = Files.readAllBytes(file);
      for (int i = 0; i < MUTANTS_PER_FILE; i++) {
        byte[] mutant =
            random.nextBoolean() ? bytesChanged(good, random) : tokensChanged(good, random);
        try {
          Corpus.read(file, mutant);
        } catch (InvalidFileException e) {
          refused++;
          assertThat(e.getMessage()).startsWith(file.getFileName().toString());
        } catch (RuntimeException | StackOverflowError e) {
          fail("seed %d, %s, mutant %d".formatted(seed, file.getFileName(), i), e);
        }
      }
    }
    assertThat(refused).as("mutants that are no good file any more").isGreaterThan(300);
  }

  private static byte[] bytesChanged(byte[] good, RandomGenerator random) {
    byte[] mutant = good.clone();
    for (int n = random.nextInt(1, 4); n > 0; n--) {
      mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant;
  }

  private static byte[] tokensChanged(byte[] good, RandomGenerator random) {
    String text = new String(good, StandardCharsets.UTF_8);
    List<String> tokens = TOKEN.matcher(text).results().map(m -> m.group()).toList();
    List<String> mutant = new ArrayList<>(tokens);
    for (int n = random.nextInt(1, 4); n > 0; n--) {
      int at = random.nextInt(mutant.size());
      switch (random.nextInt(4)) {
        case 0 -> mutant.remove(at);
        case 1 -> mutant.add(at, tokens.get(random.nextInt(tokens.size())));
        case 2 -> mutant.set(at, TOKENS.get(random.nextInt(TOKENS.size())));
        default -> mutant.set(at, tokens.get(random.nextInt(tokens.size())));
      }
    }
    return String.join(" ", mutant).getBytes(StandardCharsets.UTF_8);
  }
}
