package cuebus.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMix64Test {

  /// The JDK's SplittableRandom is this generator, too.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 1, -1, 1234567, Long.MIN_VALUE})
  void isTheOneOfTheJdk(long seed) {
    var jdk = new SplittableRandom(seed);
    var ours = new SplitMix64(seed);
    long first = SplitMix64.at(seed, 1);
    for (int place = 1; place <= 1000; place++) {
      long expected = jdk.nextLong();
      assertThat(ours.next()).isEqualTo(expected);
      assertThat(SplitMix64.at(seed, place)).isEqualTo(expected);
    }
    ours.reset();
    assertThat(ours.next()).isEqualTo(first);
  }
}
