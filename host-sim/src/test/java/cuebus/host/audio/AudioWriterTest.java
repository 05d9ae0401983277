package cuebus.host.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class AudioWriterTest {

  /// Frames that make one, several, whole and broken blocks of FLAC.
  private static final int[] LENGTHS = {
    1, 2, 3, 4, 5, 16, 4095, 4096, 4097, 4098, 4099, 4100, 4101, 8192, 10007
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 16})
  void soxReadsFloatWavBitForBit(int channels) throws Exception {
    float[][] channel = Tools.noise(channels, 10007, new Random(channels));
    write("wav", BitDepth.FLOAT_32, channel, new Random(1));
    // SoX keeps 32-bit integers, to which these floats are cut where they are finer.
    float[] sox = Tools.soxSamples(folder, "mix.wav");
    for (int i = 0; i < sox.length; i++) {
      float written = channel[i % channels][i / channels];
      assertThat(sox[i]).isEqualTo((float) (Math.rint(written * 0x1p31) * 0x1p-31));
    }
    Tools.assertSame(
        Tools.readAll(folder.resolve("mix.wav"), new Random(2)), interleaved(channel), "own");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "FLOAT_32")
  void soxReadsWhatWeRead(BitDepth depth) throws Exception {
    for (int channels : new int[] {1, 2, 8, 16}) {
      for (int frames : new int[] {1, 2, 999, 10007}) {
        float[][] channel = Tools.noise(channels, frames, new Random(frames));
        write("wav", depth, channel, new Random(1));
        byte[] file = Files.readAllBytes(folder.resolve("mix.wav"));
        assertThat(file.length % 2).as("a chunk's padding").isZero();
        assertThat(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
            .isEqualTo(file.length - 8);
        float[] sox = Tools.soxSamples(folder, "mix.wav");
        float[] own = Tools.readAll(folder.resolve("mix.wav"), new Random(2));
        Tools.assertSame(own, sox, "%d channels, %d frames".formatted(channels, frames));
        assertWithinDither(own, channel, depth);
        byte[] info = Tools.run("sox", List.of("soxi", "mix.wav"), folder);
        assertThat(new String(info, StandardCharsets.UTF_8))
            .contains("Channels       : " + channels)
            .contains("= %d samples".formatted(frames))
            .contains("Precision      : %d-bit".formatted(depth.bits()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "FLOAT_32")
  void flacHoldsTheSameSamplesAsWav(BitDepth depth) throws Exception {
    for (int channels : new int[] {1, 2, 8}) {
      for (int frames : LENGTHS) {
        String what = "%d channels, %d frames".formatted(channels, frames);
        float[][] channel = Tools.noise(channels, frames, new Random(frames));
        write("flac", depth, channel, new Random(1));
        Tools.flac(folder, "-t mix.flac");
        Tools.flac(folder, "-f -d mix.flac -o decoded.wav");
        float[] decoded = Tools.readAll(folder.resolve("decoded.wav"), new Random(2));
        assertWithinDither(decoded, channel, depth);
        Tools.assertSame(
            Tools.readAll(folder.resolve("mix.flac"), new Random(3)), decoded, what + ", own");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8000, 11025, 44101, 192000, 384000, 655350})
  void flacHoldsEveryRate(int sampleRate) throws Exception {
    float[][] channel = Tools.noise(2, 5000, new Random(1));
    PartialFile file = PartialFile.create(folder.resolve("mix.flac"));
    AudioWriter writer = AudioWriter.flac(file, BitDepth.INT_16, 2, sampleRate);
    Tools.writeAll(writer, file, channel, new Random(1));
    Tools.flac(folder, "-t mix.flac");
    try (StemReader stem = StemReader.open(folder.resolve("mix.flac"))) {
      assertThat(stem.sampleRate()).isEqualTo(sampleRate);
    }
  }

  @Test
  void flacIsSmallerThanWav() throws Exception {
    float[][] sine = new float[2][48000];
    for (int i = 0; i < 48000; i++) {
      sine[0][i] = (float) (0.5 * Math.sin(0.05 * i));
      sine[1][i] = (float) (0.4 * Math.sin(0.03 * i));
    }
    write("flac", BitDepth.INT_16, sine, new Random(1));
    // Two channels of white dither have about 1.8 bits a sample.
    assertThat(Files.size(folder.resolve("mix.flac"))).isLessThan(48000 * 2 * 2 / 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "flac"})
  void theFileDoesNotDependOnTheBlocks(String format) throws Exception {
    for (BitDepth depth : new BitDepth[] {BitDepth.INT_16, BitDepth.INT_24}) {
      float[][] channel = Tools.noise(2, 20001, new Random(1));
      write(format, depth, channel, new Random(1));
      byte[] first = Files.readAllBytes(folder.resolve("mix." + format));
      for (long seed = 2; seed < 6; seed++) {
        write(format, depth, channel, new Random(seed));
        assertThat(Files.readAllBytes(folder.resolve("mix." + format)))
            .as("seed %d", seed)
            .isEqualTo(first);
      }
    }
  }

  @Test
  void becomesRf64WhenRiffIsTooSmall() throws Exception {
    float[][] channel = Tools.noise(2, 1000, new Random(1));
    int riffBytes = 12 + 36 + 24 + 8 + 4000;
    byte[] exact = wavWithLimit(channel, riffBytes);
    assertThat(exact).hasSize(riffBytes);
    assertThat(new String(exact, 0, 16, StandardCharsets.ISO_8859_1))
        .startsWith("RIFF")
        .endsWith("WAVEJUNK");
    byte[] wide = wavWithLimit(channel, riffBytes - 1);
    ByteBuffer header = ByteBuffer.wrap(wide).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new String(wide, 0, 4, StandardCharsets.ISO_8859_1)).isEqualTo("RF64");
    assertThat(header.getInt(4)).isEqualTo(-1);
    assertThat(new String(wide, 8, 8, StandardCharsets.ISO_8859_1)).isEqualTo("WAVEds64");
    assertThat(header.getInt(16)).isEqualTo(28);
    assertThat(header.getLong(20)).as("RIFF size").isEqualTo(riffBytes - 8);
    assertThat(header.getLong(28)).as("data size").isEqualTo(4000);
    assertThat(header.getLong(36)).as("frames").isEqualTo(1000);
    assertThat(header.getInt(12 + 36 + 24 + 4)).as("size in the data chunk").isEqualTo(-1);
    Path file = Files.write(folder.resolve("wide.wav"), wide);
    float[] own = Tools.readAll(file, new Random(1));
    Files.write(folder.resolve("exact.wav"), exact);
    Tools.assertSame(own, Tools.readAll(folder.resolve("exact.wav"), new Random(1)), "RF64");
    Tools.assertSame(own, Tools.soxSamples(folder, "wide.wav"), "as SoX reads it");
  }

  @Test
  void countsWhatItLimits() throws Exception {
    float[][] channel = {{2, -2, 1, -1, 0.5f, Float.POSITIVE_INFINITY, 0, 0.99f}};
    PartialFile file = PartialFile.create(folder.resolve("mix.wav"));
    AudioWriter writer = AudioWriter.wav(file, BitDepth.INT_24, 1, 48000);
    Tools.writeAll(writer, file, channel, new Random(1));
    // +1 is one step beyond full scale and −1 is on it, give or take the dither.
    assertThat(writer.clippedSamples()).isBetween(3L, 5L);
    float[] read = Tools.readAll(folder.resolve("mix.wav"), new Random(1));
    float most = 1 - 0x1p-23f;
    assertThat(read[0]).isEqualTo(most);
    assertThat(read[1]).isEqualTo(-1);
    assertThat(read[5]).isEqualTo(most);
  }

  @Test
  void refusesWhatFlacCannotHold() throws Exception {
    try (PartialFile file = PartialFile.create(folder.resolve("mix.flac"))) {
      assertThatThrownBy(() -> AudioWriter.flac(file, BitDepth.INT_16, 9, 48000))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("mix.flac: FLAC holds up to 8 channels");
      assertThatThrownBy(() -> AudioWriter.flac(file, BitDepth.FLOAT_32, 2, 48000))
          .hasMessageContaining("FLOAT_32");
    }
  }

  private byte[] wavWithLimit(float[][] channel, long riffMaxBytes) throws Exception {
    PartialFile file = PartialFile.create(folder.resolve("limit.wav"));
    AudioWriter writer = new WavWriter(file, BitDepth.INT_16, 2, 48000, riffMaxBytes);
    Tools.writeAll(writer, file, channel, new Random(1));
    return Files.readAllBytes(folder.resolve("limit.wav"));
  }

  private void write(String format, BitDepth depth, float[][] channel, Random blocks)
      throws Exception {
    PartialFile file = PartialFile.create(folder.resolve("mix." + format));
    AudioWriter writer =
        format.equals("wav")
            ? AudioWriter.wav(file, depth, channel.length, 48000)
            : AudioWriter.flac(file, depth, channel.length, 48000);
    Tools.writeAll(writer, file, channel, blocks);
    assertThat(writer.clippedSamples()).isZero();
  }

  /// Triangular dither moves a sample by less than a step, rounding by half a step at most.
  private static void assertWithinDither(float[] written, float[][] channel, BitDepth depth) {
    double step = Math.scalb(1.0, 1 - depth.bits());
    float[] wanted = interleaved(channel);
    assertThat(written).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.length; i++) {
      if (Math.abs((double) written[i] - wanted[i]) > 1.5 * step) {
        throw new AssertionError(
            "sample %d: %s became %s, more than 1.5 steps away"
                .formatted(i, wanted[i], written[i]));
      }
    }
  }

  private static float[] interleaved(float[][] channel) {
    float[] all = new float[channel.length * channel[0].length];
    for (int i = 0; i < all.length; i++) {
      all[i] = channel[i % channel.length][i / channel.length];
    }
    return all;
  }
}
