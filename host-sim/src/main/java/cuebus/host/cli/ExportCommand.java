package cuebus.host.cli;

import cuebus.host.export.SessionPresets;
import cuebus.host.install.PluginFormat;
import cuebus.host.render.SessionRenderer;
import cuebus.json.InvalidFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cuebus export`.
@Command(
    name = "export",
    description =
        "Writes a session as presets for the plugin in a DAW: .fxp and .fxb (VST 2.4), an LV2 preset"
            + " bundle and .json (CLAP), for every variant that holds it. Presets that are there"
            + " already are replaced.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  cuebus export my-session.json --out presets")
public final class ExportCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "SESSION",
      description = "a session file, or the id of a session that ships with Cuebus")
  private String session;

  @Option(
      names = "--stems",
      paramLabel = "DIR",
      description =
          "folder of the stems, which say whether a source is mono or stereo where the session does"
              + " not; without it such a source is mono")
  private @Nullable Path stems;

  @Option(
      names = "--formats",
      paramLabel = "vst|lv2|clap",
      split = ",",
      description = "for which plugins, with commas between (default: all)")
  private List<PluginFormat> formats = List.of(PluginFormat.values());

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "cuebus-presets",
      description = "folder for the presets (default: ${DEFAULT-VALUE})")
  private Path out;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ExportCommand() {}

  @Override
  public Integer call() throws IOException, InvalidFileException {
    SessionChoice choice = SessionChoice.of(session);
    List<Integer> channels =
        stems == null
            ? choice.session().statedChannels()
            : new SessionRenderer(choice.session(), choice.name(), choice.equipment())
                .channels(stems);
    List<Path> files =
        new SessionPresets(choice.session(), choice.equipment(), channels)
            .write(choice.name(), EnumSet.copyOf(formats), out);
    PrintWriter text = spec.commandLine().getOut();
    files.forEach(text::println);
    text.flush();
    return CommandLine.ExitCode.OK;
  }
}
