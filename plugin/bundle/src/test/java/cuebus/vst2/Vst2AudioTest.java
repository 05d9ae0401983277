package cuebus.vst2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import cuebus.entry.InstalledBundle;
import cuebus.entry.Memory;
import cuebus.mix.CueMix;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The audio of the library that a DAW loads.
class Vst2AudioTest {

  private static final Variant VARIANT = Variant.V16X8;
  private static final Parameters PARAMETERS = Parameters.of(VARIANT);
  private static final int RATE = 48_000;

  @TempDir static Path folder;
  private static Path library;

  @BeforeAll
  static void install() throws IOException {
    library = InstalledBundle.in(folder).library("cuebus-16x8.so");
  }

  private static Vst2Host started(int blockSize) {
    Vst2Host host = Vst2Host.open(library);
    host.start(RATE, blockSize);
    return host;
  }

  /// The field says what is late now; a host that is told stops and starts to read it anew.
  @Test
  void lookAheadIsToldAndTakenUpWithTheNextStart() {
    Vst2Host host = started(512);
    int lookAhead = PARAMETERS.ofPlugin(Control.LOOK_AHEAD);
    int told = Vst2Host.ioChanges;
    host.set(lookAhead, 1);
    host.set(lookAhead, 1);
    assertThat(Vst2Host.ioChanges - told).as("told once that it waits").isEqualTo(1);
    assertThat(host.field(Vst24.Effect.INITIAL_DELAY)).isZero();
    host.dispatch(Vst24.Opcode.MAINS_CHANGED, 0, 0, 0, 0);
    host.dispatch(Vst24.Opcode.MAINS_CHANGED, 0, 1, 0, 0);
    assertThat(host.field(Vst24.Effect.INITIAL_DELAY)).as("1.5 ms").isEqualTo(72);
    assertThat(Vst2Host.ioChanges - told).as("told that it is there").isEqualTo(2);
    String on = new String(host.getChunk(true), StandardCharsets.UTF_8);
    host.set(lookAhead, 0);
    host.setChunk(on);
    assertThat(Vst2Host.ioChanges - told).as("off, and back before a start").isEqualTo(3);
    host.dispatch(Vst24.Opcode.MAINS_CHANGED, 0, 1, 0, 0);
    assertThat(host.field(Vst24.Effect.INITIAL_DELAY)).isEqualTo(72);
    assertThat(Vst2Host.ioChanges - told).as("no other latency").isEqualTo(3);
    host.close();
  }

  private static int send(int mix, int source) {
    return PARAMETERS.ofSend(Control.SEND_LEVEL, mix, source);
  }

  private static float unity(int parameter) {
    double min = PARAMETERS.all().get(parameter).min();
    return (float) (-min / (PARAMETERS.all().get(parameter).max() - min));
  }

  /// The engine by itself is the reference; blocks of any size, longer than announced too, buffers
  /// that are shared between input and output, and doubles must not change a sample.
  @ParameterizedTest(name = "seed {0}, in place {1}, doubles {2}")
  @CsvSource({"1, false, false", "2, true, false", "3, false, true", "4, true, true"})
  void rendersTheSameSamplesAsTheEngine(long seed, boolean inPlace, boolean doubles) {
    Random random = new Random(seed);
    int frames = 20_000;
    CueMix engine = new CueMix(VARIANT);
    Vst2Host host = Vst2Host.open(library);
    for (int i = 0; i < 60; i++) {
      int parameter = send(random.nextInt(8), random.nextInt(16));
      host.set(parameter, random.nextFloat());
      engine.set(parameter, plain(parameter, host.get(parameter)));
    }
    host.start(RATE, 512);
    engine.activate(RATE);
    float[][] bus = new float[16][frames];
    Channels in = new Channels(16, frames, doubles);
    for (int c = 0; c < 16; c++) {
      for (int i = 0; i < frames; i++) {
        bus[c][i] = random.nextFloat() * 2 - 1;
        in.put(c, i, bus[c][i]);
      }
    }
    Channels out = inPlace ? in : new Channels(16, frames, doubles);
    for (int done = 0; done < frames; ) {
      int length = Math.min(frames - done, 1 + random.nextInt(1400));
      in.seek(done);
      out.seek(done);
      host.process(in.pointers(), out.pointers(), length, doubles);
      done += length;
    }
    float[][] expected = new float[16][frames];
    engine.process(bus, expected, frames, ParameterEvents.NONE);
    for (int c = 0; c < 16; c++) {
      float[] got = new float[frames];
      for (int i = 0; i < frames; i++) {
        got[i] = out.get(c, i);
      }
      assertThat(got).as("channel %s", c).isEqualTo(expected[c]);
    }
    assertThat(Arrays.stream(expected).anyMatch(channel -> channel[frames - 1] != 0)).isTrue();
    host.close();
  }

  private static double plain(int parameter, float value) {
    var declared = PARAMETERS.all().get(parameter);
    return declared.min() + value * (declared.max() - declared.min());
  }

  @Test
  void aBlockAllocatesNothing() {
    Vst2Host host = started(64);
    for (int mix = 0; mix < 8; mix++) {
      for (int source = 0; source < 16; source++) {
        host.set(send(mix, source), unity(send(mix, source)));
      }
    }
    Channels in = new Channels(16, 64, false);
    Channels out = new Channels(16, 64, false);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int blocks = 20_000;
    run(host, in, out, blocks);
    long before = threads.getCurrentThreadAllocatedBytes();
    long measuring = threads.getCurrentThreadAllocatedBytes() - before;
    before = threads.getCurrentThreadAllocatedBytes();
    run(host, in, out, blocks);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before - measuring;
    // The test's own downcalls may allocate before they are compiled; a block must not.
    assertThat(bytes / blocks).isZero();
    host.close();
  }

  private static void run(Vst2Host host, Channels in, Channels out, int blocks) {
    for (int i = 0; i < blocks; i++) {
      // Automation, as hosts send it on the audio thread between blocks.
      host.set(send(0, 0), i % 100 / 100f);
      host.process(in.pointers(), out.pointers(), 64, false);
    }
  }

  @Test
  void automationOnTheAudioThreadCountsFromTheNextFrame() {
    Vst2Host host = started(512);
    Channels in = constant(4800, 0.5f);
    Channels out = new Channels(16, 4800, false);
    host.process(in.pointers(), out.pointers(), 512, false);
    assertThat(out.get(0, 511)).isZero();
    host.set(send(0, 0), unity(send(0, 0)));
    assertThat(host.get(send(0, 0))).isEqualTo(unity(send(0, 0)));
    host.process(in.pointers(), out.pointers(), 4800, false);
    // −3 dB on each side for a mono source in the centre.
    assertThat(out.get(0, 4799)).isCloseTo(0.5f * (float) Math.sqrt(0.5), within(1e-4f));
    host.close();
  }

  @Test
  void automationFromAnotherThreadArrives() throws InterruptedException {
    Vst2Host host = started(512);
    Channels in = constant(4800, 0.5f);
    Channels out = new Channels(16, 4800, false);
    host.process(in.pointers(), out.pointers(), 512, false);
    Thread other = new Thread(() -> host.set(send(1, 0), unity(send(1, 0))));
    other.start();
    other.join();
    host.process(in.pointers(), out.pointers(), 4800, false);
    assertThat(out.get(2, 4799)).isCloseTo(0.5f * (float) Math.sqrt(0.5), within(1e-4f));
    host.close();
  }

  @Test
  void bypassPassesTheBusThrough() {
    Vst2Host host = started(4800);
    Channels in = constant(4800, 0.25f);
    Channels out = new Channels(16, 4800, false);
    assertThat(host.dispatch(Vst24.Opcode.SET_BYPASS, 0, 1, 0, 0)).isEqualTo(1);
    assertThat(host.get(PARAMETERS.ofPlugin(Control.BYPASS))).isEqualTo(1);
    host.process(in.pointers(), out.pointers(), 4800, false);
    assertThat(out.get(0, 4799)).isEqualTo(0.25f);
    assertThat(out.get(1, 4799)).isEqualTo(0.25f);
    assertThat(out.get(2, 4799)).isZero();
    host.dispatch(Vst24.Opcode.SET_BYPASS, 0, 0, 0, 0);
    host.process(in.pointers(), out.pointers(), 4800, false);
    assertThat(out.get(0, 4799)).isZero();
    host.close();
  }

  @Test
  void survivesWhatHostsGetWrong() {
    Vst2Host host = started(64);
    host.set(send(0, 1), unity(send(0, 1)));
    Channels in = constant(4800, 0.5f);
    Channels out = new Channels(16, 4800, false);
    host.process(0, 0, 64, false);
    host.process(in.pointers(), out.pointers(), 0, false);
    host.process(in.pointers(), out.pointers(), -5, false);
    host.process(in.pointers(), 0, 64, true);
    host.process(0, out.pointers(), 64, false);
    in.lose(0);
    out.lose(1);
    host.process(in.pointers(), out.pointers(), 4800, false);
    in.put(1, 0, Float.NaN);
    host.process(in.pointers(), out.pointers(), 4800, false);
    for (int c = 0; c < 16; c++) {
      for (int i = 0; i < 4800; i++) {
        assertThat(Float.isFinite(out.get(c, i))).isTrue();
      }
    }
    host.close();
  }

  @ParameterizedTest
  @CsvSource({"NaN", "0", "-1", "Infinity", "7999", "384001"})
  void aRateThatIsNoneChangesNothing(float rate) {
    Vst2Host host = started(64);
    assertThat(host.dispatch(Vst24.Opcode.SET_SAMPLE_RATE, 0, 0, 0, rate)).isZero();
    assertThat(host.dispatch(Vst24.Opcode.SET_BLOCK_SIZE, 0, -1, 0, 0)).isZero();
    host.set(send(0, 1), unity(send(0, 1)));
    Channels out = new Channels(16, 4800, false);
    host.process(constant(4800, 0.5f).pointers(), out.pointers(), 4800, false);
    assertThat(out.get(0, 4799)).isNotZero();
    host.close();
  }

  @Test
  void silenceBeforeResumeAndAfterSuspendAndClose() {
    Vst2Host host = Vst2Host.open(library);
    host.set(send(0, 1), unity(send(0, 1)));
    Channels in = constant(4800, 0.5f);
    Channels out = constant(4800, 9);
    host.process(in.pointers(), out.pointers(), 64, false);
    assertThat(out.get(0, 63)).isZero();
    host.start(RATE, 64);
    host.process(in.pointers(), out.pointers(), 64, false);
    assertThat(out.get(0, 63)).isNotZero();
    host.dispatch(Vst24.Opcode.MAINS_CHANGED, 0, 0, 0, 0);
    host.process(in.pointers(), out.pointers(), 64, false);
    assertThat(out.get(0, 63)).isZero();
    host.close();
    host.process(in.pointers(), out.pointers(), 64, false);
    host.close();
    assertThat(Memory.getLong(host.address() + Vst24.Effect.OBJECT)).isZero();
  }

  /// A constant on the first two channels.
  private static Channels constant(int frames, float value) {
    Channels channels = new Channels(16, frames, false);
    for (int i = 0; i < frames; i++) {
      channels.put(0, i, value);
      channels.put(1, i, value);
    }
    return channels;
  }
}
