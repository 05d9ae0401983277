package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cuebus.lv2.BundleTurtle;
import cuebus.lv2.Uris;
import cuebus.param.Variant;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `cuebus export` writes, read back by parsers that share nothing with the writers.
class ExportCommandTest {

  private static final String NAME = "Küche – live, zweiter Mühlentag";

  private static final String SESSION =
      """
      { "cuebus-session": 1, "name": "%s",
        "sources": [
          { "id": "vox", "name": "Stimme", "trimDb": -3, "colour": "#27ae60" },
          { "id": "keys", "name": "Tasten", "channels": [1, 2] } ],
        "mixes": [
          { "id": "singer", "name": "Sängerin", "levelDb": -6.5,
            "sends": { "vox": { "levelDb": 2, "pan": -0.25 }, "keys": { "mute": true } },
            "output": { "mode": "audible", "device": "interface-phones", "volumeDb": -10,
                        "headphones": [ { "id": "planar-32", "count": 2 } ] } },
          { "id": "drums", "name": "Drummer" } ] }
      """
          .formatted(NAME);

  /// What SESSION says, by parameter.
  private static final Map<String, Double> LEVELS =
      Map.of(
          "source1.trim", -3.0,
          "mix1.level", -6.5,
          "mix1.volume", -10.0,
          "mix1.source1.level", 2.0,
          "mix1.source1.pan", -0.25);

  @TempDir Path folder;

  private Path out;

  @BeforeEach
  void export() throws IOException {
    Path session = Files.writeString(folder.resolve("Küche live.json"), SESSION);
    out = folder.resolve("out");
    CommandRun.of("export", session, "--out", out).succeeds();
  }

  @Test
  void everyVariantThatHoldsTheSessionGetsItsFiles() throws IOException {
    List<String> expected = new ArrayList<>(List.of("lv2/kuche-live.lv2/manifest.ttl"));
    for (String variant : List.of("8x4", "16x8", "32x8", "64x16")) {
      String name = "kuche-live-" + variant;
      expected.add("vst/" + name + ".fxp");
      expected.add("vst/" + name + ".fxb");
      expected.add("clap/" + name + ".json");
      expected.add("lv2/kuche-live.lv2/" + name + ".ttl");
    }
    assertThat(CommandRun.files(out).keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void scenesAndMidiAreInEveryFile() throws IOException {
    Path show = folder.resolve("show.json");
    Files.writeString(
        show,
        SESSION.replace(
            "\"sources\"",
            "\"scenes\": [{\"id\": \"verse\", \"parameters\": {\"mix1.level\": -6}}],"
                + " \"midi\": {\"programs\": [{\"channel\": 2, \"program\": 5, \"scene\": \"verse\"}]},"
                + " \"sources\""));
    Path shown = folder.resolve("shown");
    CommandRun.of("export", show, "--out", shown).succeeds();
    CommandRun.files(shown)
        .forEach((name, bytes) -> {
          if (!name.endsWith("manifest.ttl")) {
            // A text within a text in Turtle.
            String plain = new String(bytes, StandardCharsets.UTF_8).replace("\\\"", "\"");
            assertThat(plain)
                .as(name)
                .contains("\"scenes\":[{\"id\":\"verse\"", "\"program\":5,\"scene\":\"verse\"");
          }
        });
  }

  @Test
  void sessionsWhoseNamesHaveNoLatinLettersDoNotReplaceEachOther() throws IOException {
    Path all = folder.resolve("all");
    List<String> names = List.of("日本.json", "東京.json", "東京 2.json", "大阪 2.json", "🎧.json");
    for (String name : names) {
      Path session = Files.writeString(folder.resolve(name), SESSION);
      CommandRun.of("export", session, "--formats", "clap", "--out", all).succeeds();
    }
    assertThat(CommandRun.files(all)).hasSize(4 * names.size());
    assertThat(CommandRun.files(all).keySet()).allMatch(file -> file.matches("[a-z0-9/.-]+"));
  }

  @Test
  void aVariantThatIsTooSmallGetsNone() throws IOException {
    Path wide = folder.resolve("wide");
    CommandRun.of("export", "rehearsal-8-players", "--out", wide).succeeds();
    assertThat(CommandRun.files(wide).keySet())
        .contains("vst/rehearsal-8-players-16x8.fxp")
        .noneMatch(name -> name.contains("8x4"));
  }

  @Test
  void onlyTheFormatsThatAreNamedAreWritten() throws IOException {
    Path some = folder.resolve("some");
    CommandRun.of("export", "four-piece-band", "--formats", "lv2,CLAP", "--out", some).succeeds();
    assertThat(CommandRun.files(some).keySet())
        .isNotEmpty()
        .allMatch(name -> name.startsWith("lv2/") || name.startsWith("clap/"));
    CommandRun wrong = CommandRun.of("export", "four-piece-band", "--formats", "vst3");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("vst3");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamedAndNothingIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    CommandRun.of("export", "four-piece-band", "--out", file)
        .fails(1, file + ": is a file, and a folder is needed there");
  }

  @Test
  void aFileInTheWayOfOneLeavesNoneOfTheOthers() throws IOException {
    Path blocked = folder.resolve("blocked");
    Path inTheWay = blocked.resolve("clap/four-piece-band-16x8.json");
    Files.createDirectories(inTheWay.resolve("full"));
    CommandRun.of("export", "four-piece-band", "--out", blocked).fails(1, inTheWay.toString());
    assertThat(CommandRun.files(blocked)).isEmpty();
  }

  @Test
  void aSessionThatNoVariantHoldsIsBadInput() throws IOException {
    String sources =
        IntStream.rangeClosed(1, 40)
            .mapToObj("{ \"id\": \"s%d\", \"channels\": [1, 2] }"::formatted)
            .collect(Collectors.joining(", "));
    Path large =
        Files.writeString(
            folder.resolve("large.json"),
            """
            { "cuebus-session": 1, "name": "L", "sources": [%s], "mixes": [{ "id": "m" }] }
            """
                .formatted(sources));
    Path none = folder.resolve("none");
    CommandRun.of("export", large, "--out", none).fails(3, "large.json", "80", "64");
    assertThat(none).doesNotExist();
  }

  /// Layout as hosts read it; see FxFile.
  @Test
  void anFxpIsAProgramWithTheStateAsItsChunk() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(out.resolve("vst/kuche-live-16x8.fxp")));
    assertThat(text(file, 0, 4)).isEqualTo("CcnK");
    assertThat(file.getInt(4)).isEqualTo(file.capacity() - 8);
    assertThat(text(file, 8, 4)).isEqualTo("FPCh");
    assertThat(file.getInt(12)).isEqualTo(1);
    assertThat(text(file, 16, 4)).isEqualTo("Cb16");
    assertThat(file.getInt(20)).as("version 0.1.0").isEqualTo(100);
    // The ü would be bytes 27 and 28, and the last is a zero.
    assertThat(text(file, 28, 28)).isEqualTo("Küche – live, zweiter M\0");
    assertThat(file.getInt(56)).isEqualTo(file.capacity() - 60);
    assertStateOf("16x8", new ObjectMapper().readTree(file.array(), 60, file.capacity() - 60));
  }

  @Test
  void anFxbIsABankWithTheStateAsItsChunk() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(out.resolve("vst/kuche-live-64x16.fxb")));
    assertThat(text(file, 0, 4)).isEqualTo("CcnK");
    assertThat(file.getInt(4)).isEqualTo(file.capacity() - 8);
    assertThat(text(file, 8, 4)).isEqualTo("FBCh");
    assertThat(text(file, 16, 4)).isEqualTo("Cb64");
    assertThat(file.getInt(24)).as("programs").isPositive();
    for (int i = 28; i < 28 + 128; i++) {
      assertThat(file.get(i)).isZero();
    }
    assertThat(file.getInt(156)).isEqualTo(file.capacity() - 160);
    assertStateOf("64x16", new ObjectMapper().readTree(file.array(), 160, file.capacity() - 160));
  }

  @Test
  void aClapPresetIsTheState() throws IOException {
    assertStateOf(
        "8x4", new ObjectMapper().readTree(out.resolve("clap/kuche-live-8x4.json").toFile()));
  }

  @Test
  void anLv2PresetHasTheControlsAsPortsAndTheRestAsState() throws Exception {
    assumeTrue(runs("sordi", "-v"), "sordi is missing; Debian's package is sordi");
    Path bundle = out.resolve("lv2/kuche-live.lv2");
    String triples = triples(bundle.resolve("kuche-live-16x8.ttl"));
    Map<String, Double> ports = new TreeMap<>();
    // Every port is a blank node with a symbol and a value.
    Map<String, String> symbols =
        objects(triples, "(_:\\w+) <http://lv2plug.in/ns/lv2core#symbol> \"(\\w+)\"");
    objects(triples, "(_:\\w+) <http://lv2plug.in/ns/ext/presets#value> \"([^\"]+)\"")
        .forEach((node, value) -> ports.put(symbols.get(node), Double.valueOf(value)));
    LEVELS.forEach((id, value) ->
        assertThat(ports.get(id.replace('.', '_'))).as(id).isCloseTo(value, within(1e-6)));
    assertThat(ports).hasSize(symbols.size()).hasSizeGreaterThan(16 * 8 * 3);
    assertThat(triples)
        .contains(
            "<http://lv2plug.in/ns/lv2core#appliesTo> <https://cuebus.github.io/lv2/16x8>",
            "<http://www.w3.org/2000/01/rdf-schema#label> \"" + NAME + "\"");
    Matcher setup = Pattern.compile("ns#setup> \"(.*)\" \\.").matcher(triples);
    assertThat(setup.find()).isTrue();
    JsonNode state = new ObjectMapper().readTree(setup.group(1).translateEscapes());
    assertNamesAndEquipment(state);
    assertThat(state.get("parameters")).as("the host keeps them, as ports").isEmpty();
    assertThat(triples(bundle.resolve("manifest.ttl")))
        .contains("kuche-live-8x4", "<http://lv2plug.in/ns/ext/presets#Preset>");
  }

  /// Beside the plugin's own bundle, as a user would put it.
  @Test
  @Tag("hosts")
  void lilvListsThePresetsAndTheValidatorFindsNothing() throws Exception {
    assumeTrue(runs("lv2info", "--version"), "lv2info is missing; Debian's package is lilv-utils");
    Path lv2 = out.resolve("lv2");
    BundleTurtle.write(lv2.resolve("cuebus.lv2"));
    for (Variant variant : Variant.values()) {
      ProcessBuilder info = new ProcessBuilder("lv2info", Uris.plugin(variant));
      info.environment().put("LV2_PATH", lv2 + ":/usr/lib/lv2");
      assertThat(said(info)).contains("Presets:", NAME);
    }
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/lv2_validate"))
            && Files.isExecutable(Path.of("/usr/bin/sord_validate")),
        "lv2_validate or sord_validate is missing; Debian's packages are lv2-dev and sordi");
    List<String> validate = new ArrayList<>(List.of("lv2_validate"));
    for (Path bundle : List.of(lv2.resolve("cuebus.lv2"), lv2.resolve("kuche-live.lv2"))) {
      CommandRun.files(bundle).keySet().forEach(file -> validate.add(bundle.resolve(file) + ""));
    }
    assertThat(said(new ProcessBuilder(validate)))
        .contains("Found 0 errors")
        .doesNotContain("error:")
        .doesNotContain("warning");
  }

  private static String said(ProcessBuilder command) throws Exception {
    Process process = command.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void aSourceOfUnknownWidthIsAsWideAsItsStem() throws IOException {
    Path stems = Files.createDirectories(folder.resolve("stems"));
    float[] noise = Stems.noise(100, 1);
    Stems.write(stems.resolve("vox.wav"), Stems.RATE, noise, noise);
    Stems.write(stems.resolve("keys.wav"), Stems.RATE, noise, noise);
    Path wide = folder.resolve("wide");
    CommandRun.of("export", folder.resolve("Küche live.json"), "--stems", stems, "--out", wide)
        .succeeds();
    JsonNode sources =
        new ObjectMapper()
            .readTree(wide.resolve("clap/kuche-live-8x4.json").toFile())
            .get("sources");
    assertThat(sources.get(0).path("linked").asBoolean()).isTrue();
  }

  @Test
  void anUnknownSessionIsBadInput() {
    CommandRun.of("export", "no-such-session", "--out", out)
        .fails(3, "no-such-session: there is no such file, and no session has that id");
  }

  private static void assertStateOf(String variant, JsonNode state) {
    assertThat(state.get("cuebus-state").intValue()).isEqualTo(1);
    assertThat(state.get("variant").textValue()).isEqualTo(variant);
    assertNamesAndEquipment(state);
    JsonNode parameters = state.get("parameters");
    LEVELS.forEach((id, value) ->
        assertThat(parameters.get(id).doubleValue()).as(id).isCloseTo(value, within(1e-9)));
    assertThat(parameters.get("mix1.output").textValue()).isEqualTo("audible");
  }

  private static void assertNamesAndEquipment(JsonNode state) {
    assertThat(state.at("/sources/0/name").textValue()).isEqualTo("Stimme");
    assertThat(state.at("/sources/0/colour").textValue()).isEqualTo("#27ae60");
    assertThat(state.at("/sources/1/linked").booleanValue()).isTrue();
    assertThat(state.at("/mixes/0/name").textValue()).isEqualTo("Sängerin");
    assertThat(state.at("/mixes/1/name").textValue()).isEqualTo("Drummer");
    assertThat(state.at("/mixes/0/output/device/id").textValue()).isEqualTo("interface-phones");
    assertThat(state.at("/mixes/0/output/device/amp/outputImpedanceOhm").intValue()).isEqualTo(42);
    assertThat(state.at("/mixes/0/output/headphones/0/headphone/id").textValue())
        .isEqualTo("planar-32");
    assertThat(state.at("/mixes/0/output/headphones/0/count").intValue()).isEqualTo(2);
  }

  /// The bytes there as UTF-8, up to trailing zeros but one.
  private static String text(ByteBuffer file, int at, int length) {
    byte[] bytes = new byte[length];
    file.get(at, bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.replaceFirst("\0+$", length == 4 ? "" : "\0");
  }

  private static Map<String, String> objects(String triples, String pattern) {
    Map<String, String> objects = new TreeMap<>();
    Pattern.compile(pattern)
        .matcher(triples)
        .results()
        .forEach(found -> objects.put(found.group(1), found.group(2)));
    return objects;
  }

  private static String triples(Path turtle) throws Exception {
    Process sordi =
        new ProcessBuilder("sordi", "-i", "turtle", "-o", "ntriples", turtle.toString()).start();
    String triples = new String(sordi.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(sordi.waitFor()).isZero();
    return Pattern.compile("\\\\u(\\p{XDigit}{4})")
        .matcher(triples)
        .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
