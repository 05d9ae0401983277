package cuebus.host.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cuebus.host.check.Finding;
import cuebus.host.check.Problem;
import cuebus.host.check.SessionCheck;
import cuebus.json.InvalidFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cuebus check`.
@Command(
    name = "check",
    description =
        "Looks a session over and says in words what is probably not as meant, with a fix for each.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  cuebus check band.json",
      "  cuebus check band.json --latency 6.5 --strict   6.5 ms through converters and buffers"
    })
public final class CheckCommand implements Callable<Integer> {

  private static final int FOUND = 1;
  private static final double LONGEST_MS = 1000;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "SESSION",
      arity = "0..1",
      description = "a session file, or the id of one")
  private @Nullable String named;

  @Option(
      names = "--latency",
      paramLabel = "MS",
      defaultValue = "0",
      description =
          "latency of converters and buffers, from microphone to headphones, 0 to 1000 ms (default:"
              + " ${DEFAULT-VALUE})")
  private double latencyMs;

  @Option(names = "--strict", description = "exit with 1 if there is a problem; advice is none")
  private boolean strict;

  @Option(names = "--json", description = "print the findings as JSON")
  private boolean json;

  @Option(names = "--list", description = "list what is checked")
  private boolean list;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  CheckCommand() {}

  @Override
  public Integer call() throws IOException, InvalidFileException {
    PrintWriter text = spec.commandLine().getOut();
    if (list) {
      for (Problem problem : Problem.values()) {
        text.printf(
            "%-22s%s%n", problem.id(), problem.sentence() + (problem.fault() ? "" : " (advice)"));
      }
      text.flush();
      return CommandLine.ExitCode.OK;
    }
    if (named == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Missing SESSION, the session to check");
    }
    if (!(latencyMs >= 0 && latencyMs <= LONGEST_MS)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--latency " + latencyMs + ": 0 to 1000 ms are allowed");
    }
    List<Finding> findings = findings(named);
    if (json) {
      text.println(json(findings));
    } else {
      words(findings, text);
    }
    text.flush();
    return strict && findings.stream().anyMatch(f -> f.problem().fault())
        ? FOUND
        : CommandLine.ExitCode.OK;
  }

  private List<Finding> findings(String session) throws IOException, InvalidFileException {
    SessionChoice choice = SessionChoice.of(session);
    try {
      return SessionCheck.of(
          choice.session(),
          choice.session().statedChannels(),
          choice.equipment(),
          latencyMs / 1000);
    } catch (IllegalArgumentException e) {
      throw new InvalidFileException(choice.name(), "", String.valueOf(e.getMessage()));
    }
  }

  private static void words(List<Finding> findings, PrintWriter text) {
    for (Finding finding : findings) {
      text.printf("%s: %s%n", finding.problem().id(), finding.says());
      text.printf("  %s: %s%n", finding.problem().fault() ? "Fix" : "Advice", finding.fix());
    }
    long faults = findings.stream().filter(f -> f.problem().fault()).count();
    text.println(
        faults == 0
            ? "No problem found."
            : faults == 1 ? "1 problem found." : faults + " problems found.");
  }

  private static String json(List<Finding> findings) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode array = mapper.createArrayNode();
    for (Finding finding : findings) {
      ObjectNode node = array.addObject();
      node.put("problem", finding.problem().id());
      node.put("advice", !finding.problem().fault());
      node.put("place", finding.place());
      node.put("says", finding.says());
      node.put("fix", finding.fix());
    }
    ObjectNode all = mapper.createObjectNode();
    all.set("findings", array);
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }
}
