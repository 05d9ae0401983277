package cuebus.host.cli;

import cuebus.amp.Oversampling;
import cuebus.host.render.RenderOptions;
import cuebus.host.report.Report;
import cuebus.json.InvalidFileException;
import cuebus.scene.ControlLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cuebus replay`.
@Command(
    name = "replay",
    description =
        "Renders again what each performer heard: a session with the changes that its log holds.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  cuebus replay band.json show/control-log.jsonl --out again")
public final class ReplayCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "SESSION",
      description = "the session, as it was in the run")
  private String session;

  @Parameters(index = "1", paramLabel = "LOG", description = "the log of the run, JSON Lines")
  private Path log;

  @Option(
      names = "--stems",
      paramLabel = "DIR",
      description = "folder of the stems of the run (default: the session's own folder)")
  private @Nullable Path stems;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "cuebus-replay",
      description = "folder for mixes and reports (default: ${DEFAULT-VALUE})")
  private Path out;

  @Option(
      names = "--bits",
      paramLabel = "16|24|32f",
      defaultValue = "24",
      description = "bits of the WAV files, as in the run (default: ${DEFAULT-VALUE})")
  private String bits;

  @Option(
      names = "--fine",
      description = "compute devices that are heard as render --fine does, as in the run")
  private boolean fine;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ReplayCommand() {}

  @Override
  public Integer call() throws IOException, InvalidFileException {
    SessionChoice choice = SessionChoice.of(session);
    Path folder = choice.stems(stems, spec.commandLine());
    ControlLog read = LogFiles.log(choice, log);
    read.warnings().forEach(w -> spec.commandLine().getErr().println("cuebus: " + w));
    RenderOptions options =
        new RenderOptions(
            folder,
            out,
            RenderOptions.DEFAULT_BLOCK,
            read.sampleRate(),
            false,
            RenderCommand.depth(spec, bits),
            fine ? Oversampling.FINE : Oversampling.AUDIBLE);
    Report report = RenderCommand.render(choice, options, LogFiles.replay(read, log));
    Summary.print(report, out, spec.commandLine().getOut());
    spec.commandLine().getOut().flush();
    return CommandLine.ExitCode.OK;
  }
}
