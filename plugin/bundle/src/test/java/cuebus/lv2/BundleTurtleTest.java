package cuebus.lv2;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The bundle's Turtle, as LV2's own tools read it.
class BundleTurtleTest {

  @TempDir static Path folder;

  private static Path bundle;

  @BeforeAll
  static void write() throws Exception {
    bundle = folder.resolve("cuebus.lv2");
    BundleTurtle.write(bundle);
  }

  private static Lv2Tools tools() {
    return new Lv2Tools(folder);
  }

  @Test
  @Tag("hosts")
  void theValidatorFindsNothing() throws Exception {
    Lv2Tools.assumeTool("sord_validate", "sordi");
    List<String> command = new ArrayList<>(List.of("lv2_validate"));
    try (Stream<Path> files = Files.list(bundle)) {
      files.map(Path::toString).forEach(command::add);
    }
    assertThat(command).hasSizeGreaterThan(9);
    String said = tools().run("lv2-dev", folder, "", command);
    assertThat(said).contains("Found 0 errors").doesNotContain("error:").doesNotContain("warning");
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  @Tag("hosts")
  void aHostSeesEveryPortWithItsRange(Variant variant) throws Exception {
    String info = tools().run("lilv-utils", folder, "", List.of("lv2info", Uris.plugin(variant)));
    int parameters = Parameters.of(variant).all().size();
    int meters = variant.inputs() + 8 * variant.mixes();
    assertThat(info.split("\n\tPort \\d+:", -1))
        .hasSize(1 + variant.inputs() + 2 * variant.mixes() + 2 + meters + parameters + 1);
    assertThat(info)
        .contains("Presets:", "Singer and pianist")
        .containsPattern("Name: +Cuebus " + variant.text() + "\n")
        .containsPattern(port("mix2_level", "Mix 2 Level", "-100.000000", "12.000000", "0.000000"))
        .containsPattern(port("mix1_output", "Mix 1 Output", "0.000000", "2.000000", "0.000000"))
        .containsPattern(port("enabled", "Enabled", "0.000000", "1.000000", "1.000000"))
        .doesNotContain("Symbol:      bypass");
  }

  private static String port(String symbol, String name, String min, String max, String initial) {
    return "Symbol: +%s\n\\s+Name: +%s\n(\\s+(Group|Designation).*\n)*\\s+Minimum: +%s\n\\s+Maximum: +%s\n\\s+Default: +%s\n"
        .formatted(symbol, name, min, max, initial);
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void symbolsAreUniqueAndSpeltAsLv2Asks(Variant variant) throws IOException {
    String turtle = Files.readString(bundle.resolve("cuebus-" + variant.text() + ".ttl"));
    String ports = turtle.substring(0, turtle.indexOf("a lv2:Parameter"));
    List<String> symbols =
        ports
            .lines()
            .filter(line -> line.contains("lv2:symbol"))
            .map(line -> line.replaceAll(".*\"(.*)\".*", "$1"))
            .toList();
    assertThat(symbols)
        .hasSize(Ports.of(variant).count())
        .doesNotHaveDuplicates()
        .allMatch(symbol -> symbol.matches("[_a-zA-Z][_a-zA-Z0-9]*"));
    List<String> indices =
        ports.lines().filter(line -> line.contains("lv2:index")).map(String::strip).toList();
    for (int i = 0; i < indices.size(); i++) {
      assertThat(indices.get(i)).isEqualTo("lv2:index " + i + " ;");
    }
  }

  @Test
  void textsAreQuoted() {
    assertThat(Turtle.text("a \"b\" \\ c\nd\u0007 Ω"))
        .isEqualTo("\"a \\\"b\\\" \\\\ c\\nd\\u0007 Ω\"");
  }
}
