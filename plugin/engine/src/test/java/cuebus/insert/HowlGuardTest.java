package cuebus.insert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HowlGuardTest {

  private static final int RATE = 48_000;

  private static HowlGuard guard() {
    HowlGuard guard = new HowlGuard(RATE);
    guard.set(true);
    return guard;
  }

  /// The loop itself: what the headphones play comes back through a resonance of the room, louder
  /// than it went in. Without the guard it grows until it clips.
  @ParameterizedTest(name = "{0} Hz, {1} dB, {2} ms")
  @CsvSource({
    "2000, 0.8, 10",
    "2000, 2, 8",
    "800, 1, 10",
    "300, 1.5, 15",
    "3500, 0.5, 5",
    "5000, 1.5, 10"
  })
  void stopsALoopThatHowls(double hz, double overDb, double delayMs) {
    assertThat(loop(hz, overDb, delayMs, null).loudest()).isEqualTo(1);
    assertThat(loop(hz, overDb, delayMs, guard()).loudest()).isLessThan(0.5);
  }

  /// A loop that gains overDb in delayMs grows by their quotient, here 25 to 400 dB a second. It is
  /// turned down that long after it has passed -30 dBFS, and before it clips: what ADR 14 says.
  @ParameterizedTest(name = "{0} Hz, {1} dB, {2} ms")
  @CsvSource({
    "800, 0.5, 20, 2",
    "2000, 0.5, 20, 2",
    "2000, 1, 40, 2",
    "800, 0.5, 10, 1",
    "3500, 1, 20, 1",
    "800, 0.5, 5, 0.7",
    "2000, 1, 10, 0.7",
    "5000, 2, 20, 0.7",
    "2000, 2, 10, 0.2",
    "5000, 1, 5, 0.2",
    "800, 4, 20, 0.2",
    "300, 4, 10, 0.2"
  })
  void catchesALoopInTime(double hz, double overDb, double delayMs, double seconds) {
    Loop loop = loop(hz, overDb, delayMs, guard());
    assertThat(loop.heldAfter()).isBetween(0.0, seconds);
    assertThat(loop.loudest()).isLessThan(0.9);
  }

  /// @param heldAfter seconds from the first sample above -30 dBFS until it is turned down
  private record Loop(double loudest, double heldAfter) {}

  private static Loop loop(double hz, double overDb, double delayMs, @Nullable HowlGuard guard) {
    int delay = (int) (delayMs / 1000 * RATE);
    // A whole number of periods in the loop, so that it is right at the resonance that it grows.
    double whole = Math.round(hz * delay / RATE) * (double) RATE / delay;
    double w = 2 * Math.PI * whole / RATE;
    double radius = 1 - w / 40;
    double gain = Math.pow(10, overDb / 20) * (1 - radius * radius) / 2;
    double y1 = 0;
    double y2 = 0;
    double x1 = 0;
    double x2 = 0;
    Random random = new Random(1);
    float[] line = new float[delay];
    float[] left = new float[1];
    float[] right = new float[1];
    double loudest = 0;
    int loud = -1;
    int held = -1;
    for (int i = 0; i < 10 * RATE; i++) {
      double x = line[i % delay];
      // A two-pole resonator with zeros at DC and half the rate: exactly 1 at its centre.
      double y = gain * (x - x2) + 2 * radius * Math.cos(w) * y1 - radius * radius * y2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      left[0] = (float) Math.clamp(y + 0.003 * random.nextGaussian(), -1, 1);
      right[0] = 0;
      if (guard != null) {
        guard.process(left, right, 0, 1);
        held = held < 0 && guard.holding() ? i : held;
      }
      loud = loud < 0 && Math.abs(left[0]) > 0.0316 ? i : loud;
      line[i % delay] = left[0];
      loudest = Math.max(loudest, Math.abs(left[0]));
    }
    return new Loop(loudest, held < 0 ? Double.NaN : (held - loud) / (double) RATE);
  }

  static Stream<Arguments> notFeedback() {
    Random random = new Random(2);
    return Stream.of(
            signal("a test tone", t -> 0.5 * tone(1000, t)),
            signal("a test tone that starts", t -> t < 1 ? 0 : 0.5 * tone(1000, t)),
            signal("a sweep", t -> 0.5 * Math.sin(2 * Math.PI * 100 * (Math.pow(2, t) - 1))),
            signal("a tone faded in within a second", t -> Math.min(1, t) * tone(440, t)),
            signal("a tone faded in within ten seconds", t -> Math.min(1, t / 10) * tone(440, t)),
            signal("a tone that swells like a sine", t -> swell(t) * tone(700, t)),
            signal("a tone with an analog attack", t -> (1 - Math.exp(-3 * t)) * tone(523, t)),
            signal("tremolo", t -> (0.5 + 0.45 * Math.sin(2 * Math.PI * 3 * t)) * tone(600, t)),
            signal("an organ", t -> 0.1 * Math.min(1, 5 * t) * organ(t)),
            signal("organ stops added", t -> 0.1 * (1 + Math.floor(t)) / 10 * organ(t)),
            signal("two tones beating", t -> 0.4 * (tone(440, t) + tone(441, t))),
            signal("plucked tones", t -> Math.exp(-4 * (t % 0.5)) * tone(330 + 55 * (int) t, t)),
            signal("a decaying tone", t -> Math.exp(-t) * tone(880, t)),
            signal("noise", t -> 0.2 * random.nextGaussian()),
            // These two grow as evenly as feedback does, 40 dB a second; that is not enough.
            signal("noise that grows", t -> growth(t) * random.nextGaussian()),
            signal("a chord that grows", t -> growth(t) * organ(t)),
            // Evenly in dB and as pure as feedback, but slower, or not up to full scale.
            signal("a fader at 15 dB/s to -6 dBFS", t -> evenly(15, -6, t) * tone(660, t)),
            signal("a fader at 20 dB/s to -8 dBFS", t -> evenly(20, -8, t) * tone(1000, t)),
            signal("a fader at 40 dB/s to -12 dBFS", t -> evenly(40, -12, t) * tone(330, t)),
            signal("a fader at 60 dB/s to -16 dBFS", t -> evenly(60, -16, t) * tone(2500, t)),
            signal("a fader at 10 dB/s to 0 dBFS", t -> evenly(10, 0, t) * tone(440, t)),
            signal("a crescendo of a flute", t -> evenly(20, -9, t) * flute(t)),
            signal("a crescendo of a flute in a second", t -> evenly(40, -13, t % 1.5) * flute(t)),
            signal("a bowed guitar that comes in", t -> bow(t % 4) * guitar(t)),
            signal("a pad that opens", t -> 0.2 * evenly(40, 0, t % 3) * organ(t) / 3),
            signal("an alarm", t -> t % 0.5 < 0.25 ? 0.7 * tone(2500, t) : 0),
            signal("a siren", t -> 0.7 * Math.sin(5027 * t + 600 * Math.sin(3.14 * t))),
            signal("a sweep from 20 Hz", t -> 0.9 * Math.sin(182 * (Math.pow(10, 0.3 * t) - 1))))
        .map(Arguments::of);
  }

  private static Named<float[]> signal(String name, DoubleUnaryOperator at) {
    IntToDoubleFunction sample = i -> at.applyAsDouble((double) i / RATE);
    return Named.of(name, Signals.of(10 * RATE, sample));
  }

  private static double tone(double hz, double t) {
    return Math.sin(2 * Math.PI * hz * t);
  }

  private static double swell(double t) {
    double s = Math.sin(Math.PI * t / 4);
    return s * s;
  }

  private static double growth(double t) {
    return 0.001 * Math.pow(10, 2 * (t % 1.25));
  }

  /// A gain that rises evenly in dB and stays at its end, of a tone in both channels: their power
  /// together is 3 dB more.
  private static double evenly(double dbPerSecond, double dbfs, double t) {
    return Math.pow(10, Math.min(dbfs - 3, dbPerSecond * t - 60) / 20);
  }

  private static double flute(double t) {
    double vibrato = 0.9 * Math.sin(2 * Math.PI * 5 * t);
    double phase = 2 * Math.PI * 880 * t + vibrato;
    return 0.9 * Math.sin(phase) + 0.1 * Math.sin(2 * phase);
  }

  private static double bow(double t) {
    return 0.35 / (1 + Math.exp(-3 * (t - 2.4)));
  }

  private static double guitar(double t) {
    return 0.95 * tone(196, t) + 0.05 * tone(392, t);
  }

  private static double organ(double t) {
    double sum = 0;
    for (double hz : new double[] {130.8, 261.6, 329.6, 392, 523.3, 784}) {
      sum += tone(hz, t) + 0.3 * tone(2 * hz, t) + 0.1 * tone(3 * hz, t);
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("notFeedback")
  void whatIsNotFeedbackPassesBitForBit(float[] signal) {
    float[] left = signal.clone();
    float[] right = signal.clone();
    guard().process(left, right, 0, left.length);
    assertThat(left).isEqualTo(signal);
    assertThat(right).isEqualTo(signal);
  }

  @Test
  void comesBackAfterwards() {
    HowlGuard guard = guard();
    // +40 dB a second up to −6 dBFS, then silence.
    float[] left =
        Signals.of(
            8 * RATE,
            i -> {
              double t = (double) i / RATE;
              return t > 1.5 ? 0.001 : Math.pow(10, 2 * t - 3.3) * tone(1500, t);
            });
    float[] right = left.clone();
    int held = 0;
    double least = 1;
    for (int i = 0; i < left.length; i++) {
      float before = left[i];
      guard.process(left, right, i, 1);
      held += guard.holding() ? 1 : 0;
      least = before == 0 ? least : Math.min(least, left[i] / before);
    }
    assertThat(held).isGreaterThan(RATE);
    assertThat(Signals.db(least)).isBetween(-18.01, -17.99);
    assertThat(left[8 * RATE - 1]).isEqualTo(0.001f);
    assertThat(guard.holding()).isFalse();
  }
}
