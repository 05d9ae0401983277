package cuebus.host.nativehost.lv2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What some Turtle files say: subject, predicate, object.
final class Graph {

  /// A thing or a value.
  sealed interface Node {

    /// The IRI, the label or the literal's characters.
    String text();
  }

  /// A thing with a name of its own.
  record Iri(String text) implements Node {}

  /// A thing without.
  record Blank(String text) implements Node {}

  /// A value; a number as it was written.
  record Literal(String text) implements Node {}

  private final Map<Node, Map<String, List<Node>>> statements = new HashMap<>();
  private int blanks;

  /// A thing unlike all others.
  Blank blank() {
    return new Blank("b" + blanks++);
  }

  void add(Node subject, String predicate, Node object) {
    statements
        .computeIfAbsent(subject, _ -> new HashMap<>())
        .computeIfAbsent(predicate, _ -> new ArrayList<>())
        .add(object);
  }

  /// All objects, in the order in which they were said.
  List<Node> all(Node subject, String predicate) {
    return statements.getOrDefault(subject, Map.of()).getOrDefault(predicate, List.of());
  }

  /// The first object.
  Optional<Node> first(Node subject, String predicate) {
    return all(subject, predicate).stream().findFirst();
  }

  boolean says(Node subject, String predicate, String object) {
    return all(subject, predicate).contains(new Iri(object));
  }

  /// What is said of a subject.
  Set<String> predicates(Node subject) {
    return statements.getOrDefault(subject, Map.of()).keySet();
  }

  /// All subjects of which something is said.
  List<Node> subjects() {
    return List.copyOf(statements.keySet());
  }
}
