package cuebus.lv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cuebus.entry.Memory;
import cuebus.lv2.Lv2Abi.Descriptor;
import cuebus.param.Variant;
import cuebus.plugin.CueMixFactory;
import cuebus.plugin.Meter;
import cuebus.plugin.Plugin;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The adapter as a host sees it, through its C functions.
class Lv2AdapterTest {

  private static final Variant SMALL = Variant.V8X4;

  @Test
  void everyVariantHasItsDescriptorAndThereIsNothingPastThem() {
    List<Variant> variants = List.of(Variant.values());
    for (int i = 0; i < variants.size(); i++) {
      long descriptor = Lv2Adapter.descriptor(i, "/nowhere");
      assertThat(Memory.text(Memory.getPointer(descriptor + Descriptor.URI)))
          .isEqualTo(Uris.plugin(variants.get(i)));
      assertThat(Lv2Adapter.descriptor(i, "/elsewhere")).isEqualTo(descriptor);
    }
    assertThat(Lv2Adapter.descriptor(variants.size(), "/nowhere")).isZero();
    assertThat(Lv2Adapter.descriptor(-1, "/nowhere")).isZero();
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void theFirstBlockStartsWithThePortsValuesAndWithoutAGlide(Variant variant) {
    try (MemoryHost host = MemoryHost.ready(variant)) {
      host.set("mix2_level", -6);
      host.set("mix2_source3_level", -10);
      host.set("mix2_source3_pan", -1);
      float[][] bus = new float[variant.inputs()][128];
      Arrays.fill(bus[2], 0.5f);
      float[][] out = host.render(bus);
      float expected = (float) (0.5 * Math.pow(10, -16.0 / 20));
      for (int i = 0; i < 128; i++) {
        assertThat(out[2][i]).as("frame %d", i).isCloseTo(expected, offset(1e-7f));
        assertThat(out[3][i]).as("frame %d", i).isCloseTo(0, offset(1e-7f));
      }
      assertThat(out[0]).containsOnly(0);
      // Now it plays, so a change glides: the next sample is near the last, the end is there.
      host.set("mix2_level", 0);
      float[][] next = host.render(longer(bus, 2000));
      assertThat(next[2][0]).isCloseTo(expected, offset(1e-3f));
      assertThat(next[2][1999]).isCloseTo((float) (0.5 * Math.pow(10, -0.5)), offset(1e-6f));
    }
  }

  private static float[][] longer(float[][] bus, int frames) {
    float[][] longer = new float[bus.length][frames];
    for (int c = 0; c < bus.length; c++) {
      Arrays.fill(longer[c], bus[c][0]);
    }
    return longer;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void blocksOfAnyLengthSoundAsThePluginItself(long seed) {
    Random random = new Random(seed);
    Plugin plugin = new CueMixFactory().create("io.github.cuebus.8x4");
    String[] options = random.nextBoolean() ? new String[] {"map", "options"} : new String[0];
    try (MemoryHost host = MemoryHost.ready(SMALL, options)) {
      plugin.activate(48_000, 1024);
      move(random, plugin, host);
      plugin.reset();
      for (int block = 0; block < 6; block++) {
        int frames = 1 + random.nextInt(MemoryHost.ROOM);
        float[][] bus = noise(random, frames);
        float[][] expected = new float[8][frames];
        plugin.process(bus, expected, frames, ParameterEvents.NONE, new Transport());
        float[][] heard = host.render(bus);
        for (int c = 0; c < 8; c++) {
          assertThat(Arrays.mismatch(heard[c], expected[c])).as("channel %d", c).isEqualTo(-1);
        }
        move(random, plugin, host);
      }
    }
  }

  /// Moves a third of the controls, on both sides alike.
  private static void move(Random random, Plugin plugin, MemoryHost host) {
    for (ControlPort control : host.ports.controls()) {
      if (!control.enables() && random.nextInt(3) == 0) {
        var p = control.parameter();
        float value = (float) p.nearest(p.min() + random.nextDouble() * (p.max() - p.min()));
        host.set(control.symbol(), value);
        plugin.set(p.index(), value);
      }
    }
  }

  private static float[][] noise(Random random, int frames) {
    float[][] bus = new float[8][frames];
    for (float[] channel : bus) {
      for (int i = 0; i < frames; i++) {
        channel[i] = (float) random.nextGaussian() * 0.1f;
      }
    }
    return bus;
  }

  @Test
  void outputsMayBeTheInputsBuffers() {
    try (MemoryHost apart = MemoryHost.ready(SMALL);
        MemoryHost inPlace = MemoryHost.ready(SMALL)) {
      for (MemoryHost host : new MemoryHost[] {apart, inPlace}) {
        host.set("mix1_source8_level", 0);
        host.set("mix4_source1_level", -3);
      }
      float[][] bus = noise(new Random(5), 3000);
      float[][] expected = apart.render(bus);
      long[] buffers = new long[8];
      for (int c = 0; c < 8; c++) {
        buffers[c] = inPlace.bytes(4L * 3000);
        Memory.copyOut(bus[c], buffers[c], 3000);
        inPlace.connect(inPlace.ports.bus(c), buffers[c]);
        inPlace.connect(inPlace.ports.out(7 - c), buffers[c]);
      }
      inPlace.run(3000);
      for (int c = 0; c < 8; c++) {
        float[] heard = new float[3000];
        Memory.copyIn(buffers[7 - c], heard, 3000);
        assertThat(Arrays.mismatch(heard, expected[c])).as("channel %d", c).isEqualTo(-1);
      }
    }
  }

  @Test
  void enabledIsTheOppositeOfBypass() {
    try (MemoryHost host = MemoryHost.ready(SMALL)) {
      float[][] bus = noise(new Random(6), 64);
      assertThat(host.render(bus)[3]).containsOnly(0);
      host.deactivate();
      host.set("enabled", 0);
      host.activate();
      float[][] out = host.render(bus);
      for (int c = 0; c < 8; c++) {
        assertThat(out[c]).containsExactly(bus[c]);
      }
    }
  }

  /// A port tells its value with the first block and no sooner; a change while blocks come waits
  /// for the next activation, and so does what is told.
  @Test
  void lookAheadIsTakenUpByTheFirstBlockAndToldAsLatency() {
    try (MemoryHost host = MemoryHost.ready(SMALL)) {
      host.set("mix1_source1_level", 0);
      host.set("mix1_source1_pan", -1);
      float[][] bus = new float[8][256];
      bus[0][10] = 0.25f;
      host.run(0);
      assertThat(host.latency()).as("off").isZero();
      assertThat(host.render(bus)[0][10]).isEqualTo(0.25f);
      host.set("look_ahead", 1);
      assertThat(host.render(bus)[0][10]).isEqualTo(0.25f);
      assertThat(host.latency()).as("it waits").isZero();
      host.deactivate();
      host.activate();
      host.run(0);
      assertThat(host.latency()).as("1.5 ms of 48 kHz").isEqualTo(72);
      assertThat(host.render(bus)[0][10 + 72]).isEqualTo(0.25f);
      host.set("enabled", 0);
      host.set("look_ahead", 0);
      host.deactivate();
      host.activate();
      assertThat(host.render(bus)[0][10]).as("bypass").isEqualTo(0.25f);
      assertThat(host.latency()).isZero();
      host.set("look_ahead", 1);
      host.deactivate();
      host.activate();
      assertThat(host.render(bus)[0][10 + 72]).as("bypass").isEqualTo(0.25f);
      assertThat(host.latency()).isEqualTo(72);
    }
    try (MemoryHost host = new MemoryHost(SMALL, 96_000)) {
      host.connectAll();
      host.set("look_ahead", 1);
      host.activate();
      host.run(1);
      assertThat(host.latency()).as("1.5 ms of 96 kHz").isEqualTo(144);
    }
  }

  @Test
  void toggledPortsAreOnAboveZeroAndValuesOutOfRangeAreLimited() {
    try (MemoryHost host = MemoryHost.ready(SMALL)) {
      host.set("mix1_source1_level", Double.POSITIVE_INFINITY);
      host.set("mix1_source1_pan", -7);
      host.set("mix2_source1_level", Double.NEGATIVE_INFINITY);
      host.set("mix3_source1_level", Float.NaN);
      host.set("mix4_source1_level", 0);
      host.set("mix4_mute", 0.25);
      float[][] bus = new float[8][4];
      Arrays.fill(bus[0], 0.25f);
      float[][] out = host.render(bus);
      assertThat(out[0][0]).isCloseTo((float) (0.25 * Math.pow(10, 0.5)), offset(1e-6f));
      assertThat(out[2]).containsOnly(0);
      assertThat(out[4]).containsOnly(0);
      assertThat(out[6]).containsOnly(0);
    }
  }

  @Test
  void missingBuffersAndAbsurdCallsAreSurvived() {
    try (MemoryHost host = new MemoryHost(SMALL, 48_000, "map", "worker", "options")) {
      host.activate();
      host.run(64);
      host.connect(-1, 8);
      host.connect(host.ports.count(), 8);
      host.connect(Integer.MAX_VALUE, 8);
      host.connectAll();
      host.set("mix1_source1_level", 0);
      host.run(0);
      host.run(-5);
      host.connect(host.ports.bus(3), 0);
      host.connect(host.ports.out(1), 0);
      host.connect(host.ports.control(0), 0);
      host.run(MemoryHost.ROOM);
      assertThat(host.extension("http://example.org/nothing")).isZero();
      assertThat(host.extension("")).isZero();
    }
    long descriptor = Lv2Adapter.descriptor(0, "");
    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 7999, 400_000}) {
      assertThat(MemoryHost.instantiate(descriptor, rate, 0)).as("%s Hz", rate).isZero();
    }
    assertThat(MemoryHost.instantiate(descriptor + 8, 48_000, 0)).isZero();
    for (double rate : new double[] {8000, 384_000}) {
      new MemoryHost(SMALL, rate).close();
    }
  }

  @Test
  void aHandleThatWasCleanedUpDoesNothing() throws Throwable {
    MemoryHost host = MemoryHost.ready(SMALL, "map");
    long handle = host.handle;
    MemorySegment run = host.runFunction();
    host.close();
    try (MemoryHost other = MemoryHost.ready(SMALL, "map")) {
      assertThat(other.handle).isNotEqualTo(handle);
      assertThat(other.save()).isZero();
      MemoryHost.run(run, handle, 64);
    }
  }

  @Test
  void metersAreWrittenInDecibels() {
    try (MemoryHost host = MemoryHost.ready(SMALL)) {
      host.set("mix1_source1_level", 0);
      host.set("mix1_source1_pan", -1);
      long source = host.bytes(4);
      long left = host.bytes(4);
      long right = host.bytes(4);
      host.connect(host.ports.meter(0), source);
      host.connect(host.ports.meter(8), left);
      host.connect(host.ports.meter(9), right);
      float[][] bus = new float[8][4800];
      Arrays.fill(bus[0], 0.5f);
      host.render(bus);
      assertThat(Memory.getFloat(source)).isCloseTo(-6.02f, offset(0.01f));
      assertThat(Memory.getFloat(left)).isCloseTo(-6.02f, offset(0.01f));
      assertThat(Memory.getFloat(right)).isEqualTo((float) Meter.FLOOR_DB);
    }
  }

  @Test
  void aBlockAllocatesNothing() throws Throwable {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (MemoryHost host = MemoryHost.ready(Variant.V16X8, "map", "worker", "options")) {
      for (int s = 1; s <= 16; s++) {
        host.set("mix1_source" + s + "_level", -3);
      }
      long level = host.bytes(4);
      host.connect(host.ports.control(48), level);
      long messages = host.bytes(MemoryHost.MESSAGE_BYTES);
      new AtomWriter(messages).position(0, 48_000, 1, 120);
      host.connect(host.ports.messages(), messages);
      long replies = host.bytes(MemoryHost.MESSAGE_BYTES);
      host.connect(host.ports.replies(), replies);
      MemorySegment run = host.runFunction();
      long blocks = 20_000;
      long allocated = Long.MAX_VALUE;
      for (int round = 0; round < 3 && allocated > 0; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int block = 0; block < blocks; block++) {
          Memory.putFloat(level, -(block % 7));
          Memory.putInt(replies, MemoryHost.MESSAGE_BYTES - 8);
          MemoryHost.run(run, host.handle, 64 + block % 3);
        }
        // The question itself and the compilers leave some hundred bytes.
        allocated = (threads.getCurrentThreadAllocatedBytes() - before) / blocks;
      }
      assertThat(allocated).as("bytes per block").isZero();
    }
  }
}
