package cuebus.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import cuebus.json.InvalidFileException;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.Actor;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The parameter `scene`: hosts automate it, and a scene is recalled.
class SceneParameterTest {

  private static final int FRAMES = 24_000;
  private static final int AT = 4801;

  @TempDir Path folder;

  private final float[][] bus = new float[8][FRAMES];
  private Path session;

  @BeforeEach
  void writeSession() throws Exception {
    session = folder.resolve("band.json");
    Files.writeString(
        session,
        """
        {"cuebus-session": 1, "name": "Band", "sources": [{"id": "a"}, {"id": "b"}],
         "mixes": [{"id": "m", "sends": {"a": {}}}, {"id": "n", "sends": {"a": {}}}],
         "scenes": [
           {"id": "verse", "name": "Verse", "fadeMs": 250,
            "parameters": {"mix1.source1.level": -12, "mix1.source2.level": -3, "mix1.mute": "off",
                           "mix2.source1.level": -40}},
           {"id": "chorus", "name": "Chorus", "parameters": {"mix1.source1.level": 3}},
           {"id": "twin", "name": "CHORUS ", "parameters": {}},
           {"id": "five", "name": "5", "parameters": {}}],
         "recallSafe": {"mixes": ["n"]},
         "midi": {"programs": [{"channel": 1, "program": 3, "scene": "verse"}]}}
        """);
    Random random = new Random(5);
    for (float[] channel : bus) {
      for (int i = 0; i < FRAMES; i++) {
        channel[i] = (float) (0.1 * random.nextGaussian());
      }
    }
  }

  private Plugin plugin() throws InvalidFileException {
    Plugin plugin = new CueMixFactory().create("io.github.cuebus.8x4");
    plugin.loadSetup(session);
    plugin.activate(48_000, 512);
    return plugin;
  }

  private static int index(String id) {
    return Parameters.of(Variant.V8X4).byId(id).orElseThrow().index();
  }

  /// Renders all of the bus; changes and MIDI come at [#AT].
  private float[][] render(Plugin plugin, int block, ParameterEvents atOnce, boolean midi) {
    float[][] out = new float[8][FRAMES];
    ParameterEvents events = new ParameterEvents(16);
    for (int done = 0; done < FRAMES; done += block) {
      int n = Math.min(block, FRAMES - done);
      events.clear();
      if (AT >= done && AT < done + n) {
        for (int e = 0; e < atOnce.size(); e++) {
          events.add(
              AT - done, atOnce.parameter(e), atOnce.value(e), atOnce.actor(e), atOnce.fadeMs(e));
        }
        if (midi) {
          plugin.midiIn().add(AT - done, 0xc0, 3, 0);
        }
      }
      float[][] in = new float[8][];
      float[][] part = new float[8][n];
      int from = done;
      Arrays.setAll(in, c -> Arrays.copyOfRange(bus[c], from, from + n));
      plugin.process(in, part, n, events, new Transport());
      for (int c = 0; c < 8; c++) {
        System.arraycopy(part[c], 0, out[c], done, n);
      }
    }
    return out;
  }

  private static ParameterEvents scene(double number) {
    ParameterEvents events = new ParameterEvents(1);
    events.add(0, index("scene"), number);
    return events;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 4801, 24_000})
  void aRecallIsItsChangesAtThatFrameForAnyBlock(int block) throws Exception {
    ParameterEvents changes = new ParameterEvents(3);
    changes.add(0, index("mix1.source1.level"), -12, Actor.HOST, 250);
    changes.add(0, index("mix1.source2.level"), -3, Actor.HOST, 250);
    changes.add(0, index("mix1.mute"), 0, Actor.HOST, 250);
    float[][] byHand = render(plugin(), FRAMES, changes, false);
    assertThat(render(plugin(), block, scene(1), false)).as("host").isDeepEqualTo(byHand);
    assertThat(render(plugin(), block, scene(0), true)).as("MIDI").isDeepEqualTo(byHand);
    float[][] nothing = render(plugin(), FRAMES, scene(0), false);
    assertThat(byHand[0]).as("it is heard").isNotEqualTo(nothing[0]);
    assertThat(Arrays.copyOf(byHand[0], AT))
        .as("not before its frame")
        .isEqualTo(Arrays.copyOf(nothing[0], AT));
    assertThat(byHand[2]).as("mix 2 is safe").isEqualTo(nothing[2]);
  }

  @Test
  void onlyAnotherValueRecallsAndARestoredStateDoesNot() throws Exception {
    Plugin plugin = plugin();
    render(plugin, 512, scene(1), false);
    assertThat(plugin.value(index("mix1.source1.level"))).isEqualTo(-12);
    plugin.set(index("mix1.source1.level"), -20);
    render(plugin, 512, scene(1), false);
    assertThat(plugin.value(index("mix1.source1.level"))).as("said again").isEqualTo(-20);
    Plugin other = new CueMixFactory().create("io.github.cuebus.8x4");
    other.loadState(plugin.saveState());
    other.activate(48_000, 512);
    other.set(index("scene"), 1);
    render(other, 512, scene(1), false);
    assertThat(other.value(index("mix1.source1.level"))).as("restored").isEqualTo(-20);
    render(other, 512, scene(0), true);
    assertThat(other.value(index("mix1.source1.level"))).as("asked for again").isEqualTo(-12);
  }

  @Test
  void aHandOnTheControlRecallsBeforeBlocksCome() throws Exception {
    Plugin plugin = new CueMixFactory().create("io.github.cuebus.8x4");
    plugin.loadSetup(session);
    plugin.set(index("scene"), 2);
    assertThat(plugin.value(index("mix1.source1.level"))).isEqualTo(3);
    plugin.set(index("scene"), 0);
    plugin.set(index("scene"), 128);
    assertThat(plugin.value(index("mix1.source1.level"))).as("there is no 128th").isEqualTo(3);
    assertThat(plugin.value(index("scene"))).isEqualTo(128);
  }

  @Test
  void valuesReadAsTheScenesAreCalled() throws Exception {
    Plugin plugin = plugin();
    String[] texts = {"none", "Verse", "2", "3", "4", "5"};
    for (int value = 0; value < texts.length; value++) {
      assertThat(plugin.valueText(index("scene"), value)).isEqualTo(texts[value]);
      assertThat(plugin.valueOf(index("scene"), texts[value])).hasValue(value);
    }
    assertThat(plugin.valueOf(index("scene"), " verse ")).hasValue(1);
    assertThat(plugin.valueOf(index("scene"), "bridge")).isEmpty();
    assertThat(plugin.valueText(index("mix1.level"), -6)).isEqualTo("-6.0 dB");
    plugin.loadProgram(0);
    assertThat(plugin.valueText(index("scene"), 1)).isEqualTo("1");
  }

  @Test
  void scenesOfALargerVariantAreRefusedAndChangeNothing() throws Exception {
    Plugin plugin = plugin();
    Path large = folder.resolve("large.json");
    Files.writeString(
        large, Files.readString(session).replace("\"mix2.source1.level\"", "\"mix9.level\""));
    assertThatThrownBy(() -> plugin.loadSetup(large))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining(
            "8x4 has no parameter mix9.level, which /scenes/0/parameters/mix9.level names");
    assertThat(plugin.valueText(index("scene"), 1)).isEqualTo("Verse");
  }

  @Test
  void recallsAllocateNothing() throws Exception {
    Plugin plugin = plugin();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[][] in = new float[8][64];
    float[][] out = new float[8][64];
    Transport transport = new Transport();
    ParameterEvents events = new ParameterEvents(64);
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < 3000 && allocated != 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      events.clear();
      for (int e = 0; e < 64; e++) {
        events.add(e, index("scene"), 1 + (e & 1));
        for (int flood = 0; flood < 100; flood++) {
          plugin.midiIn().add(e, 0xc0, 3, 0);
        }
      }
      plugin.process(in, out, 64, events, transport);
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).as("bytes in a block of 128 recalls, once compiled").isZero();
  }
}
