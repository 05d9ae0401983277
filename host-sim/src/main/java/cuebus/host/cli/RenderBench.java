package cuebus.host.cli;

import cuebus.host.audio.AudioWriter;
import cuebus.host.audio.BitDepth;
import cuebus.host.audio.PartialFile;
import cuebus.host.audio.StemReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The same mixes by Cuebus, sox and ffmpeg, as whole processes. Each other program may choose: one
/// file of 16 channels, or, as Cuebus writes them, eight of two.
final class RenderBench {

  private static final int RATE = 48_000;
  private static final long SEED = 1;

  private final Path dir;
  private final int minutes;
  private final BenchMix mix = new BenchMix(new Random(SEED));
  private final Map<String, List<List<String>>> programs = new LinkedHashMap<>();
  private final Map<String, Double> fastest = new LinkedHashMap<>();

  private RenderBench(Path dir, int minutes) {
    this.dir = dir;
    this.minutes = minutes;
  }

  /// Runs everything and prints a table.
  ///
  /// @param folder where to work, null for a temporary folder; what was made there is deleted
  static void run(int minutes, int rounds, @Nullable Path folder, PrintWriter text)
      throws IOException, InterruptedException {
    Path dir =
        folder == null
            ? Files.createTempDirectory("cuebus-bench")
            : Files.createTempDirectory(Files.createDirectories(folder), "cuebus-bench");
    try {
      new RenderBench(dir, minutes).run(rounds, text);
    } finally {
      delete(dir);
    }
  }

  private void run(int rounds, PrintWriter text) throws IOException, InterruptedException {
    text.printf(
        "%d minutes of 16 channels into 8 stereo mixes, 32-bit float, %d Hz; fastest of %d%n",
        minutes, RATE, rounds);
    text.flush();
    writeStem();
    Files.writeString(dir.resolve("bench.json"), mix.session());
    programs.put(
        "cuebus render",
        List.of(cuebus("render", "bench.json", "--out", "cuebus", "--bits", "32f", "--json")));
    if (installed("sox")) {
      programs.put("sox remix, one file", List.of(mix.soxOneFile()));
      programs.put("sox remix, eight files", mix.soxEightFiles());
    }
    if (installed("ffmpeg")) {
      programs.put("ffmpeg pan, one file", List.of(mix.ffmpegOneFile()));
      programs.put("ffmpeg pan, eight files", List.of(mix.ffmpegEightFiles()));
    }
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, List<List<String>>> program : programs.entrySet()) {
        fastest.merge(program.getKey(), time(program.getValue()), Math::min);
      }
    }
    print(text);
  }

  private void print(PrintWriter text) throws IOException {
    double ours = Objects.requireNonNull(fastest.get("cuebus render"));
    fastest.forEach((name, seconds) ->
        text.printf(
            Locale.ROOT,
            "  %-24s %7.2f s   cuebus takes %.2f of it%n",
            name,
            seconds,
            ours / seconds));
    if (programs.containsKey("sox remix, eight files")) {
      text.printf(
          Locale.ROOT, "  largest difference from sox in the first second: %.1e%n", difference());
    }
  }

  private double time(List<List<String>> commands) throws IOException, InterruptedException {
    long start = System.nanoTime();
    for (List<String> command : commands) {
      Process process =
          new ProcessBuilder(command)
              .directory(dir.toFile())
              .redirectOutput(dir.resolve("out.txt").toFile())
              .redirectError(dir.resolve("err.txt").toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IOException(
            command.get(0) + " failed: " + Files.readString(dir.resolve("err.txt")));
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /// The command line that runs Cuebus as this process runs it.
  private static List<String> cuebus(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "cuebus.host.Main"));
    command.addAll(List.of(arguments));
    return command;
  }

  private void writeStem() throws IOException {
    try (PartialFile file = PartialFile.create(dir.resolve("in.wav"));
        AudioWriter writer = AudioWriter.wav(file, BitDepth.FLOAT_32, BenchMix.INPUTS, RATE)) {
      float[][] second = new float[BenchMix.INPUTS][RATE];
      Random random = new Random(SEED);
      for (float[] channel : second) {
        for (int i = 0; i < RATE; i++) {
          channel[i] = (float) (random.nextGaussian() * 0.02);
        }
      }
      for (int s = 0; s < 60 * minutes; s++) {
        writer.write(second, 0, RATE);
      }
      writer.finish();
      file.commit();
    }
  }

  private double difference() throws IOException {
    double largest = 0;
    for (int m = 0; m < BenchMix.MIXES; m++) {
      float[][] ours = firstSecond(dir.resolve("cuebus/mixes/mix" + (m + 1) + ".wav"));
      float[][] theirs = firstSecond(dir.resolve("sox" + (m + 1) + ".wav"));
      for (int c = 0; c < 2; c++) {
        for (int i = 0; i < RATE; i++) {
          largest = Math.max(largest, Math.abs(ours[c][i] - theirs[c][i]));
        }
      }
    }
    return largest;
  }

  private static float[][] firstSecond(Path file) throws IOException {
    float[][] second = new float[2][RATE];
    try (StemReader reader = StemReader.open(file)) {
      reader.read(second, 0, RATE);
    }
    return second;
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static void delete(Path dir) throws IOException {
    try (Stream<Path> all = Files.walk(dir)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
