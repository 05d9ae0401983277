package cuebus.host.nativehost.lv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cuebus.host.nativehost.NativeFixtures;
import cuebus.host.nativehost.NotAPluginException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurtleTest {

  @TempDir Path folder;

  private Graph read(String text) throws IOException {
    Graph graph = new Graph();
    Turtle.read(Files.writeString(folder.resolve("a.ttl"), text), graph);
    return graph;
  }

  /// serdi, an independent reader, turns each file into one line a statement.
  @Test
  @Tag("hosts")
  void readsEveryInstalledFileAsSerdDoes() throws Exception {
    NativeFixtures.needs("serdi", "serdi");
    Path bundles = NativeFixtures.installed("/usr/lib/lv2", "mda-lv2");
    List<Path> files;
    try (Stream<Path> all = Files.walk(bundles)) {
      files = all.filter(file -> file.toString().endsWith(".ttl")).sorted().toList();
    }
    for (Path file : files) {
      Graph graph = new Graph();
      Turtle.read(file, graph);
      List<String> ours = new ArrayList<>();
      for (Graph.Node subject : graph.subjects()) {
        for (String predicate : graph.predicates(subject)) {
          for (Graph.Node object : graph.all(subject, predicate)) {
            if (subject instanceof Graph.Iri && object instanceof Graph.Iri) {
              ours.add("<%s> <%s> <%s> .".formatted(subject.text(), predicate, object.text()));
            } else {
              ours.add("blank or literal <%s>".formatted(predicate));
            }
          }
        }
      }
      List<String> serd =
          NativeFixtures.run(folder, "serdi", "-o", "ntriples", file.toString())
              .lines()
              .map(line ->
                  line.matches("<\\S*> <\\S*> <\\S*> \\.")
                      ? line
                      : line.replaceFirst("^\\S+ (<\\S*>) .*", "blank or literal $1"))
              .toList();
      assertThat(ours).as(file.toString()).containsExactlyInAnyOrderElementsOf(serd);
    }
    assertThat(files).isNotEmpty();
  }

  @Test
  void readsEveryForm() throws IOException {
    Graph graph =
        read(
            """
            @prefix e: <http://e/> . # comment
            BASE <http://base/x>
            e:a a e:Thing ; e:p "q\\"\\u00e9" , '''long "' text'''@en , 1.5e3 , -.5 , true ;
              e:q [ e:r ( <> <y#z> ) ; ] , "7"^^e:int ; .
            _:b e:knows _:b .
            """);
    Graph.Node a = new Graph.Iri("http://e/a");
    assertThat(graph.says(a, Lv2Uri.RDF_TYPE, "http://e/Thing")).isTrue();
    assertThat(graph.all(a, "http://e/p"))
        .extracting(Graph.Node::text)
        .containsExactly("q\"é", "long \"' text", "1.5e3", "-.5", "true");
    assertThat(graph.all(a, "http://e/q").get(1)).isEqualTo(new Graph.Literal("7"));
    Graph.Node list = graph.first(graph.all(a, "http://e/q").get(0), "http://e/r").orElseThrow();
    String rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    assertThat(graph.first(list, rdf + "first")).contains(new Graph.Iri("http://base/x"));
    Graph.Node rest = graph.first(list, rdf + "rest").orElseThrow();
    assertThat(graph.first(rest, rdf + "first")).contains(new Graph.Iri("http://base/y#z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<http://e/a> x:b 1 .|line 1: not Turtle: the prefix x: is not declared",
        "<http://e/a> <http://e/b> \"c|the file ends before a closing \"",
        "<http://e/a> <http://e/b> word .|\"word\" has no prefix and is no number",
        "<http://e/a> <http://e/b> 1 ]|\".\" is wanted here",
        "<http://e/a> <http://e/b> (1|the file ends inside of a list"
      })
  void saysWhereAFileIsWrong(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(NotAPluginException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("a.ttl");
  }
}
