package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `--block` changes no bit of any mix, nor of report.json.
class BlockSizeTest {

  /// No multiple of any block but 1.
  private static final int FRAMES = 25_013;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"wav", "flac"})
  void anyBlockGivesTheSameFiles(String format) throws Exception {
    SortedMap<String, byte[]> expected = rendered(format, 512);
    assertThat(expected)
        .containsKeys("report.json", "mixes/loud." + format, "mixes/clean." + format);
    JsonNode limit = CommandRun.report(folder.resolve("512")).at("/mixes/0/limit");
    assertThat(limit.get("railFrames").intValue()).as("frames at the rail").isPositive();
    assertThat(limit.get("currentFrames").intValue()).as("frames at the limit").isPositive();
    for (int block : List.of(1, 17, 64, 4096, 65_536)) {
      SortedMap<String, byte[]> actual = rendered(format, block);
      assertThat(actual.keySet()).isEqualTo(expected.keySet());
      expected.forEach((file, bytes) ->
          assertThat(Arrays.mismatch(actual.get(file), bytes))
              .as("first byte of %s that blocks of %d change", file, block)
              .isEqualTo(-1));
    }
  }

  @Test
  void aLengthOfWholeBlocksEndsWhereItShould() throws Exception {
    Stems.noise(folder, 4096, "a");
    CommandRun.render(SessionText.of("a").in(folder), folder.resolve("out"), "--block", 512);
    assertThat(CommandRun.report(folder.resolve("out")).get("frames").intValue()).isEqualTo(4096);
  }

  private SortedMap<String, byte[]> rendered(String format, int block) throws Exception {
    Stems.noise(folder, FRAMES, "a", "b");
    Path session =
        new SessionText()
            .source("\"id\": \"a\", \"trimDb\": 12")
            .source("\"id\": \"b\"")
            .mix(
                """
                "id": "loud", "sends": {"a": {"levelDb": 6, "pan": -0.3}, "b": {"levelDb": -10, "pan": 0.7}},
                "output": {"mode": "audible", "device": "interface-phones",
                  "headphones": [{"id": "closed-dynamic-32", "count": 4}, {"id": "dynamic-300"}]}
                """)
            .mix("\"id\": \"clean\", \"sends\": {\"a\": {\"levelDb\": -20}}")
            .in(folder);
    Path out = folder.resolve(Integer.toString(block));
    CommandRun.render(session, out, "--block", block, "--format", format, "--bits", 16);
    SortedMap<String, byte[]> files = CommandRun.files(out);
    // Its pictures place limiting to within the last block.
    files.remove("report.html");
    return files;
  }
}
