package cuebus.host.cli;

import cuebus.host.install.Installation;
import cuebus.json.InvalidFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cuebus uninstall`.
@Command(
    name = "uninstall",
    description = "Takes away what 'cuebus install' put there, and nothing else.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  cuebus uninstall", "  cuebus uninstall --dir /opt/studio --dry-run"})
public final class UninstallCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @ArgGroup private InstallationChoice choice = new InstallationChoice();

  @Option(names = "--dry-run", description = "only say what would be done")
  private boolean dryRun;

  @Option(names = "--json", description = "print what was done as JSON")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  UninstallCommand() {}

  @Override
  public Integer call() throws IOException, InvalidFileException {
    Installation installation = choice.installation();
    Installation.Outcome outcome = installation.uninstall(dryRun);
    PrintWriter text = spec.commandLine().getOut();
    if (json) {
      InstallationWords.json(outcome, dryRun, text);
    } else {
      InstallationWords.print(outcome, installation.place().lib(), dryRun, text);
    }
    text.flush();
    return CommandLine.ExitCode.OK;
  }
}
