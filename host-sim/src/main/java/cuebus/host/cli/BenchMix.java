package cuebus.host.cli;

import cuebus.param.Decibels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One set of mixes, every send open, told to Cuebus, sox and ffmpeg in the words of each.
final class BenchMix {

  static final int INPUTS = 16;
  static final int MIXES = 8;

  private final double[][] levelDb = new double[MIXES][INPUTS];
  private final double[][] pan = new double[MIXES][INPUTS];

  BenchMix(Random random) {
    for (int m = 0; m < MIXES; m++) {
      Arrays.setAll(levelDb[m], s -> Math.round(-240 * random.nextDouble()) / 10.0);
      Arrays.setAll(pan[m], s -> Math.round(20 * random.nextDouble() - 10) / 10.0);
    }
  }

  private double gain(int output, int input) {
    int m = output / 2;
    double angle = (pan[m][input] + 1) * Math.PI / 4;
    double side = output % 2 == 0 ? Math.cos(angle) : Math.sin(angle);
    return Decibels.toGain(levelDb[m][input]) * side;
  }

  /// The session file.
  String session() {
    String sources =
        IntStream.rangeClosed(1, INPUTS)
            .mapToObj("{\"id\": \"s%1$d\", \"file\": \"in.wav\", \"channels\": [%1$d]}"::formatted)
            .collect(Collectors.joining(",\n    "));
    String mixes =
        IntStream.range(0, MIXES)
            .mapToObj(m -> "{\"id\": \"mix%d\", \"sends\": {%s}}".formatted(m + 1, sends(m)))
            .collect(Collectors.joining(",\n    "));
    return """
    {
      "cuebus-session": 1,
      "name": "Bench",
      "sources": [
        %s
      ],
      "mixes": [
        %s
      ]
    }
    """
        .formatted(sources, mixes);
  }

  private String sends(int m) {
    return IntStream.range(0, INPUTS)
        .mapToObj(s ->
            String.format(
                Locale.ROOT,
                "\"s%d\": {\"levelDb\": %s, \"pan\": %s}",
                s + 1,
                levelDb[m][s],
                pan[m][s]))
        .collect(Collectors.joining(", "));
  }

  /// One sox process that writes all mixes into one file.
  List<String> soxOneFile() {
    return sox("sox.wav", 0, 2 * MIXES);
  }

  /// A sox process for each mix: it writes one file at a time.
  List<List<String>> soxEightFiles() {
    return IntStream.range(0, MIXES)
        .mapToObj(m -> sox("sox" + (m + 1) + ".wav", 2 * m, 2 * m + 2))
        .toList();
  }

  private List<String> sox(String file, int from, int to) {
    List<String> command =
        new ArrayList<>(List.of("sox", "in.wav", "-e", "float", "-b", "32", file, "remix"));
    for (int o = from; o < to; o++) {
      int output = o;
      command.add(
          IntStream.range(0, INPUTS)
              .mapToObj(i -> String.format(Locale.ROOT, "%dv%.9f", i + 1, gain(output, i)))
              .collect(Collectors.joining(",")));
    }
    return command;
  }

  /// One ffmpeg process that writes all mixes into one file.
  List<String> ffmpegOneFile() {
    List<String> command = ffmpeg();
    command.addAll(List.of("-af", pan("16c", 0, 2 * MIXES), "-c:a", "pcm_f32le", "ffmpeg.wav"));
    return command;
  }

  /// One ffmpeg process that writes a file for each mix.
  List<String> ffmpegEightFiles() {
    List<String> command = ffmpeg();
    StringBuilder graph = new StringBuilder("[0:a]asplit=" + MIXES);
    IntStream.range(0, MIXES).forEach(m -> graph.append("[a").append(m).append(']'));
    for (int m = 0; m < MIXES; m++) {
      graph.append(";[a%d]%s[m%d]".formatted(m, pan("stereo", 2 * m, 2 * m + 2), m));
    }
    command.addAll(List.of("-filter_complex", graph.toString()));
    for (int m = 0; m < MIXES; m++) {
      command.addAll(
          List.of("-map", "[m" + m + "]", "-c:a", "pcm_f32le", "ffmpeg" + (m + 1) + ".wav"));
    }
    return command;
  }

  private static List<String> ffmpeg() {
    return new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y", "-i", "in.wav"));
  }

  private String pan(String layout, int from, int to) {
    return "pan="
        + layout
        + IntStream.range(from, to)
            .mapToObj(o ->
                "|c"
                    + (o - from)
                    + "="
                    + IntStream.range(0, INPUTS)
                        .mapToObj(i -> String.format(Locale.ROOT, "%.9f*c%d", gain(o, i), i))
                        .collect(Collectors.joining("+")))
            .collect(Collectors.joining());
  }
}
