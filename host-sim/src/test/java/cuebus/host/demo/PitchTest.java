package cuebus.host.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tests' own ear, held to sounds of known pitch.
class PitchTest {

  @ParameterizedTest
  @ValueSource(doubles = {41.2, 55, 98.7, 440, 698.46})
  void hearsTheFundamentalOfASoundWithAStrongerSecondHarmonic(double hertz) {
    float[] sound = new float[12_000];
    for (int i = 0; i < sound.length; i++) {
      double phase = 2 * Math.PI * hertz * i / RenderedSong.RATE;
      sound[i] = (float) (0.3 * Math.sin(phase) + 0.5 * Math.sin(2 * phase + 1));
    }

    double heard = Pitch.detect(sound, 0, sound.length, 35, 1000);

    assertThat(Pitch.cents(heard, hertz)).isCloseTo(0, within(3.0));
    assertThat(Pitch.amplitude(sound, 0, sound.length, hertz)).isCloseTo(0.3, within(0.01));
  }
}
