package cuebus.host.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/// One JSON document on a command's output.
final class JsonText {

  /// Writes a document's only value.
  interface Content {
    void write(JsonGenerator out) throws IOException;
  }

  private JsonText() {}

  static void print(PrintWriter text, Content content) throws IOException {
    text.print(of(content));
  }

  /// A document, ending in a line feed.
  static String of(Content content) throws IOException {
    StringWriter written = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(written)) {
      content.write(out.setPrettyPrinter(new DefaultPrettyPrinter()));
    }
    return written.append('\n').toString();
  }

  /// `warnings`: what the user should know, a sentence each.
  static void warnings(JsonGenerator out, List<String> warnings) throws IOException {
    out.writeArrayFieldStart("warnings");
    for (String warning : warnings) {
      out.writeString(warning);
    }
    out.writeEndArray();
  }
}
