package cuebus.host.nativehost.lv2;

import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.PluginInfo;
import cuebus.host.nativehost.lv2.Graph.Iri;
import cuebus.host.nativehost.lv2.Graph.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the Turtle files of an LV2 bundle say.
final class Lv2Bundle {

  private final Path folder;
  private final Graph graph = new Graph();
  private final Set<Path> read = new HashSet<>();
  private final List<Iri> plugins;

  /// Reads the manifest and what it refers to.
  ///
  /// @param folder the bundle
  /// @throws NotAPluginException if it holds no plugin or a file is not Turtle
  Lv2Bundle(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath().normalize();
    Path manifest = this.folder.resolve("manifest.ttl");
    if (!Files.isRegularFile(manifest)) {
      throw new NotAPluginException(folder, "has no manifest.ttl, as an LV2 bundle must");
    }
    Turtle.read(manifest, graph);
    read.add(manifest);
    plugins =
        graph.subjects().stream()
            .filter(subject -> graph.says(subject, Lv2Uri.RDF_TYPE, Lv2Uri.CORE + "Plugin"))
            .filter(Iri.class::isInstance)
            .map(Iri.class::cast)
            .sorted(Comparator.comparing(Iri::text))
            .toList();
    if (plugins.isEmpty()) {
      throw new NotAPluginException(manifest, "declares no lv2:Plugin");
    }
    for (Iri plugin : plugins) {
      readMore(plugin);
    }
  }

  private void readMore(Iri plugin) throws IOException {
    for (Node more : List.copyOf(graph.all(plugin, Lv2Uri.SEE_ALSO))) {
      if (more.text().startsWith(folder.toUri().toString())) {
        Path file = Path.of(URI.create(more.text()));
        if (read.add(file)) {
          if (!Files.isRegularFile(file)) {
            throw new NotAPluginException(
                file, "no such file; " + plugin.text() + " refers to it in rdfs:seeAlso");
          }
          Turtle.read(file, graph);
        }
      }
    }
  }

  Path folder() {
    return folder;
  }

  List<PluginInfo> plugins() {
    return plugins.stream().map(this::info).toList();
  }

  private PluginInfo info(Iri plugin) {
    String vendor =
        graph
            .first(plugin, Lv2Uri.DOAP_MAINTAINER)
            .or(() ->
                graph
                    .first(plugin, Lv2Uri.CORE + "project")
                    .flatMap(project -> graph.first(project, Lv2Uri.DOAP_MAINTAINER)))
            .flatMap(person -> graph.first(person, Lv2Uri.FOAF_NAME))
            .map(Node::text)
            .orElse("");
    return new PluginInfo(
        "LV2",
        plugin.text(),
        graph.first(plugin, Lv2Uri.DOAP_NAME).map(Node::text).orElse(plugin.text()),
        vendor,
        core(plugin, "minorVersion", "0") + "." + core(plugin, "microVersion", "0"));
  }

  private String core(Node subject, String property, String absent) {
    return graph.first(subject, Lv2Uri.CORE + property).map(Node::text).orElse(absent);
  }

  /// The library of a plugin.
  ///
  /// @throws NotAPluginException if none is declared
  Path binary(String plugin) throws NotAPluginException {
    Node binary =
        graph
            .first(new Iri(plugin), Lv2Uri.CORE + "binary")
            .orElseThrow(() -> new NotAPluginException(folder, plugin + " has no lv2:binary"));
    return Path.of(URI.create(binary.text()));
  }

  /// The features without which a plugin does not work.
  List<String> requiredFeatures(String plugin) {
    return graph.all(new Iri(plugin), Lv2Uri.CORE + "requiredFeature").stream()
        .map(Node::text)
        .toList();
  }

  /// The ports of a plugin, by index.
  List<Lv2Port> ports(String plugin) {
    return graph.all(new Iri(plugin), Lv2Uri.CORE + "port").stream()
        .map(this::port)
        .sorted(Comparator.comparingInt(Lv2Port::index))
        .toList();
  }

  private Lv2Port port(Node port) {
    double min = number(port, "minimum", 0);
    double max = number(port, "maximum", 1);
    return new Lv2Port(
        (int) number(port, "index", -1),
        core(port, "symbol", ""),
        core(port, "name", ""),
        kind(port),
        graph.says(port, Lv2Uri.RDF_TYPE, Lv2Uri.CORE + "InputPort"),
        has(port, "connectionOptional"),
        min,
        max,
        number(port, "default", Math.clamp(0, min, Math.max(min, max))),
        has(port, "integer") || has(port, "toggled") || has(port, "enumeration"),
        has(port, "sampleRate"),
        graph
            .first(port, Lv2Uri.MINIMUM_SIZE)
            .map(size -> (int) Double.parseDouble(size.text()))
            .orElse(0),
        graph.says(port, Lv2Uri.ATOM + "supports", Lv2Uri.TIME + "Position"),
        role(port));
  }

  private boolean has(Node port, String property) {
    return graph.says(port, Lv2Uri.CORE + "portProperty", Lv2Uri.CORE + property);
  }

  private double number(Node port, String property, double absent) {
    String text = core(port, property, "");
    try {
      return text.isEmpty() ? absent : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return absent;
    }
  }

  private Lv2Port.Kind kind(Node port) {
    boolean atom = graph.says(port, Lv2Uri.RDF_TYPE, Lv2Uri.ATOM + "AtomPort");
    return graph.says(port, Lv2Uri.RDF_TYPE, Lv2Uri.CORE + "AudioPort")
        ? Lv2Port.Kind.AUDIO
        : graph.says(port, Lv2Uri.RDF_TYPE, Lv2Uri.CORE + "ControlPort")
            ? Lv2Port.Kind.CONTROL
            : graph.says(port, Lv2Uri.RDF_TYPE, Lv2Uri.CORE + "CVPort")
                ? Lv2Port.Kind.CV
                : atom ? Lv2Port.Kind.ATOM : Lv2Port.Kind.OTHER;
  }

  private Lv2Port.Role role(Node port) {
    if (has(port, "reportsLatency") || isFor(port, "latency")) {
      return Lv2Port.Role.LATENCY;
    }
    return isFor(port, "enabled")
        ? Lv2Port.Role.ENABLED
        : isFor(port, "freeWheeling") ? Lv2Port.Role.FREE_WHEELING : Lv2Port.Role.NONE;
  }

  private boolean isFor(Node port, String designation) {
    return graph.says(port, Lv2Uri.CORE + "designation", Lv2Uri.CORE + designation);
  }
}
