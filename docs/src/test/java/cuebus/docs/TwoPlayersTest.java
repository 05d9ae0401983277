package cuebus.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import net.beadsproject.beads.data.Sample;
import org.junit.jupiter.api.Test;

class TwoPlayersTest {

  /// A sine of the guitar's fundamental picks the guitar out of either side of the mix.
  @Test
  void theGuitaristHearsTheGuitarLouderAndOnTheLeft() {
    Sample mix = TwoPlayers.guitaristsMix();
    double guitarLeft = amplitude(mix, 0, 196);
    double guitarRight = amplitude(mix, 1, 196);
    double pianoRight = amplitude(mix, 1, 440);
    double pan = Math.tan(Math.PI / 8);
    assertThat(guitarRight / guitarLeft).isCloseTo(pan, offset(0.02));
    assertThat(guitarLeft).isGreaterThan(2 * pianoRight);
    assertThat(pianoRight).isGreaterThan(0.02);
  }

  private static double amplitude(Sample mix, int channel, double hz) {
    float[] frame = new float[2];
    double re = 0;
    double im = 0;
    int from = 4800;
    int frames = 36_000;
    for (int i = 0; i < frames; i++) {
      mix.getFrame(from + i, frame);
      double phase = 2 * Math.PI * hz * i / 48_000;
      re += frame[channel] * Math.cos(phase);
      im += frame[channel] * Math.sin(phase);
    }
    return 2 * Math.hypot(re, im) / frames;
  }
}
