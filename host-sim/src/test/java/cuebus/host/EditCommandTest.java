package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.session.Session;
import cuebus.session.Session.Send;
import cuebus.session.SessionFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `cuebus edit`.
class EditCommandTest {

  private static final String BAND =
      """
      { "cuebus-session": 1, "name": "Band",
        "sources": [ {"id": "kick", "trimDb": 3}, {"id": "vox"}, {"id": "keys", "channels": [1, 2]} ],
        "groups": [ {"id": "rhythm", "members": ["kick"]} ],
        "main": { "kick": {"levelDb": -2}, "vox": {"levelDb": 1, "pan": 0.5},
                  "keys": {"levelDb": -5, "mute": true} },
        "mixes": [
          { "id": "singer", "own": ["vox"], "moreMeDb": 2, "groups": {"rhythm": -4},
            "sends": { "kick": {"levelDb": -9}, "vox": {"levelDb": 3, "follow": "level"} },
            "output": { "mode": "audible", "device": "ideal" } },
          { "id": "drummer" } ] }
      """;

  @TempDir Path folder;
  private Path band;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    band = Files.writeString(folder.resolve("band.json"), BAND);
    out = folder.resolve("new.json");
  }

  private Session edit(Object... options) throws Exception {
    Object[] words = new Object[options.length + 4];
    words[0] = "edit";
    words[1] = band;
    System.arraycopy(options, 0, words, 2, options.length);
    words[options.length + 2] = "--out";
    words[options.length + 3] = out;
    CommandRun.of(words).succeeds();
    try (InputStream in = Files.newInputStream(out)) {
      return SessionFile.read("new.json", in);
    }
  }

  @Test
  void aMixBegunFromTheMainMixHasItsLevelsPansAndMutes() throws Exception {
    Session session = edit("--from-main", "drummer");
    assertThat(session.mixes().get(1).sends())
        .containsEntry("kick", new Send(-2, 0, false))
        .containsEntry("vox", new Send(1, 0.5, false))
        .containsEntry("keys", new Send(-5, 0, true));
    assertThat(session.mixes().getFirst().output().device()).isEqualTo("ideal");
    assertThat(session.mixes().getFirst().performer().moreMeDb()).isEqualTo(2);
    assertThat(session.mixes().getFirst().sends().get("vox").follow().text()).isEqualTo("level");
  }

  @Test
  void aCopyHasTheSendsAndGroupsAndKeepsItsName() throws Exception {
    Session session = edit("--copy", "singer:drummer");
    Session.Mix copy = session.mixes().get(1);
    assertThat(copy.id()).isEqualTo("drummer");
    assertThat(copy.sends()).isEqualTo(session.mixes().getFirst().sends());
    assertThat(copy.performer().groupsDb()).containsEntry("rhythm", -4.0);
    assertThat(copy.performer().own()).isEmpty();
  }

  @Test
  void headroomComesAfterTheStartFromTheMainMix() throws Exception {
    Session session = edit("--headroom", "drummer", "--from-main", "drummer");
    assertThat(session.mixes().get(1).sends().get("vox").levelDb()).isEqualTo(-6);
    assertThat(session.mixes().get(1).sends().get("kick").levelDb()).isEqualTo(-9);
  }

  @Test
  void aTrimIsCompensatedOnceAndStaysSo() throws Exception {
    Session session = edit("--trim", "kick=-6", "--trim", "kick=-8");
    Session.Source kick = session.sources().getFirst();
    assertThat(kick.trimDb()).isEqualTo(-8);
    assertThat(kick.desk().compensationDb()).isEqualTo(3);
  }

  @Test
  void allOffEmptiesTheMix() throws Exception {
    assertThat(edit("--all-off", "singer").mixes().getFirst().sends().values())
        .extracting(Send::levelDb)
        .containsOnly(-100.0);
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    CommandRun run = CommandRun.of("edit", band, "--all-off", "singer", "--out", band);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("band.json: there is such a file already; name a new one");
    assertThat(band).hasContent(BAND);
  }

  @ParameterizedTest
  @CsvSource({
    "--from-main, drumer, did you mean \"drummer\"?",
    "--copy, singer, 'expected FROM:TO, found singer'",
    "--copy, singer:singer, 'a mix cannot be copied to itself'",
    "--trim, kick, 'expected SOURCE=DB, found kick'",
    "--trim, kick=loud, 'expected -40 to 40 dB, found loud'",
    "--trim, kik=1, did you mean \"kick\"?"
  })
  void whatCannotBeDoneIsSaid(String option, String value, String message) {
    CommandRun run = CommandRun.of("edit", band, option, value, "--out", out);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(out).doesNotExist();
  }
}
