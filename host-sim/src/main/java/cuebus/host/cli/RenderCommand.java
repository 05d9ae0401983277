package cuebus.host.cli;

import cuebus.amp.Oversampling;
import cuebus.host.audio.BitDepth;
import cuebus.host.render.ChangeSource;
import cuebus.host.render.Progress;
import cuebus.host.render.RenderOptions;
import cuebus.host.render.SessionRenderer;
import cuebus.host.report.Report;
import cuebus.host.report.ReportJson;
import cuebus.json.InvalidFileException;
import cuebus.mix.CueMix;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cuebus render`.
@Command(
    name = "render",
    description =
        "Renders a session's stems: an audio file for each mix, and a report of their levels.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  cuebus render band.json --stems recordings --out for-the-band --format flac",
      "  cuebus render band.json --changes show.jsonl --out show",
      "  where show.jsonl has lines like",
      "    {\"at\":48000,\"by\":\"singer\",\"parameter\":\"mix2.source1.level\",\"value\":-3}",
      "    {\"at\":96000,\"by\":\"session\",\"scene\":\"chorus\",\"fadeMs\":2000}"
    })
public final class RenderCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "SESSION",
      description =
          "a session file, or the id of a session that ships with Cuebus or lies in your own folder")
  private String session;

  @Option(
      names = "--stems",
      paramLabel = "DIR",
      description = "folder of the stems, the recorded sources (default: the session's own folder)")
  private @Nullable Path stems;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "cuebus-render",
      description = "folder for mixes and reports (default: ${DEFAULT-VALUE})")
  private Path out;

  @Option(
      names = "--block",
      paramLabel = "N",
      defaultValue = "" + RenderOptions.DEFAULT_BLOCK,
      description =
          "frames per block, 1 to 65536; the mixes do not depend on it (default: ${DEFAULT-VALUE})")
  private int block;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description =
          "sample rate of the mixes, "
              + CueMix.MIN_SAMPLE_RATE
              + " to "
              + CueMix.MAX_SAMPLE_RATE
              + "; without it the session's, else the highest of the stems")
  private @Nullable Integer rate;

  @Option(
      names = "--format",
      paramLabel = "wav|flac",
      defaultValue = "wav",
      description = "kind of file (default: ${DEFAULT-VALUE})")
  private Format format;

  @Option(
      names = "--bits",
      paramLabel = "16|24|32f",
      defaultValue = "24",
      description =
          "16 and 24 bits with dither, or 32-bit floating point (default: ${DEFAULT-VALUE})")
  private String bits;

  @Option(
      names = "--fine",
      description =
          "compute devices that are heard at 16 instead of 8 times the sample rate, and with linear"
              + " phase: fewer aliases, more work")
  private boolean fine;

  @Option(
      names = "--changes",
      paramLabel = "FILE",
      description =
          "make the changes of this file of JSON Lines while rendering, and write "
              + SessionRenderer.LOG
              + " into the folder for reports; see docs/scenes.md")
  private @Nullable Path changes;

  @Option(names = "--json", description = "print report.json instead of a summary")
  private boolean json;

  enum Format {
    WAV,
    FLAC
  }

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  RenderCommand() {}

  @Override
  public Integer call() throws IOException, InvalidFileException {
    BitDepth depth = depth();
    check(block >= 1 && block <= 65_536, "--block " + block + ": 1 to 65536 frames are allowed");
    check(
        rate == null || (rate >= CueMix.MIN_SAMPLE_RATE && rate <= CueMix.MAX_SAMPLE_RATE),
        "--rate %d: %d to %d Hz are allowed"
            .formatted(rate, CueMix.MIN_SAMPLE_RATE, CueMix.MAX_SAMPLE_RATE));
    check(
        format == Format.WAV || depth != BitDepth.FLOAT_32,
        "--format flac --bits 32f: FLAC has no floating point; use --bits 24, or --format wav");
    SessionChoice choice = SessionChoice.of(session);
    Path folder = choice.stems(stems, spec.commandLine());
    RenderOptions options =
        new RenderOptions(
            folder,
            out,
            block,
            rate,
            format == Format.FLAC,
            depth,
            fine ? Oversampling.FINE : Oversampling.AUDIBLE);
    Report report =
        render(choice, options, changes == null ? null : LogFiles.script(choice, changes));
    PrintWriter text = spec.commandLine().getOut();
    if (json) {
      text.print(ReportJson.of(report));
    } else {
      Summary.print(report, out, text);
    }
    text.flush();
    return CommandLine.ExitCode.OK;
  }

  static Report render(SessionChoice choice, RenderOptions options, @Nullable ChangeSource playing)
      throws IOException, InvalidFileException {
    SessionRenderer renderer =
        new SessionRenderer(choice.session(), choice.name(), choice.equipment());
    if (playing != null) {
      renderer.playing(playing);
    }
    if (!ProgressOnTerminal.wanted()) {
      return renderer.render(options, Progress.NONE);
    }
    try (ProgressOnTerminal bar = new ProgressOnTerminal("Rendering")) {
      return renderer.render(options, bar);
    }
  }

  private BitDepth depth() {
    return depth(spec, bits);
  }

  static BitDepth depth(CommandLine.Model.CommandSpec spec, String bits) {
    return switch (bits) {
      case "16" -> BitDepth.INT_16;
      case "24" -> BitDepth.INT_24;
      case "32f" -> BitDepth.FLOAT_32;
      default ->
          throw new CommandLine.ParameterException(
              spec.commandLine(), "--bits " + bits + ": 16, 24 and 32f are allowed");
    };
  }

  private void check(boolean right, String problem) {
    if (!right) {
      throw usage(problem);
    }
  }

  private CommandLine.ParameterException usage(String problem) {
    return new CommandLine.ParameterException(spec.commandLine(), problem);
  }
}
