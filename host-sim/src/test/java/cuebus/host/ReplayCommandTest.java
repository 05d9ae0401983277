package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `render --changes`, `replay` and `scenes`, as people use them.
class ReplayCommandTest {

  private static final String CHANGES =
      """
      {"at":100,"by":"singer","parameter":"mix1.source1.level","value":-20}
      {"at":4000,"by":"session","scene":"chorus"}

      {"at":9001,"by":"singer","parameter":"mix1.mute","value":"on","fadeMs":50}
      {"at":15000,"by":"singer","edit":"undo"}
      {"at":16000,"by":"host","parameter":"source2.trim","value":6}
      """;

  @TempDir Path folder;
  private Path session;

  @BeforeEach
  void writeSession() throws Exception {
    Stems.noise(folder, 25_013, "a", "b");
    session = folder.resolve("band.json");
    Files.writeString(
        session,
        """
        {"cuebus-session": 1, "name": "Band", "sources": [{"id": "a"}, {"id": "b"}],
         "mixes": [{"id": "singer", "name": "Singer", "sends": {"a": {"levelDb": -6}}},
                   {"id": "bass", "sends": {"a": {}, "b": {}}}],
         "scenes": [{"id": "chorus", "name": "Chorus", "fadeMs": 120,
           "parameters": {"mix1.source1.level": -2, "mix1.source2.level": -10,
                          "mix2.source2.mute": "on", "mix2.level": -3}}],
         "recallSafe": {"mixes": [], "controls": ["mix.level"]}}
        """);
  }

  @Test
  void aReplayIsTheRenderAgain() throws Exception {
    assertReplayed("--bits", "32f");
  }

  /// With a device that is heard: only such a mix is computed otherwise.
  @Test
  void aFineReplayIsTheFineRenderAgain() throws Exception {
    Files.writeString(
        session,
        Files.readString(session)
            .replace(
                "\"sends\": {\"a\": {\"levelDb\": -6}}",
                "\"sends\": {\"a\": {\"levelDb\": -6}}, \"output\": {\"mode\": \"audible\","
                    + " \"device\": \"adaptive-laptop\"}"));
    assertReplayed("--bits", "32f", "--fine");
  }

  private void assertReplayed(Object... options) throws Exception {
    Path changes = Files.writeString(folder.resolve("changes.jsonl"), CHANGES);
    Path live = folder.resolve("live");
    CommandRun.render(session, live, with(options, "--changes", changes, "--block", 333));
    Path log = live.resolve("control-log.jsonl");
    assertThat(Files.readAllLines(log)).hasSize(1 + 1 + 3 + 1 + 1 + 1);
    Path again = folder.resolve("again");
    CommandRun run = CommandRun.of(with(options, "replay", session, log, "--out", again));
    assertThat(run.code()).as(run.err()).isZero();
    SortedMap<String, byte[]> expected = CommandRun.files(live);
    SortedMap<String, byte[]> actual = CommandRun.files(again);
    for (String file : new String[] {"mixes/singer.wav", "mixes/bass.wav", "control-log.jsonl"}) {
      assertThat(Arrays.mismatch(actual.get(file), expected.get(file)))
          .as("first byte of %s that differs", file)
          .isEqualTo(-1);
    }
    CommandRun.render(session, folder.resolve("plain"), options);
    assertThat(CommandRun.files(folder.resolve("plain")).get("mixes/singer.wav"))
        .as("the changes are heard")
        .isNotEqualTo(expected.get("mixes/singer.wav"));
  }

  private static Object[] with(Object[] options, Object... more) {
    return Stream.concat(Arrays.stream(more), Arrays.stream(options)).toArray();
  }

  @Test
  void aLogOfAnotherSessionIsRefused() throws Exception {
    Path changes = Files.writeString(folder.resolve("changes.jsonl"), CHANGES);
    CommandRun.render(session, folder.resolve("live"), "--changes", changes);
    Files.writeString(session, Files.readString(session).replace("\"Band\"", "\"Bend\""));
    CommandRun run = CommandRun.of("replay", session, folder.resolve("live/control-log.jsonl"));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("control-log.jsonl line 1: is the log of another session");
  }

  @Test
  void aWrongLineOfChangesIsNamed() throws Exception {
    Path changes =
        Files.writeString(
            folder.resolve("changes.jsonl"), CHANGES.replace("\"chorus\"", "\"chorsu\""));
    CommandRun run =
        CommandRun.of("render", session, "--changes", changes, "--out", folder.resolve("out"));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains("changes.jsonl line 2 at /scene: no scene has the id \"chorsu\"")
        .contains("did you mean \"chorus\"?");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void whatIsNoFileOfChangesIsNamed() {
    for (String command : new String[] {"render --changes", "replay"}) {
      for (String named : new String[] {"", "nothing.jsonl"}) {
        Path file = folder.resolve(named);
        CommandRun run =
            command.equals("replay")
                ? CommandRun.of("replay", session, file, "--out", folder.resolve("out"))
                : CommandRun.of(
                    "render", session, "--changes", file, "--out", folder.resolve("out"));
        assertThat(run.code()).as(command).isEqualTo(3);
        assertThat(run.err())
            .contains(file + ": ")
            .contains(named.isEmpty() ? "cannot be read" : "there is no such file");
        assertThat(folder.resolve("out")).doesNotExist();
      }
    }
  }

  /// The session leaves its size open and needs the smallest, which has four mixes.
  @Test
  void scenesOfALargerVariantAreRefusedByAllCommands() throws Exception {
    Files.writeString(session, Files.readString(session).replace("mix2.level", "mix5.level"));
    for (String command : new String[] {"render", "check", "scenes", "export"}) {
      Path out = folder.resolve(command);
      CommandRun run =
          command.equals("render") || command.equals("export")
              ? CommandRun.of(command, session, "--out", out)
              : CommandRun.of(command, session);
      if (command.equals("export")) {
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(CommandRun.files(out).keySet())
            .isNotEmpty()
            .noneMatch(file -> file.contains("-8x4"));
      } else {
        assertThat(run.code()).as(command).isEqualTo(3);
        assertThat(run.err())
            .contains(
                "band.json: 8x4 has no parameter mix5.level, which"
                    + " /scenes/0/parameters/mix5.level names");
        assertThat(out).doesNotExist();
      }
    }
  }

  @Test
  void optionsOfScenesThatDoNotGoTogetherAreRefused() {
    Path out = folder.resolve("out.json");
    assertThat(CommandRun.of("scenes", session, "--fade", "2").err())
        .contains("--out and --fade belong to --store ID");
    CommandRun both =
        CommandRun.of("scenes", session, "--store", "a", "--diff", "a:b", "--out", out);
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("--store and --diff");
    CommandRun same = CommandRun.of("scenes", session, "--store", "a", "--out", session);
    assertThat(same.code()).isEqualTo(2);
    assertThat(same.err()).contains("there is such a file already");
    assertThat(out).doesNotExist();
  }

  @Test
  void scenesAreToldInWordsAndStored() throws Exception {
    CommandRun told = CommandRun.of("scenes", session);
    assertThat(told.out())
        .contains("Chorus (chorus), 0.1 s")
        .contains("  Singer: a 4 dB louder, b on at -10.0 dB")
        .contains("  bass: the whole mix 3 dB softer, b muted");
    Path stored = folder.resolve("stored.json");
    CommandRun store =
        CommandRun.of("scenes", session, "--store", "verse", "--fade", "1.5", "--out", stored);
    assertThat(store.code()).as(store.err()).isZero();
    assertThat(CommandRun.of("scenes", stored, "--diff", "verse:chorus").out())
        .contains("  Singer: a 4 dB louder, b on at -10.0 dB");
    assertThat(CommandRun.of("scenes", stored).out())
        .contains("verse (verse), 1.5 s")
        .contains("no difference");
    assertThat(CommandRun.of("scenes", stored, "--diff", "verse:chor").code()).isEqualTo(2);
  }
}
