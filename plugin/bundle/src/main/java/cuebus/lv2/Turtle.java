package cuebus.lv2;

import java.util.Map;
import java.util.TreeMap;

/// The words that all our Turtle files have in common.
///
/// Source: RDF 1.1 Turtle, W3C Recommendation of 25 February 2014.
final class Turtle {

  private static final Map<String, String> PREFIXES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("atom", Uris.ATOM),
              Map.entry("bufsz", Uris.BUF_SIZE),
              Map.entry("doap", "http://usefulinc.com/ns/doap#"),
              Map.entry("foaf", "http://xmlns.com/foaf/0.1/"),
              Map.entry("lv2", "http://lv2plug.in/ns/lv2core#"),
              Map.entry("midi", Uris.MIDI),
              Map.entry("opts", Uris.OPTIONS),
              Map.entry("owl", "http://www.w3.org/2002/07/owl#"),
              Map.entry("patch", Uris.PATCH),
              Map.entry("pg", "http://lv2plug.in/ns/ext/port-groups#"),
              Map.entry("pset", "http://lv2plug.in/ns/ext/presets#"),
              Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
              Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
              Map.entry("rsz", "http://lv2plug.in/ns/ext/resize-port#"),
              Map.entry("state", Uris.STATE),
              Map.entry("time", Uris.TIME),
              Map.entry("units", "http://lv2plug.in/ns/extensions/units#"),
              Map.entry("urid", Uris.URID),
              Map.entry("work", Uris.WORKER),
              Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#")));

  private Turtle() {}

  /// A file: the prefixes that it uses, then the statements.
  static String file(String statements) {
    StringBuilder file = new StringBuilder();
    PREFIXES.forEach((prefix, uri) -> {
      if (statements.contains(prefix + ":")) {
        file.append("@prefix ").append(prefix).append(": <").append(uri).append("> .\n");
      }
    });
    return file.append('\n').append(statements).toString();
  }

  /// A text as a literal.
  static String text(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        default -> {
          if (c < ' ') {
            literal.append("\\u%04X".formatted((int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append('"').toString();
  }

  /// A resource by its URI.
  static String uri(String uri) {
    return "<" + uri + ">";
  }
}
