package cuebus.host.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    "-6, -5.9, 0, 0, 0, ✓ clean",
    "-1.2, -1, 0, 0, 0, ✓ clean",
    "-1.2, -0.9, 0, 0, 0, △ little headroom",
    "-0.1, 0.4, 0, 0, 0, ▲ clips between samples",
    "0, 0.4, 2, 0, 0, ▲ clips",
    "-6, -5.9, 0, 1, 0, ◆ out of volts (rail)",
    "-6, -5.9, 0, 0, 1, ◆ out of current",
    "0, 0, 1, 1, 1, ▲ clips+◆ out of volts (rail)+◆ out of current",
    "-Infinity, -Infinity, 0, 0, 0, ○ silent"
  })
  void saysWhatIsWrong(
      double samplePeak, double truePeak, long clipped, long rail, long current, String words) {
    MixLevels levels =
        new MixLevels(
            samplePeak,
            truePeak,
            -20,
            -20,
            clipped,
            rail,
            current,
            new LevelsOverTime(512, 0, List.of()));
    assertThat(Verdict.of(levels)).extracting(Verdict::text).containsExactly(words.split("\\+"));
  }
}
