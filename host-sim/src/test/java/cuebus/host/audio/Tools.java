package cuebus.host.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Independent programs and signals that the tests compare with.
public final class Tools {

  private Tools() {}

  /// Runs a program of a Debian package and returns what it printed; skips the test where the
  /// package is not installed.
  public static byte[] run(String debianPackage, List<String> command, Path folder)
      throws Exception {
    boolean installed =
        List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
            .anyMatch(bin -> Path.of(bin, command.getFirst()).toFile().canExecute());
    assumeTrue(
        installed,
        () -> command.getFirst() + " is missing: install the Debian package " + debianPackage);
    Path errors = folder.resolve("stderr.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    byte[] printed = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as("%s: see %s", command, errors).isZero();
    return printed;
  }

  public static byte[] sox(Path folder, String arguments) throws Exception {
    return run("sox", words("sox -R -V1 " + arguments), folder);
  }

  public static byte[] flac(Path folder, String arguments) throws Exception {
    return run("flac", words("flac -s " + arguments), folder);
  }

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }

  /// What SoX reads in a file, as samples, `[frame·channels + channel]`. SoX works with 32-bit
  /// integers, which hold every sample of the files that it wrote itself.
  public static float[] soxSamples(Path folder, String name) throws Exception {
    ByteBuffer raw =
        ByteBuffer.wrap(sox(folder, name + " -t s32 -L -")).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[raw.capacity() / 4];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (raw.getInt(4 * i) * 0x1p-31);
    }
    return samples;
  }

  /// Bit for bit, saying where the first difference is.
  static void assertSame(float[] actual, float[] expected, String what) {
    assertThat(actual.length).as("length of %s", what).isEqualTo(expected.length);
    int difference = Arrays.mismatch(actual, expected);
    if (difference >= 0) {
      fail(
          "%s differs at sample %d: %s, expected %s"
              .formatted(what, difference, actual[difference], expected[difference]));
    }
  }

  /// Little-endian signed integers of 2 or 3 bytes.
  static int[] integers(byte[] raw, int bytes) {
    int[] samples = new int[raw.length / bytes];
    for (int i = 0; i < samples.length; i++) {
      int value = raw[i * bytes + bytes - 1];
      for (int b = bytes - 2; b >= 0; b--) {
        value = value << 8 | (raw[i * bytes + b] & 0xff);
      }
      samples[i] = value;
    }
    return samples;
  }

  /// A whole stem, read in blocks of random length, interleaved.
  public static float[] readAll(Path file, RandomGenerator random) throws IOException {
    try (StemReader stem = StemReader.open(file)) {
      return readAll(stem, random);
    }
  }

  static float[] readAll(StemReader stem, RandomGenerator random) throws IOException {
    int frames = Math.toIntExact(stem.frames());
    float[][] channel = new float[stem.channels()][frames + 10];
    int done = 0;
    while (done < frames) {
      int wanted = 1 + random.nextInt(3000);
      int got = stem.read(channel, done, Math.min(wanted, frames + 10 - done));
      assertThat(got).isPositive();
      done += got;
    }
    assertThat(stem.read(channel, 0, 1)).as("frames after the end").isZero();
    assertThat(done).isEqualTo(frames);
    float[] all = new float[frames * stem.channels()];
    for (int i = 0; i < all.length; i++) {
      all[i] = channel[i % stem.channels()][i / stem.channels()];
    }
    return all;
  }

  /// Uniform noise below full scale, `[channel][frame]`.
  static float[][] noise(int channels, int frames, RandomGenerator random) {
    float[][] channel = new float[channels][frames];
    for (float[] samples : channel) {
      for (int i = 0; i < frames; i++) {
        samples[i] = random.nextFloat(-0.9f, 0.9f);
      }
    }
    return channel;
  }

  /// Writes everything in blocks of random length and gives the file its name.
  static void writeAll(
      AudioWriter writer, PartialFile file, float[][] channel, RandomGenerator random)
      throws IOException {
    try (file;
        writer) {
      int done = 0;
      while (done < channel[0].length) {
        int part = Math.min(channel[0].length - done, 1 + random.nextInt(9000));
        writer.write(channel, done, part);
        done += part;
      }
      writer.finish();
      file.commit();
    }
  }

  /// Lists a folder's files by name.
  public static List<String> names(Path folder) {
    List<String> names = new ArrayList<>(List.of(folder.toFile().list()));
    names.sort(null);
    return names;
  }
}
