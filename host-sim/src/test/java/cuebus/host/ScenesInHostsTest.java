package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.PluginEvent;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.plugin.CueMixFactory;
import cuebus.plugin.Plugin;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scenes and MIDI through the library that a DAW loads, in every native format: as the engine does
/// them, to the bit.
class ScenesInHostsTest {

  private static final int SCENE = Parameters.of(Variant.V16X8).byId("scene").orElseThrow().index();
  private static final int BLOCK = 240;
  private static final int BLOCKS = 20;

  @TempDir static Path folder;

  private static BuiltBundles bundles;
  private static Path session;
  private static float[][] bus;

  @BeforeAll
  static void build() throws Exception {
    bundles = BuiltBundles.in(folder);
    session = folder.resolve("band.json");
    Files.writeString(
        session,
        """
        {"cuebus-session": 1, "name": "Band", "sources": [{"id": "a"}, {"id": "b"}],
         "mixes": [{"id": "m", "sends": {"a": {}}}, {"id": "n", "sends": {"b": {}}}],
         "scenes": [{"id": "verse", "name": "Verse", "fadeMs": 60,
                     "parameters": {"mix1.source1.level": -20, "mix2.source1.level": 0}},
                    {"id": "chorus", "name": "Chorus", "parameters": {"mix1.level": 3}}],
         "midi": {"programs": [{"channel": 1, "program": 3, "scene": "verse"}],
                  "controllers": [{"channel": 2, "cc": 7, "parameter": "mix2.level"}]}}
        """);
    bus = new float[16][];
    Arrays.setAll(bus, channel -> Stems.noise(BLOCK * BLOCKS, channel));
  }

  private static Plugin engine() throws IOException {
    try {
      Plugin plugin = new CueMixFactory().create("io.github.cuebus.16x8");
      plugin.loadSetup(session);
      return plugin;
    } catch (cuebus.json.InvalidFileException e) {
      throw new IOException(e);
    }
  }

  private static Path file(String format) {
    return switch (format) {
      case "vst" -> bundles.vst();
      case "lv2" -> bundles.lv2();
      default -> bundles.clap();
    };
  }

  private static byte[] state(String format, NativePlugin plugin, byte[] json) {
    String text = new String(json, StandardCharsets.UTF_8);
    return format.equals("lv2")
        ? ExportedPresetsTest.withSetup(plugin, "https://cuebus.github.io/lv2/ns#setup", text)
        : json;
  }

  private static float[][] part(int block) {
    float[][] part = new float[16][];
    Arrays.setAll(part, c -> Arrays.copyOfRange(bus[c], block * BLOCK, (block + 1) * BLOCK));
    return part;
  }

  private static int scene(NativePlugin plugin) {
    return IntStream.range(0, plugin.parameters().size())
        .filter(i -> plugin.parameters().get(i).name().equals("Scene"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vst", "lv2", "clap"})
  void hostsRecallAsTheEngineDoes(String format) throws Exception {
    Plugin engine = engine();
    byte[] project = engine.saveState();
    engine.activate(Stems.RATE, BLOCK);
    BuiltBundles.with(
        file(format),
        plugin -> {
          assertThat(plugin.loadState(state(format, plugin, project))).isTrue();
          plugin.activate(Stems.RATE, BLOCK);
          ParameterEvents events = new ParameterEvents(1);
          for (int block = 0; block < BLOCKS; block++) {
            float[][] expected = new float[16][BLOCK];
            float[][] heard = new float[16][BLOCK];
            events.clear();
            List<PluginEvent> sent = List.of();
            if (block == 3) {
              engine.midiIn().add(101, 0xc0, 3, 0);
              sent = List.of(new PluginEvent.Midi(101, 0xc0, 3, 0));
            } else if (block == 12) {
              events.add(0, SCENE, 2);
              sent = List.of(new PluginEvent.ParameterChange(0, scene(plugin), of(format, 2)));
            } else if (block == 15) {
              engine.midiIn().add(7, 0xb1, 7, 64);
              sent = List.of(new PluginEvent.Midi(7, 0xb1, 7, 64));
            }
            engine.process(part(block), expected, BLOCK, events, new Transport());
            plugin.process(part(block), heard, BLOCK, sent);
            assertThat(heard).as("block %d", block).isDeepEqualTo(expected);
          }
          assertThat(engine.value(SCENE)).isEqualTo(2);
          byte[] saved = plugin.saveState();
          plugin.deactivate();
          assertThat(plugin.complaints()).isEmpty();
          assertReopens(format, saved, engine);
        });
  }

  /// What a fresh instance plays that opens the project is what the first one would play now.
  private static void assertReopens(String format, byte[] saved, Plugin engine) {
    try {
      Plugin again = new CueMixFactory().create("io.github.cuebus.16x8");
      again.loadState(engine.saveState());
      again.activate(Stems.RATE, BLOCK);
      float[][] expected = new float[16][BLOCK];
      again.process(part(0), expected, BLOCK, ParameterEvents.NONE, new Transport());
      BuiltBundles.with(
          file(format),
          plugin -> {
            assertThat(plugin.loadState(saved)).isTrue();
            plugin.activate(Stems.RATE, BLOCK);
            float[][] heard = new float[16][BLOCK];
            plugin.process(part(0), heard, BLOCK, List.of());
            assertThat(heard).isDeepEqualTo(expected);
            plugin.deactivate();
          });
    } catch (IOException | cuebus.json.InvalidFileException e) {
      throw new AssertionError(e);
    }
  }

  /// A value in the format's own scale.
  private static double of(String format, double value) {
    return format.equals("vst") ? value / 128 : value;
  }
}
