package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.host.audio.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A stem that cannot be used: one line that names it, exit code 3, and no file.
class BadStemTest {

  private static final int BAD_INPUT = 3;

  @TempDir Path folder;
  private Path stem;
  private Path out;

  /// A session of two sources, of which the second is good.
  @BeforeEach
  void session() throws IOException {
    stem = folder.resolve("kick.wav");
    out = folder.resolve("out");
    Stems.noise(folder, 20_000, "kick", "snare");
    SessionText.of("kick", "snare").in(folder);
  }

  @Test
  void missing() throws Exception {
    Files.delete(stem);
    refused("/sources/0", "there is no stem for kick in " + folder, "kick.wav, kick.flac");
  }

  @Test
  void missingUnderTheNameGiven() throws Exception {
    new SessionText()
        .source("\"id\": \"kick\", \"file\": \"take 2/kick.wav\"")
        .mix("\"id\": \"m\"")
        .in(folder);
    refused("/sources/0/file", "there is no stem take 2/kick.wav in " + folder);
  }

  @Test
  void aFolderOfStemsThatIsNotThere() throws Exception {
    Path nowhere = folder.resolve("nowhere");
    CommandRun.of("render", folder.resolve("session.json"), "--stems", nowhere, "--out", out)
        .fails(BAD_INPUT, nowhere + ": there is no such folder");
    assertThat(CommandRun.files(out)).isEmpty();
  }

  @Test
  void ofZeroLength() throws Exception {
    Files.write(stem, new byte[0]);
    refused(stem + ": the file is empty (0 bytes)");
  }

  @Test
  void aFolder() throws Exception {
    Files.delete(stem);
    Files.createDirectory(stem);
    refused(stem + ": is a folder, not an audio file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "these are the words of the song, not its sound\n", "{}\n\n\n\n\n\n"})
  void notAudio(String content) throws Exception {
    Files.writeString(stem, content, StandardCharsets.UTF_8);
    refused(stem + ": not an audio file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "aiff", "flac"})
  void withoutFrames(String extension) throws Exception {
    Files.delete(stem);
    Tools.sox(folder, "-n -r 48000 -c 1 -b 16 kick.%s trim 0 0".formatted(extension));
    refused(folder.resolve("kick." + extension) + ": holds no audio: 0 frames");
  }

  @Test
  void cutInItsHeader() throws Exception {
    Files.write(stem, Arrays.copyOf(Files.readAllBytes(stem), 30));
    refused(stem.toString());
  }

  @Test
  void cutInTheMiddleOfItsData() throws Exception {
    byte[] whole = Files.readAllBytes(stem);
    Files.write(stem, Arrays.copyOf(whole, whole.length - 4 * 8_000));
    refused(stem + ": cut short: the header declares 20000 frames, 12000 are present");
  }

  /// Only found when the render has come that far.
  @ParameterizedTest
  @CsvSource({"16, wav", "16, flac", "24, flac"})
  void aFlacFileCutInTheMiddleOfItsData(int bits, String format) throws Exception {
    Files.delete(stem);
    Tools.sox(folder, "-n -r 48000 -c 1 -b 16 kick.flac synth 300000s pinknoise");
    Path flac = folder.resolve("kick.flac");
    byte[] whole = Files.readAllBytes(flac);
    Files.write(flac, Arrays.copyOf(whole, whole.length / 2));
    refusedWith(new String[] {flac.toString()}, "--bits", bits, "--format", format);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4_000, 500_000, Integer.MAX_VALUE})
  void withASampleRateThatNoMixCanHave(int rate) throws Exception {
    Stems.write(stem, rate, new float[100]);
    refused(stem + ": sample rate of " + rate + " Hz; 8000 to 384000 Hz are allowed");
    refusedWith(new String[] {stem + ": sample rate of " + rate}, "--rate", 48_000);
  }

  @Test
  void withChannelsThatTheSessionMustChooseFrom() throws Exception {
    Stems.write(stem, Stems.RATE, new float[3][100]);
    refused("/sources/0: " + stem + " has 3 channels", "\"channels\": [1]");
  }

  @Test
  void withoutTheChannelThatTheSessionWants() throws Exception {
    new SessionText()
        .source("\"id\": \"kick\", \"channels\": [1, 2]")
        .mix("\"id\": \"m\"")
        .in(folder);
    refused("/sources/0/channels/1: " + stem + " has no channel 2, only 1");
  }

  @Test
  void leavesAnOlderRenderAsItIs() throws Exception {
    Path session = folder.resolve("session.json");
    CommandRun.render(session, out, "--format", "flac");
    Map<String, byte[]> before = CommandRun.files(out);
    Tools.sox(folder, "-n -r 48000 -c 1 -b 16 snare.flac synth 300000s pinknoise");
    Path flac = folder.resolve("snare.flac");
    Files.delete(folder.resolve("snare.wav"));
    byte[] whole = Files.readAllBytes(flac);
    Files.write(flac, Arrays.copyOf(whole, whole.length / 2));
    CommandRun.of("render", session, "--out", out, "--format", "flac")
        .fails(BAD_INPUT, flac.toString());
    Map<String, byte[]> after = CommandRun.files(out);
    assertThat(before).containsKeys("report.json", "report.html", "mixes/everyone.flac");
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach((file, bytes) -> assertThat(after.get(file)).as(file).isEqualTo(bytes));
  }

  private void refused(String... message) throws IOException {
    refusedWith(message);
  }

  private void refusedWith(String[] message, Object... options) throws IOException {
    Object[] words = {"render", folder.resolve("session.json"), "--out", out};
    Object[] all = Arrays.copyOf(words, words.length + options.length);
    System.arraycopy(options, 0, all, words.length, options.length);
    CommandRun.of(all).fails(BAD_INPUT, message);
    assertThat(CommandRun.files(out)).as("files left").isEmpty();
  }
}
