package cuebus.host.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cuebus bench`.
@Command(
    name = "bench",
    description = "Measures Cuebus beside other programs that do the same.",
    mixinStandardHelpOptions = true,
    subcommands = BenchCommand.Render.class)
public final class BenchCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the field
  BenchCommand() {}

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "name what to measure: render");
  }

  /// `cuebus bench render`.
  @Command(
      name = "render",
      description =
          "16 channels into 8 stereo mixes, 32-bit float at 48 kHz: cuebus render, sox remix and"
              + " ffmpeg pan as whole processes, in turn.",
      mixinStandardHelpOptions = true,
      footerHeading = "%nExample:%n",
      footer = "  cuebus bench render --minutes 1 --rounds 5")
  static final class Render implements Callable<Integer> {

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Option(
        names = "--minutes",
        paramLabel = "N",
        defaultValue = "5",
        description = "length of the recording, 1 to 10 (default: ${DEFAULT-VALUE})")
    private int minutes;

    @Option(
        names = "--rounds",
        paramLabel = "N",
        defaultValue = "3",
        description =
            "how often each program runs; the fastest counts, 1 to 20 (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
        names = "--dir",
        paramLabel = "DIR",
        description = "where to work; needs 0.75 GB a minute (default: a temporary folder)")
    private @Nullable Path dir;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    Render() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
      if (minutes < 1 || minutes > 10 || rounds < 1 || rounds > 20) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "--minutes 1 to 10 and --rounds 1 to 20 are allowed");
      }
      PrintWriter text = spec.commandLine().getOut();
      RenderBench.run(minutes, rounds, dir, text);
      text.flush();
      return CommandLine.ExitCode.OK;
    }
  }
}
