package cuebus.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.Ffmpeg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The high pass and the bands beside ffmpeg's, which are bilinear transforms of the same
/// prototypes: far below half the sample rate both must agree.
class FfmpegFiltersTest {

  private static final int RATE = 96_000;

  /// ffmpeg's shelves have √(2A) where the cookbook has 2√A: its Q of 0.5 is the cookbook's √½.
  /// sox's `bass 6 100 0.7071q` answers like ffmpeg's with 0.5.
  private static final String SHELF_Q = ":t=q:w=0.5:g=";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"30", "80", "400"})
  void highPass(int hz) throws IOException, InterruptedException {
    HighPass highPass = new HighPass(RATE);
    highPass.set(hz);
    assertAgrees(highPass, "highpass=f=" + hz + ":p=2:t=q:w=0.7071067811865476");
  }

  @ParameterizedTest
  @CsvSource({"100, 6, 1", "315, -12, 0.5", "1000, 15, 3", "50, -3, 8"})
  void peak(int hz, double gain, double q) throws IOException, InterruptedException {
    assertAgrees(
        bands(e -> e.peak(0, hz, gain, q)), "equalizer=f=" + hz + ":t=q:w=" + q + ":g=" + gain);
  }

  @ParameterizedTest
  @CsvSource({"100, 6", "500, -12"})
  void lowShelf(int hz, double gain) throws IOException, InterruptedException {
    assertAgrees(bands(e -> e.lowShelf(hz, gain)), "bass=f=" + hz + SHELF_Q + gain);
  }

  @ParameterizedTest
  @CsvSource({"1500, 6", "2500, -12"})
  void highShelf(int hz, double gain) throws IOException, InterruptedException {
    assertAgrees(bands(e -> e.highShelf(hz, gain)), "treble=f=" + hz + SHELF_Q + gain);
  }

  private static Equalizer bands(Consumer<Equalizer> setting) {
    Equalizer equalizer = new Equalizer(RATE);
    setting.accept(equalizer);
    return equalizer;
  }

  private void assertAgrees(Insert filter, String same) throws IOException, InterruptedException {
    filter.reset();
    float[][] impulse = {Signals.impulse(RATE), new float[RATE]};
    float[][] expected = new Ffmpeg(folder).filtered(impulse, RATE, same);
    filter.process(impulse[0], impulse[1], 0, RATE);
    for (double hz = 20; hz < 4500; hz *= 1.3) {
      assertThat(Signals.responseDb(impulse[0], 0, RATE, hz, RATE))
          .as("%s at %s Hz", same, hz)
          .isCloseTo(Signals.responseDb(expected[0], 0, RATE, hz, RATE), within(0.05));
    }
  }
}
