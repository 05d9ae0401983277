package cuebus.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The digital filters against the theory of the circuit.
class CircuitFilterTest {

  private static final double[] RATES = {44_100, 48_000, 88_200, 96_000, 192_000};

  /// Common single-coil and humbucking pickups with short and long cables, into what they meet;
  /// microphones with a long cable; a guitar's volume control half down.
  @ParameterizedTest
  @CsvSource({
    "7000, 2.5, 7e-10, 1e6",
    "7000, 2.5, 7e-10, 1e5",
    "7000, 2.5, 7e-10, 1e4",
    "6000, 2.2, 2e-10, 1e7",
    "13000, 6, 9e-10, 1e6",
    "13000, 6, 3e-9, 2.5e5",
    "150, 0, 5e-9, 2000",
    "600, 0, 2e-8, 1e9",
    "100000, 0, 1e-9, 1e6",
  })
  void responseIsTheCircuitsWithin0point02dB(double ohm, double henry, double farad, double load) {
    var circuit = new SourceCircuit(ohm, henry, farad, load);
    for (double rate : RATES) {
      var filter = CircuitFilter.ofSource(circuit, rate);
      for (double f = 10; f <= 20_000; f *= 1.03) {
        double db = 20 * Math.log10(filter.gainAt(f, rate));
        assertThat(db - circuit.gainDb(f))
            .as("%.0f Hz at %.0f Hz", f, rate)
            .isCloseTo(0, within(0.02));
      }
    }
  }

  /// Whatever a file may state: the filter is finite, and right where nothing resonates.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyCircuitGivesAFilter(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      var circuit =
          new SourceCircuit(
              Math.pow(10, random.nextDouble() * 6),
              random.nextBoolean() ? 0 : Math.pow(10, random.nextDouble() * 6 - 4),
              random.nextInt(4) == 0 ? 0 : Math.pow(10, -6 - random.nextDouble() * 6),
              Math.pow(10, random.nextDouble() * 9));
      for (double rate : new double[] {8_000, 44_100, 384_000}) {
        assertThat(20 * Math.log10(CircuitFilter.ofSource(circuit, rate).gainAt(10, rate)))
            .as("seed %d, %s", seed, circuit)
            .isCloseTo(circuit.gainDb(10), within(0.3));
        for (var filter :
            new CircuitFilter[] {
              CircuitFilter.ofSource(circuit, rate), CircuitFilter.ofLoad(circuit, rate)
            }) {
          for (int n = 0; n < 4000; n++) {
            assertThat(filter.next(n == 0 ? 1 : 0)).as("seed %d, %s", seed, circuit).isFinite();
          }
        }
      }
    }
  }

  @Test
  void noiseOfTheLoadFollowsToo() {
    var circuit = new SourceCircuit(7000, 2.5, 7e-10, 1e6);
    for (double rate : RATES) {
      var filter = CircuitFilter.ofLoad(circuit, rate);
      for (double f = 20; f <= 20_000; f *= 1.05) {
        double db = 20 * Math.log10(filter.gainAt(f, rate));
        assertThat(db - 10 * Math.log10(circuit.loadNoiseGain(f)))
            .as("%.0f Hz at %.0f Hz", f, rate)
            .isCloseTo(0, within(0.06));
      }
    }
  }

  @Test
  void whatComesOutIsWhatTheResponseSays() {
    double rate = 48_000;
    var circuit = new SourceCircuit(7000, 2.5, 7e-10, 1e6);
    for (double f : new double[] {100, 1000, 3800, 10_000}) {
      var filter = CircuitFilter.ofSource(circuit, rate);
      double squares = 0;
      for (int n = 0; n < 96_000; n++) {
        double y = filter.next(Math.sin(2 * Math.PI * f * n / rate));
        squares += n < 48_000 ? 0 : y * y;
      }
      assertThat(10 * Math.log10(2 * squares / 48_000)).isCloseTo(circuit.gainDb(f), within(0.02));
    }
  }
}
