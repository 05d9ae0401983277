package cuebus.host.cli;

import cuebus.host.jvst.JvstException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `cuebus host`.
@Command(
    name = "host",
    description = "Loads a plugin and renders with it, from file to file.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  cuebus host --jvst Echo.ini --in guitar.wav --out echo.wav --set 0=0.35 --tail 2",
      "  cuebus host --jvst org.example.Synth --classpath synth.jar --midi tune.mid --seconds 30 --out tune.wav",
      "  cuebus host --plugin /usr/lib/lv2/mda.lv2#Delay --in voice.wav --out echo.wav --set wet_dry=0.3",
      "  cuebus host --plugin /usr/lib/vst/MVerb-vst.so --list"
    })
public final class HostCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Which which;

  /// The plugin, of one kind or another.
  static final class Which {
    @Option(
        names = "--jvst",
        paramLabel = "FILE.ini|CLASS",
        description = "a plugin of jVSTwRapper: its .ini file, or its class")
    private @Nullable String jvst;

    @ArgGroup(exclusive = false)
    private @Nullable NativeHostOptions plugin;
  }

  @Mixin private JvstHostOptions jvst;

  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "audio for the plugin, channel by channel; without it silence, and --seconds")
  private @Nullable Path in;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "WAV file for the plugin's outputs, 32-bit floating point")
  private @Nullable Path out;

  @Option(
      names = "--block",
      paramLabel = "N",
      defaultValue = "512",
      description = "frames per block, 1 to 65536 (default: ${DEFAULT-VALUE})")
  private int block;

  @Option(
      names = "--set",
      paramLabel = "INDEX=VALUE",
      description =
          "sets a parameter, counted from 0, to a value from 0 to 1 or to a text that the plugin"
              + " understands; may be given often")
  private List<String> set = new ArrayList<>();

  @Option(names = "--json", description = "print all that is known of plugin and run as JSON")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  HostCommand() {}

  @Override
  public Integer call() throws IOException, JvstException {
    if (block < 1 || block > 65_536) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--block " + block + ": 1 to 65536 frames are allowed");
    }
    if (which.jvst != null) {
      return jvst.run(which.jvst, in, out, block, set, json);
    }
    Objects.requireNonNull(which.plugin).run(spec.commandLine(), in, out, block, set, json);
    return CommandLine.ExitCode.OK;
  }
}
