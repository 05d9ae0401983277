package cuebus;

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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// ffmpeg as a reader of files and as an independent filter.
public final class Ffmpeg {

  private static final Path PROGRAM = Path.of("/usr/bin/ffmpeg");

  private final Path folder;

  /// @param folder for intermediate files
  public Ffmpeg(Path folder) {
    this.folder = folder;
    assumeTrue(Files.isExecutable(PROGRAM), "needs Debian's package ffmpeg installed");
  }

  /// A file as two channels.
  public float[][] read(Path file, int rate) throws IOException, InterruptedException {
    Path raw = folder.resolve("read.f32");
    run("-i", file.toString(), "-f", "f32le", "-ac", "2", "-ar", "" + rate, raw.toString());
    return samples(raw);
  }

  /// What a filter makes of two channels.
  public float[][] filtered(float[][] channels, int rate, String filter)
      throws IOException, InterruptedException {
    Path raw = folder.resolve("filtered.f32");
    runOn(channels, rate, "-af", filter, "-f", "f32le", raw.toString());
    return samples(raw);
  }

  /// What ffmpeg says while it filters.
  public String log(float[][] channels, int rate, String filter)
      throws IOException, InterruptedException {
    return runOn(channels, rate, "-filter_complex", filter, "-f", "null", "-");
  }

  private String runOn(float[][] channels, int rate, String... output)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-f", "f32le", "-ar", "" + rate, "-ac", "2"));
    arguments.addAll(List.of("-i", write(channels).toString()));
    arguments.addAll(List.of(output));
    return run(arguments.toArray(String[]::new));
  }

  /// The number that a pattern finds in what [#log] returned: in the last summary, for ffmpeg also
  /// prints one of the graph it probes the input with.
  public static double last(String pattern, String log) {
    List<MatchResult> found = Pattern.compile(pattern).matcher(log).results().toList();
    assertThat(found).as(log).isNotEmpty();
    return Double.parseDouble(found.getLast().group(1));
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
