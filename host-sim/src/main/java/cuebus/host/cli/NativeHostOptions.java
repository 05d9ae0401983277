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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// The options of `cuebus host --plugin`, and what it does.
final class NativeHostOptions {

  /// What else of the command goes with them.
  private static final Set<String> COMMON = Set.of("--in", "--out", "--block", "--set", "--json");

  private static final Set<String> OWN = Set.of("--plugin", "--list", "--state", "--save-state");

  @Option(
      names = "--plugin",
      paramLabel = "FILE[#ID]",
      required = true,
      description =
          "a native plugin: a VST 2.4 library, a .clap file or an LV2 bundle, and the end of a"
              + " plugin's id in it; --set takes its ids or names, and its own scales")
  private String plugin;

  @Option(names = "--list", description = "list the file's plugins and parameters, render nothing")
  private boolean list;

  @Option(names = "--state", paramLabel = "FILE", description = "state to load first")
  private @Nullable Path state;

  @Option(
      names = "--save-state",
      paramLabel = "FILE",
      description = "file for the state at the end")
  private @Nullable Path saveState;

  /// A plugin as `--list` shows it.
  private record Listed(
      PluginInfo plugin, int inputs, int outputs, List<PluginParameter> parameters) {}

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  NativeHostOptions() {}

  /// Lists or renders.
  void run(
      CommandLine command,
      @Nullable Path in,
      @Nullable Path out,
      int block,
      List<String> set,
      boolean json)
      throws IOException {
    for (CommandLine.Model.OptionSpec given : command.getParseResult().matchedOptions()) {
      if (!COMMON.contains(given.longestName()) && !OWN.contains(given.longestName())) {
        throw new CommandLine.ParameterException(
            command, given.longestName() + " goes with --jvst, not with --plugin");
      }
    }
    PrintWriter text = command.getOut();
    PluginChoice choice = PluginChoice.of(plugin);
    if (list) {
      list(choice, json, text);
    } else {
      if (in == null || out == null) {
        throw new CommandLine.ParameterException(
            command, "Missing --in FILE and --out FILE, or --list");
      }
      List<RenderJob.Setting> settings =
          set.stream().map(written -> setting(command, written)).toList();
      print(
          NativeRender.run(new RenderJob(choice, in, out, block, settings, state, saveState)),
          json,
          text);
    }
    text.flush();
  }

  private static RenderJob.Setting setting(CommandLine command, String written) {
    int equals = written.lastIndexOf('=');
    try {
      return new RenderJob.Setting(
          written.substring(0, Math.max(0, equals)),
          Double.parseDouble(written.substring(equals + 1)));
    } catch (NumberFormatException e) {
      throw new CommandLine.ParameterException(
          command, "--set " + written + ": ID=VALUE is allowed, e.g. mix=0.5");
    }
  }

  private static void print(RenderResult result, boolean json, PrintWriter text)
      throws IOException {
    if (json) {
      text.println(json(result));
      return;
    }
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

  private static void list(PluginChoice choice, boolean json, PrintWriter text) throws IOException {
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
}
