package cuebus.host;

import cuebus.host.audio.StemException;
import cuebus.host.cli.BenchCommand;
import cuebus.host.cli.CheckCommand;
import cuebus.host.cli.CompareCommand;
import cuebus.host.cli.DemoCommand;
import cuebus.host.cli.DevicesCommand;
import cuebus.host.cli.EditCommand;
import cuebus.host.cli.ExportCommand;
import cuebus.host.cli.HeadphonesCommand;
import cuebus.host.cli.HostCommand;
import cuebus.host.cli.InspectCommand;
import cuebus.host.cli.InstallCommand;
import cuebus.host.cli.MeasureCommand;
import cuebus.host.cli.NewCommand;
import cuebus.host.cli.RenderCommand;
import cuebus.host.cli.ReplayCommand;
import cuebus.host.cli.ScenesCommand;
import cuebus.host.cli.UninstallCommand;
import cuebus.host.cli.ValidateCommand;
import cuebus.host.jvst.JvstException;
import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.PluginFaultException;
import cuebus.json.InvalidFileException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
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
      ReplayCommand.class,
      ScenesCommand.class,
      InspectCommand.class,
      DevicesCommand.class,
      HeadphonesCommand.class,
      CompareCommand.class,
      NewCommand.class,
      CheckCommand.class,
      EditCommand.class,
      ExportCommand.class,
      InstallCommand.class,
      UninstallCommand.class,
      HostCommand.class,
      ValidateCommand.class,
      MeasureCommand.class,
      BenchCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the work failed, e.g. the disk is full",
      "2:wrong usage",
      "3:bad input: a session, device, headphone, audio file or plugin that cannot be used"
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
        .setParameterExceptionHandler((e, arguments) -> reportUsage(e, err))
        .setExecutionExceptionHandler((e, command, parsed) -> report(e, err))
        .execute(args);
  }

  /// What is wrong and where help is. A command that only leads to others shows them.
  private static int reportUsage(CommandLine.ParameterException e, PrintWriter err) {
    CommandLine command = e.getCommandLine();
    err.println("cuebus: " + e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
      if (command.getSubcommands().isEmpty()) {
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
      } else {
        command.usage(err);
      }
    }
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  private static int report(Exception e, PrintWriter err) {
    switch (e) {
      case InvalidFileException bad -> err.println("cuebus: " + bad.getMessage());
      case StemException bad -> err.println("cuebus: " + bad.getMessage());
      case NotAPluginException bad -> err.println("cuebus: " + bad.getMessage());
      case PluginFaultException fault ->
          err.println("cuebus: the plugin breaks the rules of its format: " + fault.getMessage());
      case JvstException bad -> err.println("cuebus: " + bad.getMessage());
      // Names from a session are paths only where the system's encoding has their letters.
      case InvalidPathException bad ->
          err.println("cuebus: %s: %s".formatted(bad.getInput(), bad.getReason()));
      case IOException failed -> err.println("cuebus: " + failed.getMessage());
      default -> {
        err.println("cuebus: a fault in Cuebus itself; please report it with these lines:");
        e.printStackTrace(err);
      }
    }
    err.flush();
    return switch (e) {
      case InvalidFileException bad -> BAD_INPUT;
      case StemException bad -> BAD_INPUT;
      case JvstException bad -> BAD_INPUT;
      case NotAPluginException bad -> BAD_INPUT;
      case InvalidPathException bad -> BAD_INPUT;
      default -> FAILED;
    };
  }

  /// Without a command there is nothing to do but to say what there is.
  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
  }
}
