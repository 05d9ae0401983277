package cuebus.host.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.amp.Evidence;
import cuebus.json.InvalidFileException;
import cuebus.session.Library;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A command that lists one kind of file in the library, or shows one of them.
///
/// @param <T> what a file is read as
abstract class CatalogueCommand<T> implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILTER",
      description = "an id, or a part of an id or a name")
  private @Nullable String filter;

  @Option(names = "--json", description = "print as JSON")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  CatalogueCommand() {}

  /// Looks for what was asked for.
  ///
  /// @param options reads the command's own options
  /// @param wanted an id, or a part of an id or a name; null for all
  abstract Catalogue<T> find(Library library, OptionText options, @Nullable String wanted)
      throws InvalidFileException;

  /// Tells all of one.
  abstract void describe(T one, EquipmentWords words);

  /// A row each.
  abstract TextTable table(List<T> found);

  /// What has to be said of the columns.
  abstract String legend();

  /// Writes one as its file.
  abstract void writeFile(T one, JsonGenerator out) throws IOException;

  /// Writes the fields of one in a list.
  abstract void writeRow(T one, JsonGenerator out) throws IOException;

  @Override
  public final Integer call() throws IOException, InvalidFileException {
    Catalogue<T> catalogue = find(Library.standard(), new OptionText(spec.commandLine()), filter);
    PrintWriter text = spec.commandLine().getOut();
    if (json) {
      JsonText.print(text, out -> write(catalogue, out));
    } else if (catalogue.exact().isPresent()) {
      describe(catalogue.exact().get(), new EquipmentWords(text));
    } else {
      table(catalogue.found()).print(text);
      catalogue.notes().forEach(note -> text.println("Note: " + note));
      text.println(legend());
    }
    text.flush();
    return CommandLine.ExitCode.OK;
  }

  private void write(Catalogue<T> catalogue, JsonGenerator out) throws IOException {
    if (catalogue.exact().isPresent()) {
      writeFile(catalogue.exact().get(), out);
      return;
    }
    out.writeStartObject();
    out.writeArrayFieldStart(catalogue.kind());
    for (T one : catalogue.found()) {
      out.writeStartObject();
      writeRow(one, out);
      out.writeEndObject();
    }
    out.writeEndArray();
    JsonText.warnings(out, catalogue.notes());
    out.writeEndObject();
  }

  /// How the figures of one are known, in a table's cell.
  static String evidence(Evidence evidence, boolean partlyEstimated) {
    return evidence.text() + (partlyEstimated ? "*" : "");
  }

  /// The same in a list of JSON.
  static void writeEvidence(
      Evidence evidence, boolean partlyEstimated, String source, JsonGenerator out)
      throws IOException {
    out.writeStringField("evidence", evidence.text());
    out.writeBooleanField("partlyEstimated", partlyEstimated);
    out.writeStringField("source", source);
  }
}
