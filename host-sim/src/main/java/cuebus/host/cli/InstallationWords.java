package cuebus.host.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cuebus.host.install.Installation.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/// What was installed or taken away, for people and for programs.
final class InstallationWords {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private InstallationWords() {}

  /// One line per file that hosts see, and one for the hundred of the Java runtime.
  ///
  /// @param lib where that runtime lies
  static void print(Outcome outcome, Path lib, boolean dryRun, PrintWriter text) {
    print(outcome.put(), lib, dryRun ? "would put " : "put       ", text);
    print(outcome.removed(), lib, dryRun ? "would take" : "took      ", text);
    print(outcome.kept(), lib, dryRun ? "would keep" : "kept      ", text);
    if (!outcome.kept().isEmpty()) {
      text.println();
      text.println(
          "What is kept was changed since it was installed; delete it if you do not need it.");
    }
  }

  private static void print(List<Path> files, Path lib, String what, PrintWriter text) {
    files.stream()
        .filter(file -> !file.startsWith(lib))
        .forEach(file -> text.println(what + " " + file));
    long inLib = files.stream().filter(file -> file.startsWith(lib)).count();
    if (inLib > 0) {
      text.printf("%s %s, %d %s%n", what, lib, inLib, inLib == 1 ? "file" : "files");
    }
  }

  /// One object.
  static void json(Outcome outcome, boolean dryRun, PrintWriter text) throws IOException {
    ObjectNode object = MAPPER.createObjectNode();
    object.put("dryRun", dryRun);
    add(object, "put", outcome.put());
    add(object, "removed", outcome.removed());
    add(object, "kept", outcome.kept());
    object.put("libBytes", outcome.libBytes());
    text.println(MAPPER.writeValueAsString(object));
  }

  private static void add(ObjectNode object, String key, List<Path> files) {
    var array = object.putArray(key);
    files.forEach(file -> array.add(file.toString()));
  }
}
