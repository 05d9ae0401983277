package cuebus.host;

import cuebus.host.audio.StemException;
import cuebus.host.cli.BenchCommand;
import cuebus.host.cli.DemoCommand;
import cuebus.host.cli.InspectCommand;
import cuebus.host.cli.InstallCommand;
import cuebus.host.cli.RenderCommand;
import cuebus.host.cli.UninstallCommand;
import cuebus.json.InvalidFileException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command `cuebus`.
@Command(
    name = "cuebus",
    description =
        "Independent headphone mixes from recorded stems, heard through the headphone amplifier that"
            + " will drive them.",
    mixinStandardHelpOptions = true,
    version = "Cuebus 0.1.0",
    subcommands = {
      DemoCommand.class,
      RenderCommand.class,
      InspectCommand.class,
      InstallCommand.class,
      UninstallCommand.class,
      BenchCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the work failed, e.g. the disk is full",
      "2:wrong usage",
      "3:bad input: a session, device, headphone or audio file that cannot be used"
    },
    footerHeading = "%nTry:%n",
    footer = "  cuebus demo%n  cuebus render my-session.json --stems recordings --out for-the-band")
public final class Main implements Runnable {

  /// The work failed.
  static final int FAILED = 1;

  /// A file that was given cannot be used.
  static final int BAD_INPUT = 3;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the field
  Main() {}

  /// Runs a command and ends the program with its exit code.
  public static void main(String[] args) {
    System.exit(run(args, writer(System.out), writer(System.err)));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  /// Runs a command.
  ///
  /// @return its exit code
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, command, parsed) -> report(e, err))
        .execute(args);
  }

  private static int report(Exception e, PrintWriter err) {
    switch (e) {
      case InvalidFileException bad -> err.println("cuebus: " + bad.getMessage());
      case StemException bad -> err.println("cuebus: " + bad.getMessage());
      case IOException failed -> err.println("cuebus: " + failed.getMessage());
      default -> {
        err.println("cuebus: a fault in Cuebus itself; please report it with these lines:");
        e.printStackTrace(err);
      }
    }
    err.flush();
    return e instanceof InvalidFileException || e instanceof StemException ? BAD_INPUT : FAILED;
  }

  /// Without a command there is nothing to do but to say what there is.
  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
  }
}
