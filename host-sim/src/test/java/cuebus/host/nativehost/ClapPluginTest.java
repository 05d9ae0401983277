package cuebus.host.nativehost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cuebus.host.nativehost.PluginEvent.ParameterChange;
import cuebus.host.nativehost.format.PluginFile;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A CLAP plugin whose sound is known: its input 32 frames later, times a gain.
class ClapPluginTest {

  private static final int LATENCY = 32;

  @TempDir Path folder;
  private PluginModule module;
  private NativePlugin plugin;

  @BeforeEach
  void load() throws Exception {
    module = PluginFile.open(NativeFixtures.compile(folder, "clap", "0"));
    plugin = module.create("test.gain");
  }

  @AfterEach
  void unload() {
    if (plugin != null) {
      plugin.close();
      module.close();
    }
  }

  @Test
  void saysWhoItIs() {
    assertThat(plugin.info())
        .isEqualTo(new PluginInfo("CLAP", "test.gain", "Test gain", "Cuebus", "1.0"));
    assertThat(plugin.inputs()).isEqualTo(2);
    assertThat(plugin.outputs()).isEqualTo(2);
    assertThat(plugin.parameters())
        .containsExactly(new PluginParameter("1000", "Gain", 0, 4, 1, false, false));
    assertThat(plugin.worksInPlace()).isTrue();
  }

  @Test
  void changesParametersAtTheirFrames() {
    plugin.activate(48_000, 128);
    float[][] in = noise(2, 128);
    float[][] out = new float[2][128];
    plugin.process(
        in, out, 128, List.of(new ParameterChange(40, 0, 3), new ParameterChange(101, 0, 0.25)));
    for (int c = 0; c < 2; c++) {
      for (int i = LATENCY; i < 128; i++) {
        float gain = i < 40 ? 1 : i < 101 ? 3 : 0.25f;
        assertThat(out[c][i]).as("channel %d, frame %d", c, i).isEqualTo(gain * in[c][i - LATENCY]);
      }
    }
    assertThat(plugin.latency()).isEqualTo(LATENCY);
    assertThat(plugin.damage()).isEmpty();
    assertThat(plugin.complaints()).isEmpty();
  }

  @Test
  void soundsTheSameInPlace() {
    plugin.processInPlace(true);
    plugin.activate(48_000, 64);
    float[][] in = noise(2, 64);
    float[][] out = new float[2][64];
    plugin.process(in, out, 64, List.of());
    assertThat(out[1][LATENCY + 5]).isEqualTo(in[1][5]);
    assertThat(plugin.damage()).isEmpty();
  }

  @Test
  void setsShowsAndReadsParametersOutsideOfProcessing() {
    plugin.set(0, 2.5);
    assertThat(plugin.value(0)).isEqualTo(2.5);
    assertThat(plugin.text(0, 0.125)).contains("0.125 times");
    assertThat(plugin.parse(0, "1.5 times")).hasValue(1.5);
    assertThat(plugin.parse(0, "loud")).isEmpty();
  }

  @Test
  void passesStatesInPieces() {
    plugin.set(0, 1.75);
    byte[] state = plugin.saveState();
    assertThat(state).hasSize(200).startsWith("gain".getBytes(UTF_8));
    plugin.set(0, 0);
    assertThat(plugin.loadState(state)).isTrue();
    assertThat(plugin.value(0)).isEqualTo(1.75);
    assertThat(plugin.loadState(new byte[200])).isFalse();
    assertThat(plugin.value(0)).isEqualTo(1.75);
  }

  @Test
  void noticesWhatIsDoneOnTheWrongThread() throws Exception {
    try (PluginModule bad = PluginFile.open(NativeFixtures.compile(folder, "clap", "1"));
        NativePlugin wrong = bad.create("test.gain")) {
      wrong.activate(48_000, 64);
      Thread audio =
          new Thread(
              () -> wrong.process(new float[2][64], new float[2][64], 64, List.of()), "audio");
      audio.start();
      audio.join();
      assertThat(wrong.complaints())
          .containsExactly(
              "told the host of a change of state or latency on the thread audio; the main thread"
                  + " is wanted");
    }
  }

  @Test
  void noticesWhoAsksForEventsThatAreNotThere() throws Exception {
    try (PluginModule bad = PluginFile.open(NativeFixtures.compile(folder, "clap", "2"));
        NativePlugin wrong = bad.create("test.gain")) {
      wrong.activate(48_000, 64);
      wrong.process(new float[2][64], new float[2][64], 64, List.of());
      assertThat(wrong.complaints()).containsExactly("asked for event 0 of 0");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | factory.get_plugin_count is 2147483647; 0 to 65536 are allowed",
        "4 | params.count is -1; 0 to 65536 are allowed",
        "5 | audio_ports.count is 2147483647; 0 to 1024 are allowed",
        "6 | the sum of channel_count over all audio ports is 1800; 0 to 1024 are allowed"
      })
  void refusesCountsThatCannotBe(String defect, String message) throws Exception {
    Path file = NativeFixtures.compile(folder, "clap", defect);
    assertThatThrownBy(
            () -> {
              try (PluginModule bad = PluginFile.open(file)) {
                bad.create("test.gain").close();
              }
            })
        .isInstanceOf(PluginFaultException.class)
        .hasMessage(message);
  }

  static float[][] noise(int channels, int frames) {
    RandomGenerator random = RandomGenerator.of("SplittableRandom");
    float[][] noise = new float[channels][frames];
    for (float[] channel : noise) {
      for (int i = 0; i < frames; i++) {
        channel[i] = random.nextFloat(-1, 1);
      }
    }
    return noise;
  }
}
