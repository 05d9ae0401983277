package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.clap.ClapAbi.AudioBuffer;
import cuebus.clap.ClapAbi.Block;
import cuebus.clap.ClapAbi.Event;
import cuebus.entry.Memory;
import cuebus.mix.CueMix;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Blocks through the function that hosts call, against the mixer called from Java.
class ClapProcessTest {

  private static final int RATE = 48_000;
  private static final int FRAMES = 6000;

  private final FakeHost host = new FakeHost();
  private final FakePlugin plugin = host.create("io.github.cuebus.8x4");
  private final CueMix mix = new CueMix(Variant.V8X4);
  private final Parameters parameters = mix.parameters();

  @BeforeEach
  void open() {
    set("mix1.source1.level", 0);
    set("mix1.source2.level", -6);
    set("mix2.source1.level", -3);
    set("mix4.source8.level", 3);
  }

  @AfterEach
  void close() {
    plugin.destroy();
  }

  private void set(String id, double value) {
    mix.set(parameters.byId(id).orElseThrow().index(), value);
    try (FakeBlock block = new FakeBlock(1)) {
      block.value(0, id, value);
      plugin.call("clap.params", 5, void.class, block.inEvents(), 0L);
    }
  }

  private static float[][] noise(int channels, int frames, Random random) {
    float[][] x = new float[channels][frames];
    for (float[] channel : x) {
      for (int i = 0; i < frames; i++) {
        channel[i] = (float) (random.nextGaussian() * 0.1);
      }
    }
    return x;
  }

  /// A change of a value or of modulation, at a frame of the whole run.
  private record Change(int frame, Parameter parameter, double value, boolean modulation) {}

  private Change[] changes(int count, Random random) {
    Change[] changes = new Change[count];
    for (int e = 0; e < count; e++) {
      Parameter p = parameters.all().get(random.nextInt(parameters.all().size()));
      boolean modulation = random.nextInt(3) == 0 && p instanceof Parameter.Continuous;
      double span = p.max() - p.min();
      // A little outside of the range, too: hosts do that.
      double value = random.nextDouble(-0.1, 1.1) * span + (modulation ? -span / 2 : p.min());
      changes[e] = new Change(random.nextInt(FRAMES), p, value, modulation);
    }
    Arrays.sort(changes, (a, b) -> Integer.compare(a.frame, b.frame));
    return changes;
  }

  private float[][] expected(float[][] bus, Change[] changes) {
    ParameterEvents events = new ParameterEvents(changes.length);
    for (Change change : changes) {
      if (change.modulation) {
        events.modulate(change.frame, change.parameter.index(), change.value);
      } else {
        events.add(change.frame, change.parameter.index(), change.value);
      }
    }
    mix.activate(RATE);
    float[][] out = new float[8][FRAMES];
    mix.process(bus, out, FRAMES, events);
    return out;
  }

  @ParameterizedTest(name = "seed {0}, blocks up to {1}, announced {2}, {3} changes, {4} bytes")
  @CsvSource({
    "1, 6000, 6000, 0, 4",
    "2, 64, 64, 200, 4",
    "3, 700, 64, 300, 4",
    "4, 6000, 100, 3000, 4",
    "5, 1, 1, 50, 4",
    "6, 333, 512, 200, 8",
    "7, 6000, -1, 1500, 4"
  })
  void anyCutAndAnyChangesGiveTheMixersOwnSamples(
      int seed, int largest, int announced, int count, int bytes) {
    Random random = new Random(seed);
    float[][] bus = noise(8, FRAMES, random);
    Change[] changes = changes(count, random);
    float[][] expected = expected(bus, changes);
    plugin.activate(RATE, announced);
    try (FakeBlock block = new FakeBlock(FRAMES).inputs(bytes, 8).outputs(bytes, 8)) {
      for (int done = 0; done < FRAMES; ) {
        int n = Math.min(FRAMES - done, 1 + random.nextInt(largest));
        block.clearEvents();
        for (Change change : changes) {
          if (change.frame >= done && change.frame < done + n) {
            block.event(
                change.frame - done,
                change.modulation ? Event.PARAM_MOD : Event.PARAM_VALUE,
                ClapParameters.id(change.parameter.id()),
                change.value);
          }
        }
        for (int c = 0; c < 8; c++) {
          block.put(c, bus[c], done, n);
        }
        assertThat(block.run(plugin, n)).isEqualTo(Block.CONTINUE);
        for (int c = 0; c < 8; c++) {
          assertThat(block.got(0, c, n))
              .as("channel %d from frame %d", c, done)
              .containsExactly(Arrays.copyOfRange(expected[c], done, done + n));
        }
        done += n;
      }
    }
    parameters
        .all()
        .forEach(p -> assertThat(plugin.value(p.id())).as(p.id()).isEqualTo(mix.value(p.index())));
  }

  @Test
  void modulationIsHeardButIsInNoValueAndNoState() {
    plugin.activate(RATE, 512);
    String before = plugin.save();
    try (FakeBlock block = new FakeBlock(4800).inputs(4, 8).outputs(4, 8)) {
      float[] ones = new float[4800];
      Arrays.fill(ones, 0.1f);
      block.put(0, ones, 0, 4800);
      block.modulation(0, "mix1.source1.level", -12).modulation(0, "mix1.mute", 1);
      block.run(plugin, 4800);
      // Constant-power pan: −3.01 dB in the centre. Long settled after 20 ms.
      double db = 20 * Math.log10(block.got(0, 0, 4800)[4000] / 0.1);
      assertThat(db).isCloseTo(-12 - 3.0103, org.assertj.core.data.Offset.offset(1e-3));
    }
    assertThat(plugin.value("mix1.source1.level")).isZero();
    assertThat(plugin.save()).isEqualTo(before);
  }

  @Test
  void oneBufferForBothWays() {
    float[][] bus = noise(8, 512, new Random(3));
    float[][] apart = run(bus, 512, false);
    assertThat(run(bus, 512, true)).isDeepEqualTo(apart);
  }

  /// A reconnected plugin rises from silence; afterwards it sounds as the first time.
  private void rise() {
    try (FakeBlock block = new FakeBlock(100).inputs(4, 8).outputs(4, 8)) {
      for (int frames = 0; frames < RATE; frames += 100) {
        block.run(plugin, 100);
      }
    }
  }

  private float[][] run(float[][] bus, int frames, boolean inPlace) {
    plugin.activate(RATE, 100);
    rise();
    float[][] out = new float[8][];
    try (FakeBlock block = new FakeBlock(frames).inputs(4, 8).outputs(4, 8)) {
      for (int c = 0; c < 8; c++) {
        block.put(c, bus[c], 0, frames);
        if (inPlace) {
          // Shifted by one: each output is the input of another channel.
          Memory.putLong(
              block.pointer(false, 0, c), Memory.getPointer(block.pointer(true, 0, (c + 1) % 8)));
        }
      }
      block.run(plugin, frames);
      for (int c = 0; c < 8; c++) {
        out[c] = block.got(0, c, frames);
      }
    }
    plugin.deactivate();
    return out;
  }

  @Test
  void missingBuffersAreSilenceAndGoNowhere() {
    float[][] bus = noise(8, 64, new Random(4));
    plugin.activate(RATE, 64);
    try (FakeBlock block = new FakeBlock(64).inputs(4, 8).outputs(4, 8)) {
      block.put(0, bus[0], 0, 64);
      block.put(1, bus[1], 0, 64);
      Memory.putLong(block.pointer(true, 0, 1), 0);
      Memory.putLong(block.pointer(false, 0, 0), 0);
      assertThat(block.run(plugin, 64)).isEqualTo(Block.CONTINUE);
      // The right side of mix 1 is there although the left side has no buffer.
      float[] right = block.got(0, 1, 64);
      assertThat(right[10])
          .isCloseTo(
              bus[0][10] * (float) Math.sqrt(0.5), org.assertj.core.data.Offset.offset(1e-6f));
      Memory.putLong(block.port(true, 0) + AudioBuffer.DATA32, 0);
      assertThat(block.run(plugin, 64)).isEqualTo(Block.CONTINUE);
      assertThat(block.got(0, 1, 64)).containsOnly(0);
      Memory.putLong(block.process + Block.INPUTS, 0);
      Memory.putLong(block.process + Block.OUTPUTS, 0);
      assertThat(block.run(plugin, 64)).isEqualTo(Block.CONTINUE);
      Memory.putLong(block.process + Block.IN_EVENTS, 0);
      Memory.putLong(block.process + Block.OUT_EVENTS, 0);
      assertThat(block.run(plugin, 64)).isEqualTo(Block.CONTINUE);
    }
    assertThat((int) plugin.call(FakePlugin.PROCESS, int.class, 0L)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "3, 5", "-1, -1", "1000000, 64"})
  void liesAboutCountsAreSurvived(int channels, int ports) {
    plugin.activate(RATE, 64);
    try (FakeBlock block = new FakeBlock(64).inputs(4, 8).outputs(4, 8)) {
      Memory.putInt(block.port(true, 0) + AudioBuffer.CHANNELS, channels);
      Memory.putInt(block.port(false, 0) + AudioBuffer.CHANNELS, channels);
      Memory.putInt(block.process + Block.INPUT_COUNT, ports);
      Memory.putInt(block.process + Block.OUTPUT_COUNT, ports);
      assertThat(block.run(plugin, 64)).isEqualTo(Block.CONTINUE);
    }
  }

  @Test
  void blocksOfNoLengthTakeEventsAndImpossibleOnesFail() {
    plugin.activate(RATE, 64);
    try (FakeBlock block = new FakeBlock(64).inputs(4, 8).outputs(4, 8)) {
      block.value(5, "mix1.level", -20);
      assertThat(block.run(plugin, 0)).isEqualTo(Block.CONTINUE);
      assertThat(plugin.value("mix1.level")).isEqualTo(-20);
      assertThat(block.run(plugin, -1)).isEqualTo(Block.ERROR);
    }
  }

  @Test
  void eventsOutOfOrderOutOfTheBlockOrOutOfThisWorldDoNoHarm() {
    plugin.activate(RATE, 64);
    try (FakeBlock block = new FakeBlock(64).inputs(4, 8).outputs(4, 8)) {
      block.value(50, "mix1.level", -1).value(10, "mix1.level", -2);
      block.value(9999, "mix2.level", -3).value(-1, "mix3.level", -4);
      block.value(0, "mix4.level", Double.NaN).value(0, "source1.peak", 5);
      block.value(0, "nobody", 1).modulation(0, "bypass", 1);
      block.modulation(0, "mix2.volume", Double.NEGATIVE_INFINITY);
      block.event(0, 77, ClapParameters.id("mix4.level"), -9);
      block.value(0, "mix4.mute", 1);
      Memory.putShort(block.lastEvent() + Event.SPACE, (short) 3);
      block.value(0, "mix4.mute", 1);
      Memory.putInt(block.lastEvent() + Event.BYTES, 20);
      assertThat(block.run(plugin, 64)).isEqualTo(Block.CONTINUE);
    }
    assertThat(plugin.value("mix1.level")).isEqualTo(-2);
    assertThat(plugin.value("mix2.level")).isEqualTo(-3);
    assertThat(plugin.value("mix3.level")).isEqualTo(-4);
    assertThat(plugin.value("mix4.level")).isEqualTo(0);
    assertThat(plugin.value("mix4.mute")).isEqualTo(0);
    assertThat(plugin.value("bypass")).isEqualTo(0);
  }

  @Test
  void samplesThatAreNoNumbersBecomeSilence() {
    plugin.activate(RATE, 64);
    try (FakeBlock block = new FakeBlock(64).inputs(8, 8).outputs(8, 8)) {
      long samples = Memory.getPointer(block.pointer(true, 0, 0));
      Memory.putDouble(samples, Double.NaN);
      Memory.putDouble(samples + 8, Double.MAX_VALUE);
      Memory.putDouble(samples + 16, Double.NEGATIVE_INFINITY);
      block.run(plugin, 64);
      assertThat(block.got(0, 0, 64)).containsOnly(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "NaN", "-48000", "7999", "384001", "Infinity"})
  void impossibleRatesAreRefusedWithAMessage(double rate) {
    assertThat(plugin.tryActivate(rate, 64)).isFalse();
    assertThat(host.heard)
        .singleElement()
        .asString()
        .startsWith("log 3 ")
        .contains(Double.toString(rate), "8000", "384000");
    try (FakeBlock block = new FakeBlock(64).inputs(4, 8).outputs(4, 8)) {
      Memory.fill(Memory.getPointer(block.pointer(false, 0, 0)), 256, (byte) 0x3f);
      assertThat(block.run(plugin, 64)).isEqualTo(Block.ERROR);
      assertThat(block.got(0, 0, 64)).containsOnly(0);
    }
    assertThat((boolean) plugin.call(FakePlugin.START, boolean.class)).isFalse();
    assertThat(plugin.tryActivate(384_000, 64)).isTrue();
    assertThat(plugin.tryActivate(48_000, 64)).isFalse();
  }

  @Test
  void aPortForEachMixGetsThatMix() {
    float[][] bus = noise(8, 256, new Random(5));
    float[][] together = run(bus, 256, false);
    plugin.call("clap.audio-ports-config", 2, boolean.class, 1);
    plugin.activate(RATE, 256);
    try (FakeBlock block = new FakeBlock(256).inputs(4, 8).outputs(4, 2, 2, 2, 2)) {
      for (int frames = 0; frames < RATE; frames += 256) {
        block.run(plugin, 256);
      }
      for (int c = 0; c < 8; c++) {
        block.put(c, bus[c], 0, 256);
      }
      block.run(plugin, 256);
      for (int c = 0; c < 8; c++) {
        assertThat(block.got(c / 2, c % 2, 256)).as("channel " + c).containsExactly(together[c]);
        assertThat(Memory.getLong(block.port(false, c / 2) + AudioBuffer.CONSTANT_MASK)).isZero();
      }
    }
  }
}
