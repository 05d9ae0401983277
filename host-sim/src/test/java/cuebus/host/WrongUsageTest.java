package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A command line that makes no sense: one line that says why, one that helps, exit code 2.
class WrongUsageTest {

  private static final int WRONG_USAGE = 2;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          render                                             | Missing required parameter: 'SESSION'
          render four-piece-band                             | the session four-piece-band has no folder of its own: add --stems DIR
          render x --format flac --bits 32f                  | FLAC has no floating point
          render x --format mp3                              | 'mp3'
          render x --bits 12                                 | --bits 12: 16, 24 and 32f are allowed
          render x --rate 7999                               | --rate 7999: 8000 to 384000 Hz are allowed
          render x --rate 384001                             | --rate 384001: 8000 to 384000 Hz are allowed
          render x --rate 44.1k                              | '44.1k'
          render x --block 0                                 | --block 0: 1 to 65536 frames are allowed
          render x --block 65537                             | --block 65537: 1 to 65536
          render x --block -1                                | --block -1: 1 to 65536
          render x --bock 1                                  | Unknown option
          inspect                                            | Missing required parameter
          inspect ideal --parameters                         | --parameters: a device has none, a session has
          inspect planar-32 --parameters                     | --parameters: a pair of headphones has none
          bench render --minutes 0                           | --minutes 1 to 10
          rendr                                              | Unmatched argument at index 0: 'rendr'
          """)
  void isRefused(String line, String message) {
    CommandRun run = CommandRun.of((Object[]) line.split(" "));
    assertThat(run.err()).matches("cuebus: [^\n]+\n[^\n]+\n").contains(message);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(WRONG_USAGE);
  }

  @Test
  void isRefusedBeforeAnythingIsWritten() throws Exception {
    CommandRun.of("render", "four-piece-band", "--out", folder.resolve("out"), "--bits", "8");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void withoutACommandTheCommandsAreShown() {
    CommandRun run = CommandRun.of();
    assertThat(run.err())
        .startsWith("cuebus: name a command: ")
        .contains("render", "demo", "inspect");
    assertThat(run.code()).isEqualTo(WRONG_USAGE);
  }

  @Test
  void helpSaysWhatTheExitCodesMean() {
    assertThat(CommandRun.of("--help").succeeds().out())
        .containsSubsequence("Exit codes", "0", "done", "1", "2", "wrong usage", "3", "bad input");
    assertThat(CommandRun.of("render", "--help").succeeds().out()).contains("--stems", "SESSION");
  }
}
