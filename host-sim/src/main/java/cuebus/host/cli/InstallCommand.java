package cuebus.host.cli;

import cuebus.host.install.BuiltPlugin;
import cuebus.host.install.Installation;
import cuebus.host.install.JavaRuntime;
import cuebus.host.install.PluginFormat;
import cuebus.json.InvalidFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cuebus install`.
@Command(
    name = "install",
    description = "Puts the plugin where DAWs look for it, with a Java runtime of its own.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  cuebus install",
      "  cuebus install --dir /opt/studio --formats lv2,clap --dry-run"
    })
public final class InstallCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @ArgGroup private InstallationChoice choice = new InstallationChoice();

  @Option(
      names = "--formats",
      paramLabel = "vst|lv2|clap",
      split = ",",
      description =
          "what to install, with commas between (default: all); afterwards no other is installed")
  private List<PluginFormat> formats = List.of(PluginFormat.values());

  @Option(names = "--dry-run", description = "only say what would be done")
  private boolean dryRun;

  @Option(names = "--json", description = "print what was done as JSON")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  InstallCommand() {}

  @Override
  public Integer call() throws IOException, InvalidFileException {
    Installation installation = choice.installation();
    BuiltPlugin built = BuiltPlugin.ofThisProgram();
    EnumSet<PluginFormat> wanted = EnumSet.copyOf(formats);
    Installation.Outcome outcome =
        dryRun
            ? installation.plan(built, wanted)
            : installation.install(built, JavaRuntime.ofThisProgram(), wanted, this::step);
    PrintWriter text = spec.commandLine().getOut();
    if (json) {
      InstallationWords.json(outcome, dryRun, text);
    } else {
      InstallationWords.print(outcome, installation.place().lib(), dryRun, text);
      text.println();
      text.println("With jars and a Java runtime in " + installation.place().lib());
      if (!dryRun) {
        text.printf(Locale.ROOT, "which take %.1f MB.%n", outcome.libBytes() / 1e6);
      }
    }
    text.flush();
    return CommandLine.ExitCode.OK;
  }

  private void step(String what) {
    if (ProgressOnTerminal.wanted()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(what + "…");
      err.flush();
    }
  }
}
