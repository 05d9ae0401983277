package cuebus.host.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import cuebus.host.jvst.JvstException;
import cuebus.host.jvst.MidiTrack;
import cuebus.host.jvst.OfflineRun;
import cuebus.host.jvst.PluginFiles;
import cuebus.host.jvst.RunOptions;
import cuebus.host.jvst.RunReport;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// The options that go with `cuebus host --jvst` alone, and what it does.
final class JvstHostOptions {

  private static final int FAILED = 1;
  private static final double MAX_SECONDS = 24 * 3600;

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec command;

  @Option(
      names = "--classpath",
      paramLabel = "JAR[:JAR…]",
      description = "jars and folders of the plugin, after those of its .ini")
  private @Nullable String classPath;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "how long to render, 0 to 86400; without it as long as the input")
  private @Nullable Double seconds;

  @Option(
      names = "--tail",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "how long to go on with silence after that (default: ${DEFAULT-VALUE})")
  private double tail;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      defaultValue = "48000",
      description =
          "sample rate where there is no input, 8000 to 384000 (default: ${DEFAULT-VALUE})")
  private int rate;

  @Option(names = "--double", description = "render in double precision, if the plugin can")
  private boolean doublePrecision;

  @Option(
      names = "--program",
      paramLabel = "N",
      description = "program to choose first, counted from 0")
  private @Nullable Integer program;

  @Option(
      names = "--load-chunk",
      paramLabel = "FILE",
      description = "state to load, as --save-chunk left it")
  private @Nullable Path loadChunk;

  @Option(
      names = "--save-chunk",
      paramLabel = "FILE",
      description = "file for the plugin's state at the end")
  private @Nullable Path saveChunk;

  @Option(
      names = "--midi",
      paramLabel = "FILE.mid|SECONDS:HEX",
      description =
          "MIDI to play: a standard MIDI file, or one message as in 0.5:903c64; may be given often")
  private List<String> midi = new ArrayList<>();

  @Option(
      names = "--bpm",
      paramLabel = "N",
      defaultValue = "120",
      description =
          "tempo that the plugin is told, 1 to 1000 quarter notes a minute (default:"
              + " ${DEFAULT-VALUE})")
  private double bpm;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "how long the plugin may stay in one call before it is given up (default:"
              + " ${DEFAULT-VALUE})")
  private double patience;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  JvstHostOptions() {}

  /// Renders.
  ///
  /// @return the exit code: 1 if the plugin did what it must not
  int run(
      String plugin,
      @Nullable Path in,
      @Nullable Path out,
      int block,
      List<String> set,
      boolean json)
      throws IOException, JvstException {
    if (out == null) {
      throw usage("Missing required option: '--out=FILE'");
    }
    check(in);
    RunOptions options =
        new RunOptions(
            in,
            out,
            seconds,
            tail,
            rate,
            block,
            doublePrecision,
            program,
            loadChunk,
            set.stream().map(this::setting).toList(),
            track(),
            bpm,
            saveChunk,
            patience);
    RunReport report = OfflineRun.run(PluginFiles.of(plugin, classPath()), options);
    PrintWriter text = command.commandLine().getOut();
    if (json) {
      text.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
    } else {
      PluginWords.print(report, out, text);
    }
    text.flush();
    PrintWriter errors = command.commandLine().getErr();
    report.faults().forEach(fault -> errors.println("cuebus: the plugin: " + fault));
    errors.flush();
    return report.faults().isEmpty() ? CommandLine.ExitCode.OK : FAILED;
  }

  private void check(@Nullable Path in) {
    check(in != null || seconds != null, "Missing --in FILE, or --seconds N to render silence");
    check(
        seconds == null || (seconds >= 0 && seconds <= MAX_SECONDS),
        "--seconds " + seconds + ": 0 to 86400 are allowed");
    check(tail >= 0 && tail <= MAX_SECONDS, "--tail " + tail + ": 0 to 86400 s are allowed");
    check(rate >= 8_000 && rate <= 384_000, "--rate " + rate + ": 8000 to 384000 Hz are allowed");
    check(bpm >= 1 && bpm <= 1000, "--bpm " + bpm + ": 1 to 1000 are allowed");
    check(
        patience > 0 && patience <= MAX_SECONDS,
        "--patience " + patience + ": more than 0 and at most 86400 s are allowed");
  }

  private void check(boolean right, String problem) {
    if (!right) {
      throw usage(problem);
    }
  }

  private List<Path> classPath() {
    try {
      return classPath == null
          ? List.of()
          : Arrays.stream(classPath.split(File.pathSeparator, -1))
              .filter(entry -> !entry.isEmpty())
              .map(Path::of)
              .toList();
    } catch (InvalidPathException e) {
      throw usage("--classpath " + classPath + ": " + e.getMessage());
    }
  }

  private RunOptions.Setting setting(String written) {
    int equals = written.indexOf('=');
    try {
      return new RunOptions.Setting(
          Integer.parseInt(written.substring(0, Math.max(0, equals)).strip()),
          written.substring(equals + 1));
    } catch (NumberFormatException e) {
      throw usage("--set " + written + ": INDEX=VALUE is allowed, e.g. 3=0.5");
    }
  }

  private MidiTrack track() throws JvstException {
    MidiTrack track = new MidiTrack();
    for (String written : midi) {
      track.add(written);
    }
    return track;
  }

  private CommandLine.ParameterException usage(String problem) {
    return new CommandLine.ParameterException(command.commandLine(), problem);
  }
}
