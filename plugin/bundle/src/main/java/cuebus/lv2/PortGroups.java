package cuebus.lv2;

import cuebus.param.Variant;

/// The groups that a variant's ports stand in: the bus, the two sides of each mix, and for the
/// controls one per source, one per mix and one per mix's sends.
final class PortGroups {

  private final Variant variant;
  private final String plugin;

  PortGroups(Variant variant) {
    this.variant = variant;
    plugin = Uris.plugin(variant);
  }

  String bus() {
    return uri("bus");
  }

  String mix(int mix) {
    return uri("mix" + (mix + 1));
  }

  String sourceControls(int source) {
    return uri("source" + (source + 1) + "_controls");
  }

  String mixControls(int mix) {
    return uri("mix" + (mix + 1) + "_controls");
  }

  String sends(int mix) {
    return uri("mix" + (mix + 1) + "_sends");
  }

  private String uri(String symbol) {
    return Turtle.uri(plugin + "#" + symbol);
  }

  /// What the groups are, as Turtle.
  String describe() {
    StringBuilder all = new StringBuilder();
    group(all, bus(), "bus", "Bus", "pg:DiscreteGroup , pg:InputGroup", "");
    for (int s = 0; s < variant.inputs(); s++) {
      String symbol = "source" + (s + 1) + "_controls";
      group(all, sourceControls(s), symbol, "Source " + (s + 1), "pg:Group", "");
    }
    for (int m = 0; m < variant.mixes(); m++) {
      String symbol = "mix" + (m + 1);
      String name = "Mix " + (m + 1);
      group(
          all, mix(m), symbol, name, "pg:StereoGroup , pg:OutputGroup", " ;\n\tpg:source " + bus());
      group(all, mixControls(m), symbol + "_controls", name + " Controls", "pg:Group", "");
      group(
          all,
          sends(m),
          symbol + "_sends",
          name + " Sends",
          "pg:Group",
          " ;\n\tpg:subGroupOf " + mixControls(m));
    }
    return all.toString();
  }

  private static void group(
      StringBuilder all, String uri, String symbol, String name, String type, String more) {
    all.append(
        """
        %s
        	a %s ;
        	lv2:symbol "%s" ;
        	lv2:name "%s"%s .
        """
            .formatted(uri, type, symbol, name, more));
  }
}
