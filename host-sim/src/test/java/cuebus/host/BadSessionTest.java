package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A session file that cannot be used: one line that names the place in it, exit code 3, no file.
/// Which files are bad is the corpus' business; this is about the command.
class BadSessionTest {

  private static final int BAD_INPUT = 3;

  /// Good as it stands; each case spoils one text in it.
  private static final String GOOD =
      """
      {"cuebus-session": 1, "name": "Test", "variant": "8x4",
       "sources": [{"id": "kick"}, {"id": "snare", "file": "snare.wav"}],
       "mixes": [
        {"id": "drummer", "sends": {"kick": {"levelDb": -6}, "snare": {"pan": 0.5}},
         "output": {"mode": "meter", "device": "ideal", "headphones": [{"id": "planar-32"}]}},
        {"id": "singer"}]}
      """;

  @TempDir Path folder;
  private Path session;
  private Path out;

  @BeforeEach
  void stems() throws IOException {
    Stems.noise(folder, 1000, "kick", "snare");
    session = folder.resolve("session.json");
    out = folder.resolve("out");
  }

  @Test
  void theSessionThatTheCasesSpoilIsGood() throws Exception {
    Files.writeString(session, GOOD);
    CommandRun.render(session, out);
    CommandRun.of("inspect", session).succeeds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "kick": {            | "kik": {               | /mixes/0/sends/kik       | did you mean "kick"?
          {"id": "singer"}     | {"id": "drummer"}      | /mixes/1/id              | "drummer" is the id of two mixes
          {"id": "kick"}       | {"id": "snare"}        | /sources/1/id            | "snare" is the id of two sources
          "ideal"              | "ideel"                | /mixes/0/output/device   | there is no devices/ideel.json; there are
          "planar-32"          | "planar"               | /mixes/0/output/headphones/0/id | there is no headphones/planar.json; there are
          -6                   | NaN                    | /mixes/0/sends/kick/levelDb | a level from -100 to 10 dB or "-inf", found NaN
          -6                   | 1e999                  | /mixes/0/sends/kick/levelDb | found 1e999
          -6                   | 10.5                   | /mixes/0/sends/kick/levelDb | found 10.5
          0.5                  | -1.01                  | /mixes/0/sends/snare/pan | found -1.01
          "snare.wav"          | "../snare.wav"         | /sources/1/file          | inside the folder of stems
          "snare.wav"          | "a/../../snare.wav"    | /sources/1/file          | inside the folder of stems
          "snare.wav"          | "/etc/passwd"          | /sources/1/file          | relative to the folder of stems
          "drummer"            | "../drummer"           | /mixes/0/id              | expected an id
          "name": "Test"       | "nam": "Test"          | /nam                     | did you mean "name"?
          {"pan": 0.5}         | {"pan": 0.5, "x": 1}   | /mixes/0/sends/snare/x   | is no key of this object
          "cuebus-session": 1  | "cuebus-session": 2    | /cuebus-session          | version 1
          "8x4"                | "8x5"                  | /variant                 | found "8x5"
          """)
  void isRefusedWithItsPlace(String good, String bad, String place, String problem)
      throws Exception {
    assertThat(GOOD).containsOnlyOnce(good);
    Files.writeString(session, GOOD.replace(good, bad));
    refused(session + " at " + place + ": ", problem);
  }

  @Test
  void tenMegabytesOfNestedBrackets() throws Exception {
    Files.writeString(session, "[".repeat(10_000_000));
    refused(session + ": ", "is larger than");
    Files.writeString(session, "[".repeat(4_000_000));
    refused(session + ": ");
    Files.writeString(session, "{\"cuebus-session\":".repeat(200_000));
    refused(session + " at /cuebus-session: ");
  }

  @Test
  void moreSourcesThanTheVariantHolds() throws Exception {
    StringBuilder sources = new StringBuilder("{\"id\": \"kick\"}");
    for (int s = 0; s < 8; s++) {
      sources.append(", {\"id\": \"s").append(s).append("\", \"file\": \"kick.wav\"}");
    }
    Files.writeString(session, GOOD.replace("{\"id\": \"kick\"}", sources));
    refused(
        session + " at /variant: ",
        "10 source channels",
        "8x4 does not hold them; the smallest variant that does is 16x8");
  }

  /// Eight sources fit the variant, but one stem turns out to be stereo.
  @Test
  void moreChannelsThanTheVariantHolds() throws Exception {
    SessionText eight = new SessionText().variant("8x4").source("\"id\": \"kick\"");
    for (int s = 1; s < 8; s++) {
      eight.source("\"id\": \"s%d\", \"file\": \"snare.wav\"".formatted(s));
    }
    eight.mix("\"id\": \"m\"").in(folder);
    CommandRun.render(session, folder.resolve("fits"));
    Stems.write(folder.resolve("kick.wav"), Stems.RATE, new float[2][1000]);
    CommandRun.of("render", session, "--out", out)
        .fails(BAD_INPUT, "at /variant", "9 source channels", "is 16x8");
    assertThat(CommandRun.files(out)).isEmpty();
  }

  @Test
  void aSessionThatIsNotThere() throws Exception {
    CommandRun.of("render", folder.resolve("band.json"), "--out", out)
        .fails(
            BAD_INPUT,
            folder.resolve("band.json") + ": there is no such file",
            "singer-and-pianist");
    CommandRun.of("render", folder, "--out", out).fails(BAD_INPUT, folder + ": is a folder");
    CommandRun.of("inspect", "four-peace-band")
        .fails(BAD_INPUT, "four-peace-band: ", "four-piece-band", "distribution-4", "planar-32");
  }

  private void refused(String... message) throws IOException {
    CommandRun.of("render", session, "--out", out).fails(BAD_INPUT, message);
    assertThat(CommandRun.files(out)).as("files left").isEmpty();
    CommandRun.of("inspect", session).fails(BAD_INPUT, message);
  }
}
