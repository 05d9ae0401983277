package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The licence table of docs/formats.md names every library that Cuebus runs with, and no other.
class LicencesTest {

  private static final Pattern TESTS =
      Pattern.compile(
          "(junit|assertj|archunit|byte-buddy|opentest4j|apiguardian|surefire|cuebus|maven|common).*");

  @Test
  void everyLibraryHasARow() throws Exception {
    Set<String> libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(entry -> new File(entry).getName())
            .filter(name -> name.endsWith(".jar"))
            .map(name -> name.replaceFirst("-[0-9].*", ""))
            .filter(name -> !TESTS.matcher(name).matches())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(libraries).contains("beads", "picocli");
    List<String> rows =
        Files.readAllLines(Path.of("../docs/formats.md")).stream()
            .dropWhile(line -> !line.startsWith("| Part |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.split("\\|", -1)[1].strip())
            .toList();
    Set<String> named =
        rows.stream()
            .filter(part -> !part.equals("Cuebus") && !part.startsWith("Java runtime"))
            .flatMap(part -> Arrays.stream(part.split(", ")))
            .filter(part -> !part.startsWith("with "))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).isEqualTo(libraries);
  }
}
