package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import cuebus.host.check.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `cuebus check`: each problem is found in a session that has it, and not in the same session with
/// the fix applied. The numbers in the sentences are worked out by hand.
class CheckCommandTest {

  private static final String SOUND =
      """
      { "cuebus-session": 1, "name": "Sound",
        "sources": [ {"id": "kick"}, {"id": "vox", "role": "vocal"}, {"id": "click", "role": "click"},
                     {"id": "talk", "role": "talkback"}, {"id": "back", "role": "listenback"} ],
        "main": { "kick": {"levelDb": -6}, "vox": {"levelDb": -6} },
        "mixes": [
          { "id": "drummer", "own": ["kick"],
            "sends": { "kick": {"levelDb": -6}, "vox": {"levelDb": -9}, "click": {"levelDb": -9} },
            "talkbackDb": -12,
            "inserts": { "limiter": { "ceilingDbSpl": 112 } },
            "output": { "mode": "meter", "device": "distribution-4", "headphones": [{"id": "planar-32"}] } },
          { "id": "singer", "own": ["vox"], "moreMeDb": 3,
            "sends": { "kick": {"follow": "level-and-mute"}, "vox": {"levelDb": -3} }, "talkbackDb": -12 },
          { "id": "desk", "role": "engineer",
            "sends": { "kick": {"levelDb": -6}, "vox": {"levelDb": -6} }, "listenbackDb": -6 } ] }
      """;

  @TempDir Path folder;

  private Path session(String from, String to) throws IOException {
    assertThat(SOUND).as("the part to be replaced").contains(from);
    return Files.writeString(folder.resolve("session.json"), SOUND.replace(from, to));
  }

  private static List<String> problems(String json) throws IOException {
    List<String> problems = new ArrayList<>();
    new ObjectMapper()
        .readTree(json)
        .get("findings")
        .forEach(finding -> problems.add(finding.get("problem").textValue()));
    return problems;
  }

  @Test
  void aSoundSessionHasNoProblem() throws Exception {
    CommandRun run = CommandRun.of("check", "--strict", session("Sound", "Fine")).succeeds();
    assertThat(run.out()).isEqualTo("No problem found.\n");
  }

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          unused-source       | {"id": "kick"},                  | {"id": "kick"}, {"id": "tambourine"},  | tambourine is in no mix.
          unused-source       | "listenbackDb": -6               | "listenbackDb": "-inf"                 | back is listenback, and no mix takes it.
          sent-talk           | "vox": {"levelDb": -9},          | "vox": {}, "talk": {"levelDb": -12},   | drummer sends talk, which is talkback and not heard by a send.
          missing-own         | , "vox": {"levelDb": -3}         |                                        | singer does not hear vox, which is the performer's own.
          missing-own         | "vox": {"levelDb": -3}           | "vox": {"levelDb": "-inf"}             | singer does not hear vox, which is the performer's own.
          more-me-without-own | "own": ["vox"],                  |                                        | singer has more me at 3.0 dB and no source that is the performer's own: nothing changes.
          follows-silence     | "main": { "kick": {"levelDb": -6}| "main": { "kick": {"mute": true}       | In singer, kick follows the main mix, where it is muted.
          follows-silence     | "main": { "kick": {"levelDb": -6}| "main": { "kick": {"levelDb": "-inf"}  | In singer, kick follows the main mix, where it is off.
          forgotten           | "vox": {"levelDb": -9}           | "vox": {"levelDb": -9, "mute": true}   | drummer: vox is muted.
          forgotten           | "id": "drummer",                 | "id": "drummer", "mute": true,         | drummer is muted.
          over-ceiling        | "kick": {"follow": "level-and-mute"}, "vox": {"levelDb": -3} | "kick": {"levelDb": 10}, "vox": {"levelDb": 10} | If all sources of singer peaked at −6.0 dBFS at once, it would pass its ceiling by 7.0 dB, and the limiter would work.
          loud-output         | "ceilingDbSpl": 112              | "ceilingDbSpl": 140                    | drummer: Headphone distribution amplifier, 4 outputs drives Planar, 32 Ω to an estimated 116.8 dB SPL at full scale.
          no-click            | , "click": {"levelDb": -9}       |                                        | drummer plays the drums and does not hear click.
          unheard-listenback  | , "listenbackDb": -6             |                                        | back is a listenback that the engineer does not hear.
          no-engineer         | "role": "engineer",              |                                        | No mix is the engineer's, so PFL, AFL, solo and listening to a mix are refused.
          no-talkback         | "role": "talkback"               | "role": "instrument"                   | No source is talkback: nobody can speak to the performers.
          comb                | "moreMeDb": 3,                   | "inserts": {"delayMs": 5},             | singer hears vox 5.0 ms after singing it: with the voice in the singer's head it makes a comb filter, first notch at 100 Hz.
          """)
  void isFoundInWords(String problem, String sound, String broken, String sentence)
      throws Exception {
    Path file = session(sound, broken == null ? "" : broken);
    assertThat(problems(CommandRun.of("check", file, "--json").succeeds().out())).contains(problem);
    assertThat(CommandRun.of("check", file).succeeds().out())
        .contains(problem + ": " + sentence + "\n");
  }

  @Test
  void theBuiltInClickCountsAsWell() throws Exception {
    String builtIn =
        SOUND
            .replace("{\"id\": \"click\", \"role\": \"click\"},", "")
            .replace(", \"click\": {\"levelDb\": -9}", "")
            .replace("\"main\":", "\"click\": {\"follow\": \"song\"}, \"main\":");
    Path file = Files.writeString(folder.resolve("built-in.json"), builtIn);
    assertThat(CommandRun.of("check", file).succeeds().out())
        .contains("no-click: drummer plays the drums and does not hear the click.\n");
    Files.writeString(
        file, builtIn.replace("\"own\": [\"kick\"],", "\"own\": [\"kick\"], \"clickDb\": -12,"));
    assertThat(CommandRun.of("check", file).succeeds().out()).isEqualTo("No problem found.\n");
  }

  @Test
  void scenesMayNameWhatOnlyTheStatedVariantHas() throws Exception {
    Path file =
        session(
            "\"name\": \"Sound\",",
            "\"name\": \"Sound\", \"variant\": \"16x8\", \"scenes\": [{\"id\": \"a\","
                + " \"parameters\": {\"mix8.level\": -3}}],");
    assertThat(CommandRun.of("check", file).succeeds().out()).isEqualTo("No problem found.\n");
  }

  /// A voltage divider: 32 Ω behind 42 Ω against 16 Ω behind 42 Ω is 3.90 dB, and 16 Ω get 0.863 V
  /// of 3.13 V, with 105 dB/V 103.7 dB SPL. That takes 76 mA of the 80 mA there are.
  @Test
  void aSplitterIsSaidInDecibels() throws Exception {
    Path file =
        session(
            "\"distribution-4\", \"headphones\": [{\"id\": \"planar-32\"}]",
            "\"interface-phones\", \"headphones\": [{\"id\": \"planar-32\", \"count\": 2}]");
    String out = CommandRun.of("check", file).succeeds().out();
    assertThat(out)
        .contains(
            "shared-output: drummer: 2 pairs share 1 output of Interface, phones output as on a"
                + " splitter, and a pair is 3.9 dB softer than alone.")
        .contains(
            "cannot-drive: drummer: Interface, phones output drives Planar, 32 Ω to an estimated"
                + " 103.7 dB SPL at most, 6.3 dB short of what peaks need; full scale is no more"
                + " behind its 42.0 Ω.");
  }

  /// 0.08 A through 16 Ω in parallel with 42 Ω behind it: with four pairs, 8 Ω, full scale would
  /// take 88.5 mA peak, so the current runs out.
  @Test
  void theCurrentThatRunsOutIsNamed() throws Exception {
    Path file =
        session(
            "\"distribution-4\", \"headphones\": [{\"id\": \"planar-32\"}]",
            "\"interface-phones\", \"headphones\": [{\"id\": \"planar-32\", \"count\": 4}]");
    // 80 mA peak through 8 Ω are 0.4525 Vrms, 98.1 dB SPL; the search ends within 0.1 dB below.
    assertThat(CommandRun.of("check", file).succeeds().out())
        .containsPattern("to an estimated 98\\.[01] dB SPL at most, .*; its current runs out\\.");
  }

  /// The ceiling at the ear holds at the first pair; others may be more sensitive.
  @Test
  void aSecondHeadphoneIsProtectedToo() throws Exception {
    Path file =
        session("[{\"id\": \"planar-32\"}]", "[{\"id\": \"planar-32\"}, {\"id\": \"active-anc\"}]");
    // A peak of 112 dB SPL at 105 dB/V is 1.583 Vrms of a sine on 32 Ω, 1.632 Vrms behind the 1 Ω;
    // at 118 dB/V, 305 Ω behind 1 Ω, 122.2 dB SPL.
    assertThat(CommandRun.of("check", file).succeeds().out())
        .contains("drives Active, noise cancelling, on to an estimated 122.2 dB SPL");
  }

  @Test
  void latencyOutsideCounts() throws Exception {
    Path file = session("Sound", "Late");
    String out = CommandRun.of("check", file, "--latency", "10").succeeds().out();
    assertThat(out).contains("singer hears vox 10.0 ms after").contains("first notch at 50 Hz");
    assertThat(out).doesNotContain("drummer hears");
  }

  @Test
  void strictFailsForAProblemAndNotForAdvice() throws Exception {
    Path bad = session(", \"vox\": {\"levelDb\": -3}", "");
    assertThat(CommandRun.of("check", bad, "--strict").code()).isEqualTo(1);
    assertThat(CommandRun.of("check", bad).code()).isZero();
    Path advised = session("{\"id\": \"talk\", \"role\": \"talkback\"}, ", "");
    CommandRun run = CommandRun.of("check", advised, "--strict").succeeds();
    assertThat(run.out()).contains("no-talkback").endsWith("No problem found.\n");
  }

  @Test
  void aBadFileIsBadInput() throws Exception {
    CommandRun.of("check", session("\"levelDb\": -3", "\"levelDb\": 11"))
        .fails(3, "/mixes/1/sends/vox/levelDb", "11");
    CommandRun.of("check", folder.resolve("none.json")).fails(3, "there is no such file");
  }

  @ParameterizedTest
  @CsvSource({"--latency, -1", "--latency, 1001", "--latency, NaN"})
  void aLatencyThatCannotBeIsRefused(String option, String value) {
    CommandRun run = CommandRun.of("check", "four-piece-band", option, value);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("0 to 1000 ms are allowed");
  }

  @Test
  void theListHasEveryProblem() {
    assertThat(CommandRun.of("check", "--list").succeeds().out().lines())
        .hasSize(Problem.values().length)
        .anyMatch(line -> line.startsWith("comb "));
  }
}
