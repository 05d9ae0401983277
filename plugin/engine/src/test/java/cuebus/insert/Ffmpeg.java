package cuebus.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// ffmpeg as a reader of files and as an independent filter.
final class Ffmpeg {

  private static final Path PROGRAM = Path.of("/usr/bin/ffmpeg");

  private final Path folder;

  /// @param folder for intermediate files
  Ffmpeg(Path folder) {
    this.folder = folder;
    assumeTrue(Files.isExecutable(PROGRAM), "needs Debian's package ffmpeg installed");
  }

  /// A file as two channels.
  float[][] read(Path file, int rate) throws IOException, InterruptedException {
    Path raw = folder.resolve("read.f32");
    run("-i", file.toString(), "-f", "f32le", "-ac", "2", "-ar", "" + rate, raw.toString());
    return samples(raw);
  }

  /// What a filter makes of two channels.
  float[][] filtered(float[][] channels, int rate, String filter)
      throws IOException, InterruptedException {
    Path raw = folder.resolve("filtered.f32");
    String in = write(channels).toString();
    run(
        "-f",
        "f32le",
        "-ar",
        "" + rate,
        "-ac",
        "2",
        "-i",
        in,
        "-af",
        filter,
        "-f",
        "f32le",
        raw.toString());
    return samples(raw);
  }

  /// What ffmpeg says while it filters.
  String log(float[][] channels, int rate, String filter) throws IOException, InterruptedException {
    String in = write(channels).toString();
    return run(
        "-f",
        "f32le",
        "-ar",
        "" + rate,
        "-ac",
        "2",
        "-i",
        in,
        "-filter_complex",
        filter,
        "-f",
        "null",
        "-");
  }

  private Path write(float[][] channels) throws IOException {
    int frames = channels[0].length;
    ByteBuffer bytes = ByteBuffer.allocate(8 * frames).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < frames; i++) {
      bytes.putFloat(channels[0][i]).putFloat(channels[1][i]);
    }
    return Files.write(folder.resolve("in.f32"), bytes.array());
  }

  private static float[][] samples(Path raw) throws IOException {
    FloatBuffer read =
        ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[][] channels = new float[2][read.remaining() / 2];
    for (int i = 0; i < channels[0].length; i++) {
      channels[0][i] = read.get();
      channels[1][i] = read.get();
    }
    return channels;
  }

  private static String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-nostdin", "-y"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(log).isZero();
    return log;
  }
}
