package cuebus.host.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import cuebus.host.nativehost.PluginInfo;
import cuebus.host.nativehost.format.PluginChoice;
import cuebus.host.validate.Check;
import cuebus.host.validate.CheckResult;
import cuebus.host.validate.CheckResult.Status;
import cuebus.host.validate.Validator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cuebus validate`.
@Command(
    name = "validate",
    description =
        "Checks a plugin (VST 2.4, LV2 or CLAP) against the rules of its format. Each check runs in"
            + " a process of its own, so that a crash or a hang is a result.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no check failed",
      "1:a check failed",
      "2:wrong usage",
      "3:the file is not a plugin"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cuebus validate /usr/lib/lv2/mda.lv2#Delay",
      "  cuebus validate plugin.clap --only state-round-trip,state-corrupt --seed 7"
    })
public final class ValidateCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE[#ID]",
      description = "a library, a .clap file or an LV2 bundle, and the end of a plugin's id in it")
  private @Nullable String plugin;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "CHECK",
      description = "do these checks only, by id")
  private List<String> only = new ArrayList<>();

  @Option(names = "--list", description = "list the checks")
  private boolean list;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "seed of all random numbers (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "how long a check may take before it counts as a hang, 1 to 3600 (default:"
              + " ${DEFAULT-VALUE})")
  private int timeout;

  @Option(names = "--json", description = "print as JSON")
  private boolean json;

  /// A plugin's results in `--json`, by the checks' ids.
  private record Validated(PluginInfo plugin, long seed, Map<String, CheckResult> checks) {}

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ValidateCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter text = spec.commandLine().getOut();
    List<Check> checks = checks();
    if (list) {
      checks.forEach(check -> text.printf("%-24s%s%n", check.id(), check.sentence()));
      text.flush();
      return CommandLine.ExitCode.OK;
    }
    if (plugin == null) {
      throw usage("Missing FILE, the plugin to check");
    }
    if (timeout < 1 || timeout > 3600) {
      throw usage("--timeout " + timeout + ": 1 to 3600 seconds are allowed");
    }
    PluginChoice choice = PluginChoice.of(plugin);
    Validator validator = new Validator(choice.file(), seed, timeout);
    List<Validated> all = new ArrayList<>();
    for (PluginInfo info : choice.among(validator.plugins())) {
      all.add(validate(validator, info, checks, text));
    }
    if (json) {
      text.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    }
    text.flush();
    boolean failed =
        all.stream()
            .flatMap(one -> one.checks().values().stream())
            .anyMatch(result -> result.status() == Status.FAILED);
    return failed ? 1 : CommandLine.ExitCode.OK;
  }

  private Validated validate(
      Validator validator, PluginInfo info, List<Check> checks, PrintWriter text)
      throws IOException, InterruptedException {
    if (!json) {
      text.printf("%s %s, version %s, seed %d%n", info.format(), info.name(), info.version(), seed);
      text.flush();
    }
    Map<String, CheckResult> results = new LinkedHashMap<>();
    for (Check check : checks) {
      CheckResult result = validator.run(info, check);
      results.put(check.id(), result);
      if (!json) {
        text.printf(
            "  %-8s%s%s%n",
            result.status().name().toLowerCase(Locale.ROOT),
            check.id(),
            result.reason().isEmpty() ? "" : ": " + result.reason());
        text.flush();
      }
    }
    return new Validated(info, seed, results);
  }

  private List<Check> checks() {
    if (only.isEmpty()) {
      return List.of(Check.values());
    }
    return only.stream()
        .map(id ->
            Check.of(id)
                .orElseThrow(
                    () -> usage("--only " + id + ": cuebus validate --list shows the checks")))
        .toList();
  }

  private CommandLine.ParameterException usage(String problem) {
    return new CommandLine.ParameterException(spec.commandLine(), problem);
  }
}
