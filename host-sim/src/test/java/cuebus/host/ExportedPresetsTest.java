package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.PluginParameter;
import cuebus.plugin.CueMixFactory;
import cuebus.plugin.Plugin;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `cuebus export` wrote, loaded into the plugin through each format's own functions, sounds
/// as the engine with the session; and a change to it while it plays makes no step.
class ExportedPresetsTest {

  private static final String SESSION = "four-piece-band";
  private static final String FILES = SESSION + "-16x8";
  private static final int FRAMES = 4800;
  private static final int BLOCK = 240;

  @TempDir static Path folder;

  private static BuiltBundles bundles;
  private static Path out;
  private static float[][] bus;
  private static float[][] expected;

  @BeforeAll
  static void render() throws Exception {
    bundles = BuiltBundles.in(folder);
    out = folder.resolve("out");
    CommandRun.of("export", SESSION, "--out", out).succeeds();
    bus = new float[16][];
    Arrays.setAll(bus, channel -> Stems.noise(FRAMES, channel));
    Plugin plugin = new CueMixFactory().create("io.github.cuebus.16x8");
    plugin.loadProgram(plugin.programs().indexOf("Four-piece band"));
    plugin.activate(Stems.RATE, FRAMES);
    expected = new float[16][FRAMES];
    plugin.process(bus, expected, FRAMES, ParameterEvents.NONE, new Transport());
    assertThat(expected[0]).as("the session is not silent").isNotEqualTo(new float[FRAMES]);
  }

  @ParameterizedTest
  @ValueSource(strings = {".fxp", ".fxb"})
  void vst2SoundsAsTheEngineDoes(String kind) throws Exception {
    BuiltBundles.with(
        bundles.vst(),
        plugin -> {
          assertThat(plugin.loadState(chunk(SESSION, kind))).isTrue();
          assertSounds(plugin, 0);
        });
  }

  @Test
  void clapSoundsAsTheEngineDoes() throws Exception {
    byte[] preset = Files.readAllBytes(out.resolve("clap/" + FILES + ".json"));
    BuiltBundles.with(
        bundles.clap(),
        plugin -> {
          assertThat(plugin.loadState(preset)).isTrue();
          assertSounds(plugin, 0);
        });
  }

  /// Ports are single precision, so a level may differ in its seventh digit.
  @Test
  void lv2SoundsAsTheEngineDoes() throws Exception {
    String turtle = Files.readString(out.resolve("lv2/" + SESSION + ".lv2/" + FILES + ".ttl"));
    BuiltBundles.with(
        bundles.lv2(),
        plugin -> {
          setPorts(plugin, turtle);
          assertThat(plugin.loadState(withSetup(plugin, turtle))).isTrue();
          assertSounds(plugin, 1e-6f);
        });
  }

  /// The chunk of a file, where its layout has it.
  private static byte[] chunk(String session, String kind) {
    try {
      byte[] file = Files.readAllBytes(out.resolve("vst/" + session + "-16x8" + kind));
      return Arrays.copyOfRange(file, kind.equals(".fxp") ? 60 : 160, file.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void setPorts(NativePlugin plugin, String turtle) {
    Map<String, Double> values = new HashMap<>();
    for (MatchResult port :
        Pattern.compile("lv2:symbol \"(\\w+)\" ; pset:value ([-0-9.E]+)")
            .matcher(turtle)
            .results()
            .toList()) {
      values.put(port.group(1), Double.valueOf(port.group(2)));
    }
    List<PluginParameter> parameters = plugin.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).readOnly()) {
        plugin.set(i, values.get(parameters.get(i).id()));
      }
    }
  }

  /// The values that the plugin has, and the preset's own property.
  private static byte[] withSetup(NativePlugin plugin, String turtle) {
    MatchResult setup =
        Pattern.compile("<(https://[^>]*#setup)> \"(.*)\" ] ;")
            .matcher(turtle)
            .results()
            .findFirst()
            .orElseThrow();
    return withSetup(plugin, setup.group(1), setup.group(2).translateEscapes());
  }

  /// As our host keeps an LV2 state: the values that the plugin has, and one property.
  static byte[] withSetup(NativePlugin plugin, String property, String json) {
    byte[] value = (json + '\0').getBytes(StandardCharsets.UTF_8);
    byte[] saved = plugin.saveState();
    int controls = ByteBuffer.wrap(saved).getInt();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(bytes)) {
      data.write(saved, 0, Integer.BYTES + controls);
      data.writeInt(1);
      data.writeUTF(property);
      data.writeUTF("http://lv2plug.in/ns/ext/atom#String");
      data.writeInt(0);
      data.writeInt(value.length);
      data.write(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void assertSounds(NativePlugin plugin, float tolerance) {
    plugin.activate(Stems.RATE, BLOCK);
    float[][] heard = render(plugin, FRAMES, bus, frame -> {});
    for (int c = 0; c < heard.length; c++) {
      for (int i = 0; i < FRAMES; i++) {
        assertThat(heard[c][i])
            .as("channel %d, frame %d", c, i)
            .isCloseTo(expected[c][i], within(tolerance));
      }
    }
    plugin.deactivate();
    assertThat(plugin.complaints()).isEmpty();
  }

  /// Renders block by block.
  ///
  /// @param before what to do before the block that begins at a frame
  private static float[][] render(
      NativePlugin plugin, int frames, float[][] input, Consumer<Integer> before) {
    float[][] heard = new float[plugin.outputs()][frames];
    for (int frame = 0; frame < frames; frame += BLOCK) {
      before.accept(frame);
      int from = frame;
      float[][] in = new float[plugin.inputs()][];
      Arrays.setAll(in, c -> Arrays.copyOfRange(input[c], from, from + BLOCK));
      float[][] out = new float[plugin.outputs()][BLOCK];
      plugin.process(in, out, BLOCK, List.of());
      for (int c = 0; c < heard.length; c++) {
        System.arraycopy(out[c], 0, heard[c], frame, BLOCK);
      }
    }
    return heard;
  }

  /// As `SetupChangeTest` has it for the engine: a step bends a signal one way and straight back.
  @Test
  void aPresetLoadedWhileVst2PlaysMakesNoStep() throws Exception {
    CommandRun.of("export", "singer-and-pianist", "--out", out, "--formats", "vst").succeeds();
    int frames = 4 * FRAMES;
    // A tone of 960 frames at its peak.
    int change = frames / 2 + BLOCK;
    float[][] tones = new float[16][];
    Arrays.setAll(tones, c -> Stems.sine(frames, 50, 0.05));
    BuiltBundles.with(
        bundles.vst(),
        plugin -> {
          plugin.loadState(chunk("singer-and-pianist", ".fxp"));
          plugin.activate(Stems.RATE, BLOCK);
          float[][] heard =
              render(
                  plugin,
                  frames,
                  tones,
                  frame -> {
                    if (frame == change) {
                      plugin.loadState(chunk(SESSION, ".fxp"));
                    }
                  });
          plugin.deactivate();
          assertThat(heard[0][change]).as("it plays").isNotZero();
          assertThat(heard[4][change - 1]).as("a mix of the second alone").isZero();
          assertThat(peak(heard[4])).isGreaterThan(0.001);
          for (float[] channel : heard) {
            // The tone's own beginning is a kink, and the amplifier's filters ring after it.
            assertThat(Steps.largest(channel, Stems.RATE / 20))
                .isLessThanOrEqualTo(1e-3 * peak(channel));
          }
        });
  }

  private static double peak(float[] channel) {
    double peak = 0;
    for (float sample : channel) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }
}
