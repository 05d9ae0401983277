package cuebus.host.nativehost.lv2;

import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.lv2.Graph.Iri;
import cuebus.host.nativehost.lv2.Graph.Literal;
import cuebus.host.nativehost.lv2.Graph.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Reads Turtle files. Languages and data types of literals are dropped: LV2 does not need them.
///
/// Source: W3C, RDF 1.1 Turtle, §6.5 (grammar).
final class Turtle {

  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

  private final Graph graph;
  private final TurtleScanner scanner;
  private final Map<String, String> prefixes = new HashMap<>();
  private final Map<String, Node> blanks = new HashMap<>();
  private String base;

  private Turtle(Graph graph, TurtleScanner scanner, String base) {
    this.graph = graph;
    this.scanner = scanner;
    this.base = base;
  }

  /// Adds what a file says to a graph.
  ///
  /// @throws NotAPluginException if it is not Turtle, with the line
  static void read(Path file, Graph graph) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    new Turtle(graph, new TurtleScanner(file, text), file.toUri().toString()).document();
  }

  private void document() throws NotAPluginException {
    while (scanner.peek() != 0) {
      if (scanner.take("@prefix")) {
        prefix();
        scanner.require(".");
      } else if (scanner.take("@base")) {
        base();
        scanner.require(".");
      } else if (scanner.takeKeyword("PREFIX")) {
        prefix();
      } else if (scanner.takeKeyword("BASE")) {
        base();
      } else {
        boolean anonymous = scanner.peek() == '[';
        Node subject = node();
        if (!anonymous || scanner.peek() != '.') {
          properties(subject);
        }
        scanner.require(".");
      }
    }
  }

  private void prefix() throws NotAPluginException {
    String name = scanner.name();
    scanner.require("<");
    prefixes.put(name.substring(0, name.length() - 1), resolve(scanner.until(">")));
  }

  private void base() throws NotAPluginException {
    scanner.require("<");
    base = resolve(scanner.until(">"));
  }

  private void properties(Node subject) throws NotAPluginException {
    do {
      if (isEnd(scanner.peek())) {
        return; // a semicolon may stand before the end
      }
      String predicate = scanner.takeKeyword("a") ? RDF + "type" : node().text();
      do {
        graph.add(subject, predicate, node());
      } while (scanner.take(","));
    } while (scanner.take(";"));
  }

  private static boolean isEnd(char c) {
    return c == '.' || c == ']' || c == ';' || c == 0;
  }

  private Node node() throws NotAPluginException {
    return switch (scanner.peek()) {
      case '<' -> {
        scanner.require("<");
        yield new Iri(resolve(scanner.until(">")));
      }
      case '[' -> {
        scanner.require("[");
        Node blank = graph.blank();
        properties(blank);
        scanner.require("]");
        yield blank;
      }
      case '(' -> {
        scanner.require("(");
        yield list();
      }
      case '"', '\'' -> literal();
      default -> named(scanner.name());
    };
  }

  private Node list() throws NotAPluginException {
    if (scanner.take(")")) {
      return new Iri(RDF + "nil");
    }
    if (scanner.peek() == 0) {
      throw scanner.problem("the file ends inside of a list");
    }
    Node cell = graph.blank();
    graph.add(cell, RDF + "first", node());
    graph.add(cell, RDF + "rest", list());
    return cell;
  }

  private Node literal() throws NotAPluginException {
    String mark = String.valueOf(scanner.peek());
    String opening = scanner.take(mark.repeat(3)) ? mark.repeat(3) : mark;
    if (opening.length() == 1) {
      scanner.require(mark);
    }
    Node literal = new Literal(scanner.until(opening));
    if (scanner.take("@")) {
      scanner.name();
    } else if (scanner.take("^^")) {
      node();
    }
    return literal;
  }

  private Node named(String name) throws NotAPluginException {
    if (name.startsWith("_:")) {
      return blanks.computeIfAbsent(name, _ -> graph.blank());
    }
    int colon = name.indexOf(':');
    if (colon < 0) {
      if (name.equals("true") || name.equals("false") || isNumber(name)) {
        return new Literal(name);
      }
      throw scanner.problem("\"" + name + "\" has no prefix and is no number");
    }
    String prefix = prefixes.get(name.substring(0, colon));
    if (prefix == null) {
      throw scanner.problem("the prefix " + name.substring(0, colon + 1) + " is not declared");
    }
    return new Iri(prefix + name.substring(colon + 1));
  }

  private static boolean isNumber(String name) {
    return name.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  }

  private String resolve(String iri) throws NotAPluginException {
    try {
      // An empty reference is the file itself; java.net.URI would make it the folder. It also
      // shortens file:/// to file:/, unlike Path.
      return iri.isEmpty()
          ? base
          : URI.create(base).resolve(iri).toString().replaceFirst("^file:/(?!/)", "file:///");
    } catch (IllegalArgumentException e) {
      throw scanner.problem("<" + iri + "> is not an IRI");
    }
  }
}
