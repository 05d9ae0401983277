package cuebus.lv2;

import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Unit;
import cuebus.param.Variant;
import cuebus.plugin.CueMixFactory;
import cuebus.plugin.Meter;
import cuebus.plugin.Plugin;
import cuebus.plugin.PluginDeclaration;
import java.util.ArrayList;
import java.util.List;

/// The Turtle that describes one variant: all that a host shows before it loads any code.
final class PluginTurtle {

  /// Room for a message with the longest path that Linux knows (PATH_MAX, 4096) in it, and for the
  /// MIDI of a block.
  private static final int MESSAGE_BYTES =
      8192 + Plugin.MOST_MIDI_OUT * Lv2Abi.Atom.MIDI_EVENT_BYTES;

  /// More frames than any sample rate has in 1.5 ms.
  private static final int MOST_LATENCY = 1024;

  private final Variant variant;
  private final Ports ports;
  private final Parameters parameters;
  private final PortGroups groups;

  private PluginTurtle(Variant variant) {
    this.variant = variant;
    ports = Ports.of(variant);
    parameters = Parameters.of(variant);
    groups = new PortGroups(variant);
  }

  /// The file of a variant.
  static String of(Variant variant) {
    return new PluginTurtle(variant).file();
  }

  private String file() {
    return Turtle.file(plugin() + properties() + groups.describe());
  }

  private String plugin() {
    String[] version = PluginDeclaration.VERSION.split("\\.", -1);
    return """
    %s
    	a lv2:Plugin , lv2:MixerPlugin , doap:Project ;
    	doap:name %s ;
    	doap:shortdesc %s ;
    	doap:license <http://spdx.org/licenses/GPL-3.0-or-later> ;
    	doap:maintainer [ foaf:name %s ] ;
    	lv2:minorVersion %s ;
    	lv2:microVersion %s ;
    	lv2:optionalFeature lv2:hardRTCapable , urid:map , opts:options , bufsz:boundedBlockLength ,
    		work:schedule , state:threadSafeRestore ;
    	lv2:extensionData state:interface , work:interface ;
    	opts:supportedOption bufsz:maxBlockLength ;
    	patch:readable %7$s ;
    	patch:writable %7$s ;
    	pg:mainInput %8$s ;
    	lv2:port %9$s .

    """
        .formatted(
            Turtle.uri(Uris.plugin(variant)),
            Turtle.text(ports.declaration().name()),
            Turtle.text(PluginDeclaration.DESCRIPTION),
            Turtle.text(PluginDeclaration.VENDOR),
            version[1],
            version[2],
            Turtle.uri(Uris.SESSION),
            groups.bus(),
            String.join(" , ", ports()));
  }

  private static String properties() {
    return """
    %s
    	a lv2:Parameter ;
    	rdfs:label "Session" ;
    	rdfs:comment "The session file to load." ;
    	rdfs:range atom:Path .

    %s
    	a rdf:Property , owl:DatatypeProperty ;
    	rdfs:label "Setup" ;
    	rdfs:comment "Names, links and devices, as JSON." ;
    	rdfs:range xsd:string .

    """
        .formatted(Turtle.uri(Uris.SESSION), Turtle.uri(Uris.SETUP));
  }

  private List<String> ports() {
    List<String> all = new ArrayList<>();
    Plugin fresh = new CueMixFactory().create(ports.declaration().id());
    for (int c = 0; c < variant.inputs(); c++) {
      all.add(
          port("lv2:InputPort , lv2:AudioPort", ports.bus(c), "in" + (c + 1), fresh.inputName(c))
              .with("pg:group " + groups.bus())
              .end());
    }
    for (int c = 0; c < ports.declaration().outputs(); c++) {
      String side = c % 2 == 0 ? "left" : "right";
      String symbol = "out" + (c / 2 + 1) + "_" + side;
      all.add(
          port("lv2:OutputPort , lv2:AudioPort", ports.out(c), symbol, fresh.outputName(c))
              .with("pg:group " + groups.mix(c / 2))
              .with("lv2:designation pg:" + side)
              .end());
    }
    all.add(
        messages("lv2:InputPort", ports.messages(), "control", "Control")
            .with("atom:supports time:Position , patch:Message , midi:MidiEvent")
            .end());
    all.add(
        messages("lv2:OutputPort", ports.replies(), "notify", "Notify")
            .with("atom:supports patch:Message , midi:MidiEvent")
            .end());
    ports.meters().forEach(meter -> all.add(meter(meter)));
    ports.controls().forEach(control -> all.add(control(control)));
    all.add(latency());
    return all;
  }

  private static Description port(String type, int index, String symbol, String name) {
    return new Description()
        .with("a " + type)
        .with("lv2:index " + index)
        .with("lv2:symbol " + Turtle.text(symbol))
        .with("lv2:name " + Turtle.text(name));
  }

  private static Description messages(String direction, int index, String symbol, String name) {
    return port(direction + " , atom:AtomPort", index, symbol, name)
        .with("atom:bufferType atom:Sequence")
        .with("lv2:designation lv2:control")
        .with("lv2:portProperty lv2:connectionOptional")
        .with("rsz:minimumSize " + MESSAGE_BYTES);
  }

  private String meter(Meter meter) {
    Meter.Kind kind = meter.kind();
    String group =
        switch (kind) {
          case SOURCE_PEAK -> groups.sourceControls(meter.channel());
          case MIX_PEAK -> groups.mixControls(meter.channel() / 2);
          default -> groups.mixControls(meter.channel());
        };
    return port(
            "lv2:OutputPort , lv2:ControlPort",
            ports.meter(meter.index()),
            Ports.symbol(meter.id()),
            meter.name())
        .with(range(kind.min(), kind.max(), kind.min()))
        .with("units:unit " + unit(kind.unit()))
        .with("lv2:portProperty lv2:connectionOptional")
        .with("pg:group " + group)
        .end();
  }

  /// The vocabulary knows neither volts nor amperes, nor sound pressure.
  private static String unit(Unit unit) {
    return switch (unit) {
      case DECIBEL -> "units:db";
      case PERCENT -> "units:pc";
      case HERTZ -> "units:hz";
      case MILLISECONDS -> "units:ms";
      case SECONDS -> "units:s";
      case TEMPO -> "units:bpm";
      case PAN, PLAIN -> throw new IllegalArgumentException(unit + " has no unit");
      case VOLT, MILLIAMPERE, SPL ->
          "[ a units:Unit ; units:symbol %s ; units:render %s ]"
              .formatted(Turtle.text(unit.symbol()), Turtle.text("%f " + unit.symbol()));
    };
  }

  private String control(ControlPort control) {
    Parameter p = control.parameter();
    Description port =
        port(
                "lv2:InputPort , lv2:ControlPort",
                ports.control(p.index()),
                control.symbol(),
                control.name())
            .with(range(p.min(), p.max(), control.portValue(p.initial())));
    if (control.enables()) {
      return port.with("lv2:designation lv2:enabled").with("lv2:portProperty lv2:toggled").end();
    }
    switch (p) {
      case Parameter.Choice choice ->
          port.with(
                  control.toggled()
                      ? "lv2:portProperty lv2:toggled"
                      : "lv2:portProperty lv2:integer , lv2:enumeration")
              .with(points(choice));
      case Parameter.Continuous c when c.unit() == Unit.DECIBEL -> {
        port.with("units:unit units:db");
        if (p.min() <= Decibels.OFF_DB) {
          port.with("lv2:scalePoint " + point(p, p.min()));
        }
      }
      case Parameter.Continuous c when c.unit() != Unit.PAN && c.unit() != Unit.PLAIN ->
          port.with("units:unit " + unit(c.unit()));
      case Parameter.Continuous c ->
          port.with(
              "lv2:scalePoint %s , %s , %s"
                  .formatted(point(c, c.min()), point(c, c.initial()), point(c, c.max())));
    }
    boolean grouped = parameters.control(p.index()).scope() != Control.Scope.PLUGIN;
    return grouped ? port.with("pg:group " + group(p.index())).end() : port.end();
  }

  /// Frames have no unit in the vocabulary that hosts would know.
  private String latency() {
    return port("lv2:OutputPort , lv2:ControlPort", ports.latency(), "latency", "Latency")
        .with(range(0, MOST_LATENCY, 0))
        .with("lv2:designation lv2:latency")
        .with("lv2:portProperty lv2:integer , lv2:reportsLatency , lv2:connectionOptional")
        .end();
  }

  private String group(int parameter) {
    Control control = parameters.control(parameter);
    return switch (control.scope()) {
      case SOURCE -> groups.sourceControls(parameters.source(parameter));
      case MIX, GROUP -> groups.mixControls(parameters.mix(parameter));
      case SEND -> groups.sends(parameters.mix(parameter));
      case PLUGIN -> throw new IllegalArgumentException(control + " belongs to no group");
    };
  }

  private static String points(Parameter.Choice choice) {
    List<String> points = new ArrayList<>();
    for (int i = 0; i < choice.choices().size(); i++) {
      points.add(point(choice, i));
    }
    return "lv2:scalePoint " + String.join(" , ", points);
  }

  private static String point(Parameter parameter, double value) {
    return "[ rdfs:label %s ; rdf:value %s ]"
        .formatted(Turtle.text(parameter.toText(value)), value);
  }

  private static String range(double min, double max, double initial) {
    return "lv2:minimum %s ; lv2:maximum %s ; lv2:default %s".formatted(min, max, initial);
  }

  /// A resource without a name, as it grows.
  private static final class Description {
    private final List<String> said = new ArrayList<>();

    Description with(String statement) {
      said.add(statement);
      return this;
    }

    String end() {
      return "[\n\t\t" + String.join(" ;\n\t\t", said) + "\n\t]";
    }
  }
}
