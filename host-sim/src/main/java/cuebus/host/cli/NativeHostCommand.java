package cuebus.host.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.PluginInfo;
import cuebus.host.nativehost.PluginModule;
import cuebus.host.nativehost.PluginParameter;
import cuebus.host.nativehost.format.PluginChoice;
import cuebus.host.nativehost.format.PluginFile;
import cuebus.host.nativehost.render.NativeRender;
import cuebus.host.nativehost.render.RenderJob;
import cuebus.host.nativehost.render.RenderResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cuebus host --plugin`.
@Command(
    name = "host",
    description = "Renders an audio file through a plugin: VST 2.4, LV2 or CLAP.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  cuebus host --plugin /usr/lib/lv2/mda.lv2#Delay --in voice.wav --out echo.wav --set mix=0.3",
      "  cuebus host --plugin /usr/lib/vst/MVerb-vst.so --list"
    })
public final class NativeHostCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--plugin",
      paramLabel = "FILE[#ID]",
      required = true,
      description = "a library, a .clap file or an LV2 bundle, and the end of a plugin's id in it")
  private String plugin;

  @Option(names = "--list", description = "list the plugins of the file and their parameters")
  private boolean list;

  @Option(names = "--in", paramLabel = "FILE", description = "audio file to read")
  private @Nullable Path in;

  @Option(names = "--out", paramLabel = "FILE", description = "WAV file to write, 32-bit float")
  private @Nullable Path out;

  @Option(
      names = "--block",
      paramLabel = "N",
      defaultValue = "512",
      description = "frames per block, 1 to 65536 (default: ${DEFAULT-VALUE})")
  private int block;

  @Option(
      names = "--set",
      paramLabel = "ID=VALUE",
      description = "set a parameter, by id or name, in its own scale")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--state", paramLabel = "FILE", description = "state to load first")
  private @Nullable Path state;

  @Option(names = "--save-state", paramLabel = "FILE", description = "where to save the state")
  private @Nullable Path saveState;

  @Option(names = "--json", description = "print as JSON")
  private boolean json;

  /// A plugin as `--list` shows it.
  private record Listed(
      PluginInfo plugin, int inputs, int outputs, List<PluginParameter> parameters) {}

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  NativeHostCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter text = spec.commandLine().getOut();
    PluginChoice choice = PluginChoice.of(plugin);
    if (list) {
      list(choice, text);
    } else {
      RenderResult result = NativeRender.run(job(choice));
      if (json) {
        text.println(json(result));
      } else {
        text.printf(
            Locale.ROOT,
            "%s: %d in, %d out, %.1f s at %d Hz, latency %d frames%n",
            result.plugin().name(),
            result.inputs(),
            result.outputs(),
            (double) result.frames() / result.sampleRate(),
            result.sampleRate(),
            result.latency());
        result.complaints().forEach(breach -> text.println("Note: " + breach));
      }
    }
    text.flush();
    return CommandLine.ExitCode.OK;
  }

  private RenderJob job(PluginChoice choice) {
    if (in == null || out == null) {
      throw usage("--in FILE and --out FILE are wanted, or --list");
    }
    if (block < 1 || block > 65_536) {
      throw usage("--block " + block + ": 1 to 65536 frames are allowed");
    }
    return new RenderJob(
        choice, in, out, block, settings.stream().map(this::setting).toList(), state, saveState);
  }

  private RenderJob.Setting setting(String written) {
    int equals = written.lastIndexOf('=');
    try {
      return new RenderJob.Setting(
          written.substring(0, Math.max(0, equals)),
          Double.parseDouble(written.substring(equals + 1)));
    } catch (NumberFormatException e) {
      throw usage("--set " + written + ": ID=VALUE is allowed, e.g. mix=0.5");
    }
  }

  private void list(PluginChoice choice, PrintWriter text) throws IOException {
    List<Listed> listed = new ArrayList<>();
    try (PluginModule module = PluginFile.open(choice.file())) {
      for (PluginInfo info : choice.among(module.plugins())) {
        try (NativePlugin instance = module.create(info.id())) {
          listed.add(
              new Listed(info, instance.inputs(), instance.outputs(), instance.parameters()));
        }
      }
    }
    if (json) {
      text.println(json(listed));
    } else {
      listed.forEach(one -> print(one, text));
    }
  }

  private static void print(Listed one, PrintWriter text) {
    text.printf(
        "%s %s \"%s\": %d in, %d out%n",
        one.plugin().format(), one.plugin().id(), one.plugin().name(), one.inputs(), one.outputs());
    for (PluginParameter parameter : one.parameters()) {
      text.printf(
          Locale.ROOT,
          "  %s  %s  %s to %s, at first %s%s%n",
          parameter.id(),
          parameter.name(),
          parameter.min(),
          parameter.max(),
          parameter.initial(),
          parameter.readOnly() ? ", read-only" : "");
    }
  }

  private static String json(Object value) throws IOException {
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  private CommandLine.ParameterException usage(String problem) {
    return new CommandLine.ParameterException(spec.commandLine(), problem);
  }
}
