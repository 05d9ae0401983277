package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import cuebus.host.audio.StemReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// `cuebus demo`: what everybody runs first.
class DemoCommandTest {

  private static final List<String> PLAYERS = List.of("drummer", "bassist", "keys", "singer");
  private static final Set<String> STEREO = Set.of("keys.wav", "overheads.wav");

  @TempDir static Path folder;
  private static CommandRun run;

  @BeforeAll
  static void demo() {
    run = CommandRun.of("demo", "--out", folder.resolve("first")).succeeds();
  }

  @Test
  void leavesStemsMixesAndReportsAndNothingElse() throws Exception {
    assertThat(CommandRun.files(folder.resolve("first")).keySet())
        .containsExactlyInAnyOrder(
            "stems/kick.wav",
            "stems/snare.wav",
            "stems/hats.wav",
            "stems/overheads.wav",
            "stems/bass.wav",
            "stems/keys.wav",
            "stems/lead.wav",
            "stems/click.wav",
            "mixes/drummer.wav",
            "mixes/bassist.wav",
            "mixes/keys.wav",
            "mixes/singer.wav",
            "report.json",
            "report.html");
  }

  @Test
  void saysWhereEverythingIs() {
    assertThat(run.out())
        .contains(folder.resolve("first/report.html").toString())
        .contains(
            PLAYERS.stream()
                .map(p -> folder.resolve("first/mixes/" + p + ".wav").toString())
                .toList())
        .doesNotContain("Note:");
  }

  @Test
  void everyFileCanBePlayedAndIsHeard() throws Exception {
    for (String file : CommandRun.files(folder.resolve("first")).keySet()) {
      if (file.endsWith(".wav")) {
        boolean stereo = file.startsWith("mixes/") || STEREO.contains(file.replace("stems/", ""));
        float[][] samples = samples(file, stereo ? 2 : 1);
        for (float[] channel : samples) {
          assertThat(peak(channel)).as("peak of %s", file).isBetween(0.03, 0.99);
        }
      }
    }
  }

  /// Not only in level: no mix is another one turned up or down.
  @Test
  void theMixesAreDistinct() throws Exception {
    for (String one : PLAYERS) {
      for (String other : PLAYERS) {
        if (!one.equals(other)) {
          float[] a = samples("mixes/" + one + ".wav", 2)[0];
          float[] b = samples("mixes/" + other + ".wav", 2)[0];
          assertThat(correlation(a, b)).as("%s and %s", one, other).isLessThan(0.97);
        }
      }
    }
  }

  @Test
  void theReportSaysWhatTheMixesAre() throws Exception {
    JsonNode report = CommandRun.report(folder.resolve("first"));
    assertThat(report.get("sampleRate").intValue()).isEqualTo(48_000);
    assertThat(report.get("sources")).hasSize(8);
    assertThat(report.get("mixes")).hasSize(4);
    for (JsonNode mix : report.get("mixes")) {
      float[][] samples = samples(mix.get("file").textValue(), 2);
      assertThat(samples[0]).hasSize(report.get("frames").intValue());
      double peak = Math.max(peak(samples[0]), peak(samples[1]));
      assertThat(20 * Math.log10(peak))
          .as("sample peak of %s", mix.get("id"))
          .isCloseTo(mix.get("samplePeakDbfs").doubleValue(), within(0.01));
    }
    Path schema = Path.of("../presets/schemas/report.schema.json");
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schema), InputFormat.JSON)
                .validate(Files.readString(folder.resolve("first/report.json")), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void thePageIsWellFormedAndPlaysTheMixes() throws Exception {
    Path page = folder.resolve("first/report.html");
    Document parsed =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(page.toFile());
    Set<Path> played = new HashSet<>();
    var players = parsed.getElementsByTagName("audio");
    for (int i = 0; i < players.getLength(); i++) {
      String source = ((Element) players.item(i)).getAttribute("src");
      played.add(page.resolveSibling(source).normalize());
    }
    assertThat(played)
        .containsExactlyInAnyOrderElementsOf(
            PLAYERS.stream().map(p -> folder.resolve("first/mixes/" + p + ".wav")).toList());
  }

  @Test
  void aSecondRunGivesTheSameBytes() throws Exception {
    CommandRun.of("demo", "--out", folder.resolve("second")).succeeds();
    SortedMap<String, byte[]> first = CommandRun.files(folder.resolve("first"));
    Map<String, byte[]> second = CommandRun.files(folder.resolve("second"));
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach((file, bytes) -> assertThat(second.get(file)).as(file).isEqualTo(bytes));
  }

  private static float[][] samples(String file, int channels) throws Exception {
    try (StemReader reader = StemReader.open(folder.resolve("first").resolve(file))) {
      assertThat(reader.channels()).as("channels of %s", file).isEqualTo(channels);
      int frames = Math.toIntExact(reader.frames());
      float[][] samples = new float[channels][frames];
      assertThat(reader.read(samples, 0, frames)).isEqualTo(frames);
      return samples;
    }
  }

  private static double peak(float[] samples) {
    double peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  private static double correlation(float[] a, float[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }
}
