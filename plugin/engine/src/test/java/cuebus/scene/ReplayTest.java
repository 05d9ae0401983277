package cuebus.scene;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.mix.Change;
import cuebus.mix.CueMix;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.Actor;
import cuebus.rt.ParameterEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That a log makes a run again, to the bit.
class ReplayTest {

  private static final int FRAMES = 120_000;
  private static final int CHANGES = 10_000;
  private static final List<String> MIXES = List.of("drummer", "singer", "bass", "keys");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12})
  void aLogOfTenThousandChangesSoundsLikeTheRun(long seed) throws Exception {
    float[][] bus = noise(seed);
    var bytes = new ByteArrayOutputStream();
    float[][] live = live(bus, seed, bytes);

    ControlLog log = ControlLog.read("run.jsonl", bytes.toByteArray(), "s1", MIXES);

    assertThat(log.warnings()).isEmpty();
    assertThat(log.entries()).hasSize(CHANGES);
    assertThat(firstDifference(live, replay(bus, log, 512))).isEmpty();
    assertThat(firstDifference(live, replay(bus, log, 512))).isEmpty();
    assertThat(firstDifference(live, replay(bus, log, 77))).isEmpty();
    assertThat(firstDifference(live, replay(bus, log, FRAMES))).isEmpty();
  }

  /// A run as hosts and hands make it: some changes come within blocks, some between them.
  private static float[][] live(float[][] bus, long seed, ByteArrayOutputStream bytes)
      throws IOException {
    Random random = new Random(seed);
    CueMix mix = mixer();
    Parameters parameters = mix.parameters();
    float[][] out = new float[8][FRAMES];
    ParameterEvents events = new ParameterEvents(CHANGES);
    int left = CHANGES;
    try (var log = new LogWriter(bytes, "s1", Variant.V8X4, 48_000, MIXES)) {
      mix.record(log.changes());
      for (int done = 0; done < FRAMES; ) {
        int n = Math.min(FRAMES - done, 1 + random.nextInt(400));
        boolean last = done + n == FRAMES;
        events.clear();
        for (int c = last ? left : Math.min(left, random.nextInt(30)); c > 0; c--, left--) {
          Parameter parameter = parameters.all().get(random.nextInt(parameters.all().size()));
          if (parameters.control(parameter.index()) == Control.OUTPUT) {
            parameter = parameters.all().get(0);
          }
          double value =
              parameter.min() + random.nextDouble() * (parameter.max() - parameter.min());
          int fade = random.nextBoolean() ? 0 : random.nextInt(3000);
          int actor = random.nextInt(7);
          int p = parameter.index();
          switch (random.nextInt(4)) {
            case 0 -> mix.change(List.of(new Change(p, value)), actor, fade);
            case 1 -> events.modulate(events.size() == 0 ? 0 : n - 1, p, random.nextDouble());
            default -> events.add(random.nextInt(n), p, value, actor, fade);
          }
        }
        process(mix, bus, out, done, n, events);
        log.drain();
        done += n;
      }
    }
    assertThat(left).isZero();
    return out;
  }

  private static float[][] replay(float[][] bus, ControlLog log, int block) {
    CueMix mix = mixer();
    Playback playback = new Playback(log.entries());
    float[][] out = new float[8][FRAMES];
    for (int done = 0; done < FRAMES; done += block) {
      int n = Math.min(block, FRAMES - done);
      process(mix, bus, out, done, n, playback.events(n));
    }
    return out;
  }

  private static CueMix mixer() {
    CueMix mix = new CueMix(Variant.V8X4);
    Parameters parameters = mix.parameters();
    for (int m = 0; m < 4; m++) {
      for (int s = 0; s < 8; s++) {
        mix.set(parameters.ofSend(Control.SEND_LEVEL, m, s), -6);
      }
    }
    mix.activate(48_000);
    return mix;
  }

  private static void process(
      CueMix mix, float[][] bus, float[][] out, int done, int n, ParameterEvents events) {
    float[][] in = new float[bus.length][];
    Arrays.setAll(in, c -> Arrays.copyOfRange(bus[c], done, done + n));
    float[][] block = new float[out.length][n];
    mix.process(in, block, n, events);
    for (int c = 0; c < out.length; c++) {
      System.arraycopy(block[c], 0, out[c], done, n);
    }
  }

  private static float[][] noise(long seed) {
    Random random = new Random(seed);
    float[][] x = new float[8][FRAMES];
    for (float[] channel : x) {
      for (int i = 0; i < FRAMES; i++) {
        channel[i] = (float) (0.1 * random.nextGaussian());
      }
    }
    return x;
  }

  private static String firstDifference(float[][] a, float[][] b) {
    for (int c = 0; c < a.length; c++) {
      int frame = Arrays.mismatch(a[c], b[c]);
      if (frame >= 0) {
        return "channel %d, frame %d: %s and %s".formatted(c, frame, a[c][frame], b[c][frame]);
      }
    }
    return "";
  }

  @org.junit.jupiter.api.Test
  void performersAreKnownByTheirMix() {
    assertThat(Actor.mix(Actor.performer(2))).isEqualTo(2);
    assertThat(Actor.mix(Actor.SESSION)).isEqualTo(-1);
  }
}
