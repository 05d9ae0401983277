package cuebus.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cuebus.amp.Lead;
import cuebus.json.InvalidFileException;
import cuebus.param.Decibels;
import cuebus.param.OutputMode;
import cuebus.param.Variant;
import cuebus.session.Session.Mix;
import cuebus.session.Session.Output;
import cuebus.session.Session.Plugged;
import cuebus.session.Session.Send;
import cuebus.session.Session.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SessionFileTest {

  private static Session readGood(String name) throws IOException, InvalidFileException {
    var file = Corpus.FOLDER.resolve("good").resolve(name);
    try (var in = Files.newInputStream(file)) {
      return SessionFile.read(name, in);
    }
  }

  @Test
  void theSpecificationsExampleIsWhatItSays() throws Exception {
    assertThat(readGood("session-of-the-specification.json"))
        .isEqualTo(
            new Session(
                "Four-piece band",
                Variant.V16X8,
                48000,
                List.of(
                    source("kick", "Kick", "kick.wav", List.of(), "#c0392b"),
                    source("keys", "Keys", "band.wav", List.of(3, 4), null)),
                Map.of("kick", new Send(-6, 0, false), "keys", new Send(-9, 0, false)),
                List.of(
                    mix(
                        "drummer",
                        "Drummer",
                        Map.of(
                            "kick", new Send(-6, -0.1, false),
                            "keys", new Send(Decibels.OFF_DB, 0, false)),
                        new Output(
                            OutputMode.AUDIBLE,
                            "o2",
                            -12,
                            Lead.STEREO,
                            List.of(new Plugged("closed-dynamic-32", 2))))),
                List.of(),
                Session.Click.NONE,
                Session.Talkback.PLAIN,
                Map.of(),
                Show.NONE,
                ""));
  }

  private static Source source(
      String id,
      String name,
      @Nullable String file,
      List<Integer> channels,
      @Nullable String colour) {
    return new Source(id, name, file, channels, colour, 0, false, false, Session.Desk.PLAIN, null);
  }

  private static Mix mix(String id, String name, Map<String, Send> sends, Output output) {
    return new Mix(
        id,
        name,
        false,
        0,
        false,
        sends,
        output,
        Session.Performer.ANYBODY,
        Session.Cues.NONE,
        Map.of(),
        "");
  }

  @ParameterizedTest
  @CsvSource({"momentary, true", "latch, false"})
  void notesOnTalkKeysDoWhatTalkbackSaysUnlessTheySayIt(String mode, boolean held)
      throws Exception {
    String text =
        """
        {"cuebus-session": 1, "name": "S", "mixes": [{"id": "m"}],
         "sources": [{"id": "a"}, {"id": "t", "role": "talkback"}],
         "talkback": {"mode": "%s"},
         "midi": {"notes": [
           {"channel": 1, "note": 1, "parameter": "source2.talk"},
           {"channel": 1, "note": 2, "parameter": "source2.talk", "momentary": %s},
           {"channel": 1, "note": 3, "parameter": "mix1.mute"}]}}
        """
            .formatted(mode, !held);
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    assertThat(SessionFile.read("s.json", in).show().midi().notes())
        .extracting(note -> note.momentary())
        .containsExactly(held, !held, false);
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws Exception {
    Session session = readGood("session-least.json");
    assertThat(session.variant()).isNull();
    assertThat(session.sampleRate()).isNull();
    assertThat(session.main()).isEmpty();
    assertThat(session.sources()).containsExactly(source("a", "a", null, List.of(), null));
    assertThat(session.mixes()).containsExactly(mix("b", "b", Map.of(), Output.OFF));
  }

  @Test
  void minusInfinityAndMinus100AreBothOff() throws Exception {
    Session session = readGood("session-every-key.json");
    assertThat(session.mixes().getFirst().sends().get("b").levelDb()).isEqualTo(Decibels.OFF_DB);
    assertThat(session.mixes().getFirst().output().volumeDb()).isEqualTo(Decibels.OFF_DB);
    assertThat(Decibels.toGain(session.mixes().getLast().levelDb())).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("cuebus.session.MutationTest#seeds")
  void aWrittenSessionReadsBackEqual(long seed) throws Exception {
    for (int i = 0; i < 20; i++) {
      Session session = new RandomSession(seed * 100 + i).session();
      var file = new ByteArrayOutputStream();
      SessionFile.write(session, file);
      assertThat(SessionFile.read("written", new ByteArrayInputStream(file.toByteArray())))
          .as("seed %d, session %d:%n%s", seed, i, file.toString(StandardCharsets.UTF_8))
          .isEqualTo(session);
    }
  }

  @Test
  void aWrittenSessionSaysOffAsPeopleDo() throws Exception {
    var file = new ByteArrayOutputStream();
    SessionFile.write(readGood("session-of-the-specification.json"), file);
    assertThat(file.toString(StandardCharsets.UTF_8))
        .contains("\"levelDb\" : \"-inf\"", "\"levelDb\" : -6,")
        .doesNotContain("-100")
        .endsWith("}\n");
  }

  /// The renderer asks again with the widths of real stems, which the reader cannot know.
  @Test
  void sizeIsAskedForWithRealChannels() throws Exception {
    Session session = readGood("session-every-key.json");
    assertThat(session.sizeProblem(8)).isEmpty();
    assertThat(session.sizeProblem(9))
        .hasValueSatisfying(
            problem -> assertThat(problem).contains("9 source channels", "8x4", "16x8"));
  }

  @Test
  void aStreamThatBreaksIsAnErrorOfItsFile() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    assertThatThrownBy(() -> SessionFile.read("stage.json", broken))
        .isInstanceOf(InvalidFileException.class)
        .hasMessage("stage.json: cannot be read: Stream closed");
  }
}
