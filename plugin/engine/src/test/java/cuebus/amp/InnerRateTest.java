package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Eight times 48 kHz is fine enough where limits work on reactive loads: twenty times as many
/// samples change little. That the samples solve their circuit is the business of other tests.
class InnerRateTest {

  private static final double NONE = Circuits.UNLIMITED;

  private static final Headphone COIL =
      Circuits.headphone(32, Element.resistor(30), new Element(NONE, 3e-4, 0));
  private static final Headphone ARMATURE =
      Circuits.headphone(
          32,
          Element.resistor(20),
          new Element(NONE, 3e-4, 0),
          new Element(60, 60 / (2 * Math.PI * 6000 * 5), 5 / (2 * Math.PI * 6000 * 60)));

  static Stream<Arguments> circuits() {
    return Stream.of(Circuits.closedDynamic(), COIL, ARMATURE)
        .flatMap(headphone ->
            Stream.of(
                    new Device.Amp(0, 1, 0, NONE, 1, 0, 10, 0, 0, List.of()),
                    new Device.Amp(0, 1, 5, NONE, 1, 0, 10, 0, 0, List.of()),
                    new Device.Amp(0, NONE, 0, 0.02, 1, 0, 10, 0, 0, List.of()),
                    new Device.Amp(0, NONE, 0, 0.02, 0.7, 5, 10, 0.5, 0, List.of()))
                .flatMap(amp -> Stream.of(1000, 5000).map(hz -> Arguments.of(amp, headphone, hz))));
  }

  @ParameterizedTest
  @MethodSource("circuits")
  void moreSamplesChangeLittle(Device.Amp amp, Headphone headphone, int hertz) {
    double[] coarse = harmonics(amp, headphone, hertz, 48_000, Oversampling.AUDIBLE);
    double[] fine =
        harmonics(amp, headphone, hertz, 480_000, new Oversampling(16, Oversampling.Phase.MINIMUM));
    double coarseSquares = 0;
    double fineSquares = 0;
    assertThat(Tone.decibels(coarse[1] / fine[1])).as("level").isEqualTo(0, within(0.02));
    for (int h = 2; h * hertz <= 20_000; h++) {
      coarseSquares += coarse[h] * coarse[h];
      fineSquares += fine[h] * fine[h];
      if (fine[h] > 1e-3 * fine[1]) {
        assertThat(Tone.decibels(coarse[h] / fine[h]))
            .as("harmonic %d", h)
            .isEqualTo(0, within(0.3));
      }
    }
    assertThat(Math.sqrt(fineSquares) / fine[1]).as("it is limited").isGreaterThan(0.05);
    assertThat(Tone.decibels(Math.sqrt(coarseSquares / fineSquares)))
        .as("distortion")
        .isEqualTo(0, within(hertz == 1000 ? 0.1 : 0.2));
  }

  private static double[] harmonics(
      Device.Amp amp, Headphone headphone, int hertz, int rate, Oversampling oversampling) {
    var circuit = new Circuit(amp, Circuits.pairs(1, headphone), Lead.STEREO, rate, oversampling);
    int window = rate / 100;
    int frames = 30 * window;
    double[] left = new double[frames];
    for (int n = 0; n < frames; n++) {
      left[n] = 1.5 * Math.sin(2 * Math.PI * hertz * n / rate);
    }
    circuit.process(left, new double[frames], 0, frames);
    double[] harmonics = new double[21];
    for (int h = 1; h <= 20; h++) {
      harmonics[h] = Tone.amplitude(left, frames - window, window, h * hertz / 100);
    }
    return harmonics;
  }
}
