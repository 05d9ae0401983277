package cuebus.host.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StemReaderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "-b 8 -e unsigned-integer, wav",
    "-b 16 -e signed-integer, wav",
    "-b 24 -e signed-integer, wav",
    "-b 32 -e signed-integer, wav",
    "-b 32 -e floating-point, wav",
    "-b 64 -e floating-point, wav",
    "-b 8 -e signed-integer, aiff",
    "-b 16 -e signed-integer, aiff",
    "-b 24 -e signed-integer, aiff",
    "-b 32 -e signed-integer, aiff",
    "-b 32 -e floating-point, aifc",
    "-b 64 -e floating-point, aifc",
  })
  void readsWhatSoxReads(String encoding, String extension) throws Exception {
    for (int channels : new int[] {1, 2, 8, 16}) {
      String name = "stem." + extension;
      Tools.sox(
          folder,
          "-n -r 44100 -c %d %s %s synth 12345s pinknoise".formatted(channels, encoding, name));
      float[] expected = Tools.soxSamples(folder, name);
      float[] samples = Tools.readAll(folder.resolve(name), new Random(channels));
      Tools.assertSame(samples, expected, "%d channels".formatted(channels));
    }
  }

  /// SoX writes only `NONE`; the other names stand for the same bytes, or swapped ones.
  @ParameterizedTest
  @CsvSource({"16, twos", "24, in24", "32, in32"})
  void readsAiffCUnderItsOtherNames(int bits, String compression) throws Exception {
    Tools.sox(folder, "-n -r 48000 -c 2 -b %d stem.aifc synth 999s whitenoise".formatted(bits));
    float[] expected = Tools.soxSamples(folder, "stem.aifc");
    rename(compression);
    Tools.assertSame(Tools.readAll(folder.resolve("stem.aifc"), new Random(1)), expected, "stem");
  }

  @Test
  void readsLittleEndianAiffC() throws Exception {
    Tools.sox(folder, "-n -r 48000 -c 2 -b 16 in.wav synth 999s whitenoise");
    String encode = "ffmpeg -v error -i in.wav -c:a pcm_s16le -f aiff stem.aifc";
    Tools.run("ffmpeg", List.of(encode.split(" ")), folder);
    byte[] written = Files.readAllBytes(folder.resolve("stem.aifc"));
    assertThat(new String(written, StandardCharsets.ISO_8859_1)).contains("sowt");
    float[] expected = Tools.soxSamples(folder, "in.wav");
    Tools.assertSame(Tools.readAll(folder.resolve("stem.aifc"), new Random(1)), expected, "stem");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void readsFlacBitForBit(int channels) throws Exception {
    for (int bits : new int[] {8, 16, 24}) {
      for (String level : new String[] {"-0", "-8", "--lax -b 65535 -l 32"}) {
        Tools.sox(
            folder,
            "-n -r 44100 -c %d -b %d in.wav synth 12345s pinknoise".formatted(channels, bits));
        Tools.flac(folder, "-f --channel-map=none %s in.wav -o stem.flac".formatted(level));
        float[] expected = Tools.soxSamples(folder, "in.wav");
        float[] samples = Tools.readAll(folder.resolve("stem.flac"), new Random(bits));
        Tools.assertSame(samples, expected, "%d bits %s".formatted(bits, level));
      }
    }
  }

  @Test
  void countsTheFramesOfAFlacStreamWithoutLength() throws Exception {
    Tools.sox(folder, "-n -r 44100 -c 2 -b 16 in.wav synth 12345s pinknoise");
    Files.write(folder.resolve("stem.flac"), Tools.flac(folder, "-c in.wav"));
    byte[] stream = Files.readAllBytes(folder.resolve("stem.flac"));
    // The length is the last 36 bits before the 16 bytes of MD5 in STREAMINFO.
    for (int i = 22; i < 26; i++) {
      stream[i] = 0;
    }
    stream[21] &= (byte) 0xf0;
    Files.write(folder.resolve("stem.flac"), stream);
    float[] expected = Tools.soxSamples(folder, "in.wav");
    Tools.assertSame(Tools.readAll(folder.resolve("stem.flac"), new Random(1)), expected, "stem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ogg", "mp3"})
  void readsOtherFormatsThroughFfSampledSp(String extension) throws Exception {
    Tools.sox(folder, "-n -r 44100 -c 2 -b 16 in.wav synth 1 sine 1000 vol 0.5");
    Tools.run(
        "ffmpeg",
        List.of("ffmpeg -v error -i in.wav stem.%s".formatted(extension).split(" ")),
        folder);
    float[] samples = Tools.readAll(folder.resolve("stem." + extension), new Random(1));
    String decode = "ffmpeg -v error -i stem.%s -f f32le -".formatted(extension);
    byte[] raw = Tools.run("ffmpeg", List.of(decode.split(" ")), folder);
    float[] expected = new float[raw.length / 4];
    ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(expected);
    assertThat(samples).hasSameSizeAs(expected);
    for (int i = 0; i < samples.length; i++) {
      assertThat(samples[i]).as("sample %d", i).isCloseTo(expected[i], within(1e-4f));
    }
  }

  @Test
  void deliversFloatsAsTheyAre() throws Exception {
    float[] odd = {
      2.5f, -1e30f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, 1e-40f
    };
    Path stem = folder.resolve("stem.wav");
    PartialFile file = PartialFile.create(stem);
    Tools.writeAll(
        AudioWriter.wav(file, BitDepth.FLOAT_32, 1, 48000),
        file,
        new float[][] {odd},
        new Random());
    Tools.assertSame(Tools.readAll(stem, new Random(1)), odd, "stem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sox -R -V1 in.wav -t wav -",
        "ffmpeg -v error -i in.wav -f wav -",
        "ffmpeg -v error -i in.wav -rf64 always -f wav -"
      })
  void readsAStreamedWavUpToItsEnd(String command) throws Exception {
    Tools.sox(folder, "-n -r 48000 -c 2 -b 16 in.wav synth 4321s whitenoise");
    String program = command.substring(0, command.indexOf(' '));
    byte[] streamed = Tools.run(program, List.of(command.split(" ")), folder);
    Files.write(folder.resolve("stem.wav"), streamed);
    Tools.assertSame(
        Tools.readAll(folder.resolve("stem.wav"), new Random(1)),
        Tools.readAll(folder.resolve("in.wav"), new Random(2)),
        "stem");
  }

  @Test
  void readsAWavWhoseWriterLeftTheLengthsAtZero() throws Exception {
    Tools.sox(folder, "-n -r 48000 -c 2 -b 16 in.wav synth 4321s whitenoise");
    byte[] wav = Files.readAllBytes(folder.resolve("in.wav"));
    ByteBuffer.wrap(wav).putInt(4, 0).putInt(40, 0);
    Files.write(folder.resolve("stem.wav"), wav);
    Tools.assertSame(
        Tools.readAll(folder.resolve("stem.wav"), new Random(1)),
        Tools.readAll(folder.resolve("in.wav"), new Random(2)),
        "stem");
  }

  /// 60 minutes of 16 channels in a sparse file, of which the disk holds the header and a sample.
  @Test
  void readsRf64BeyondFourGigabytes() throws Exception {
    int frameBytes = 16 * 4;
    long frames = 60L * 60 * 48000;
    ByteBuffer header = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RF64")).putInt(-1).put(ascii("WAVE"));
    header.put(ascii("ds64")).putInt(28).putLong(72 + frames * frameBytes);
    header.putLong(frames * frameBytes).putLong(frames).putInt(0);
    header.put(ascii("fmt ")).putInt(16).putShort((short) 3).putShort((short) 16);
    header.putInt(48000).putInt(48000 * frameBytes).putShort((short) frameBytes);
    header.putShort((short) 32).put(ascii("data")).putInt(-1);
    Path stem = folder.resolve("stem.wav");
    try (FileChannel channel =
        FileChannel.open(
            stem,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(header.flip());
      ByteBuffer sample = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, 0.25f);
      channel.write(sample.duplicate(), 80 + 999 * frameBytes);
      channel.write(sample, 80 + frames * frameBytes - 4);
      try (StemReader reader = StemReader.open(stem)) {
        assertThat(reader.frames()).isEqualTo(frames);
        float[][] block = new float[16][1000];
        assertThat(reader.read(block, 0, 1000)).isEqualTo(1000);
        assertThat(block[0][999]).isEqualTo(0.25f);
      }
      channel.truncate(80 + frames * frameBytes - 1);
    }
    assertThatThrownBy(() -> StemReader.open(stem))
        .hasMessageContaining("declares 172800000 frames, 172799999 are present");
  }

  /// Overwrites the compression type in the COMM chunk.
  private void rename(String compression) throws Exception {
    Path stem = folder.resolve("stem.aifc");
    byte[] bytes = Files.readAllBytes(stem);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("NONE");
    System.arraycopy(ascii(compression), 0, bytes, at, 4);
    Files.write(stem, bytes);
  }

  private static byte[] ascii(String id) {
    return id.getBytes(StandardCharsets.US_ASCII);
  }
}
