package cuebus.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.Actor;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A host that does everything wrong at once, to a session that uses everything: floods of MIDI, a
/// transport that jumps each block to places that there are not, scenes and look-ahead in every
/// block, numbers that are none, blocks of any length. What is heard stays bounded, and the audio
/// thread neither throws nor allocates.
class AbuseTest {

  private static final int RATE = 48_000;
  private static final int LARGEST = 8192;
  private static final int BLOCKS = 150;
  private static final Variant VARIANT = Variant.V8X4;
  private static final Parameters PARAMETERS = Parameters.of(VARIANT);
  private static final double[] NUMBERS = {
    0,
    -1,
    1e-310,
    120,
    0x1p60,
    -0x1p60,
    1e300,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MAX_VALUE
  };
  private static final int[] COUNTS = {0, -1, 1, 3, 4, Integer.MAX_VALUE, Integer.MIN_VALUE};
  private static final float[] SAMPLES = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MAX_VALUE,
    -1e30f,
    1e9f,
    1e-42f,
    -0f
  };

  @TempDir Path folder;
  private Plugin plugin;
  private final ParameterEvents events = new ParameterEvents(1000);
  private final Transport song = new Transport();
  private final float[][] in = new float[VARIANT.inputs()][LARGEST];
  private final float[][] out = new float[2 * VARIANT.mixes()][LARGEST];

  @BeforeEach
  void load() throws Exception {
    Files.writeString(
        Files.createDirectory(folder.resolve("devices")).resolve("d.json"),
        EverythingOnTest.DEVICE);
    Files.writeString(
        Files.createDirectory(folder.resolve("headphones")).resolve("h.json"),
        EverythingOnTest.HEADPHONE);
    plugin =
        ServiceLoader.load(PluginFactory.class)
            .findFirst()
            .orElseThrow()
            .create("io.github.cuebus.8x4");
    plugin.loadSetup(
        Files.writeString(folder.resolve("everything.json"), EverythingOnTest.SESSION));
    plugin.activate(RATE, LARGEST);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverAHostDoesTheOutputIsBoundedAndNothingIsAllocated(long seed) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 6 && least > 0; round++) {
      least = Math.min(least, allocated(seed));
    }
    assertThat(least)
        .as("bytes, once all classes and call sites are linked, seed %d", seed)
        .isZero();
    playsOnAfterwards();
  }

  /// Does everything wrong for some blocks.
  ///
  /// @return the bytes that were allocated meanwhile
  private long allocated(long seed) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Random random = new Random(seed);
    long allocated = 0;
    for (int block = 0; block < BLOCKS; block++) {
      int frames = frames(random);
      fill(random, frames);
      long before = threads.getCurrentThreadAllocatedBytes();
      plugin.process(in, out, frames, events, song);
      allocated += threads.getCurrentThreadAllocatedBytes() - before;
      for (float[] channel : out) {
        for (int i = 0; i < frames; i++) {
          if (!(Math.abs(channel[i]) <= 1.0001f)) {
            assertThat(channel[i]).as("block %d, frame %d, seed %d", block, i, seed).isZero();
          }
        }
      }
    }
    return allocated;
  }

  private static int frames(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> 0;
      case 1 -> 1;
      case 2 -> LARGEST;
      default -> 1 + random.nextInt(700);
    };
  }

  private void fill(Random random, int frames) {
    boolean broken = random.nextBoolean();
    for (float[] channel : in) {
      for (int i = 0; i < frames; i++) {
        channel[i] =
            broken && random.nextInt(20) == 0
                ? SAMPLES[random.nextInt(SAMPLES.length)]
                : random.nextFloat() - 0.5f;
      }
    }
    events.clear();
    put(PARAMETERS.ofPlugin(Control.LOOK_AHEAD), random.nextInt(2), random, frames);
    put(PARAMETERS.ofPlugin(Control.SCENE), random.nextInt(6), random, frames);
    for (int e = random.nextInt(1200); e > 0; e--) {
      int parameter = random.nextInt(PARAMETERS.all().size());
      // Bypass lets the bus through as it is, which no limiter bounds.
      if (PARAMETERS.control(parameter) != Control.BYPASS) {
        double value =
            random.nextBoolean()
                ? NUMBERS[random.nextInt(NUMBERS.length)]
                : random.nextDouble() * 200 - 100;
        put(parameter, value, random, frames);
      }
    }
    for (int m = 0; m < 10_000; m++) {
      plugin
          .midiIn()
          .add(
              random.nextInt(2 * frames + 2) - 1,
              random.nextInt(400) - 50,
              random.nextInt(),
              random.nextInt());
    }
    song.playing = random.nextInt(4) > 0;
    song.recording = random.nextBoolean();
    song.tempo = number(random);
    song.quarterNotes = number(random);
    song.frame = random.nextLong();
    song.beatsPerBar = COUNTS[random.nextInt(COUNTS.length)];
    song.beatUnit = COUNTS[random.nextInt(COUNTS.length)];
    song.barStart = number(random);
    song.looping = random.nextBoolean();
    song.loopStart = number(random);
    song.loopEnd = number(random);
  }

  private void put(int parameter, double value, Random random, int frames) {
    int frame = random.nextInt(2 * frames + 2) - 1;
    if (random.nextInt(4) == 0) {
      events.modulate(frame, parameter, value);
    } else {
      int actor = random.nextInt(3) == 0 ? Actor.MIDI : Actor.HOST;
      events.add(frame, parameter, value, actor, random.nextInt(70_000) - 1000);
    }
  }

  private static double number(Random random) {
    return random.nextInt(3) == 0
        ? random.nextDouble() * 300
        : NUMBERS[random.nextInt(NUMBERS.length)];
  }

  /// Nothing of it sticks: the setup, loaded again, sounds.
  private void playsOnAfterwards() {
    try {
      plugin.loadSetup(folder.resolve("everything.json"));
    } catch (cuebus.json.InvalidFileException e) {
      throw new AssertionError(e);
    }
    song.clear();
    plugin.midiIn().clear();
    for (int p = 0; p < PARAMETERS.all().size(); p++) {
      // Modulation is the host's own to take back.
      events.clear();
      events.modulate(0, p, 0);
      plugin.process(in, out, 1, events, song);
    }
    events.clear();
    Random random = new Random(0);
    double peak = 0;
    for (int block = 0; block < 20; block++) {
      for (float[] channel : in) {
        for (int i = 0; i < LARGEST; i++) {
          channel[i] = random.nextFloat() - 0.5f;
        }
      }
      plugin.process(in, out, LARGEST, events, song);
      peak = 0;
      for (float sample : out[0]) {
        peak = Math.max(peak, Math.abs(sample));
      }
    }
    // 0.016 where nothing was before; more me, 4 dB, goes on for a while with the balance there
    // was.
    assertThat(peak).isBetween(0.008, 1.0001);
  }
}
