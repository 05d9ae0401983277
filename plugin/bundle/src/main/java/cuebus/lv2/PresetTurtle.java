package cuebus.lv2;

import cuebus.param.Variant;
import cuebus.plugin.Plugin;
import java.nio.charset.StandardCharsets;

/// A setup of the plugin as an LV2 preset: the control inputs with their values, and beside them
/// the state that holds the rest.
public final class PresetTurtle {

  private PresetTurtle() {}

  /// What a bundle's manifest says about a preset.
  ///
  /// @param variant the size it is for
  /// @param id file name without its extension; letters, digits and `-`
  /// @param label as hosts list it
  public static String manifest(Variant variant, String id, String label) {
    return """
    %s
    	a pset:Preset ;
    	lv2:appliesTo %s ;
    	rdfs:label %s ;
    	rdfs:seeAlso <%s.ttl> .

    """
        .formatted(uri(variant, id), Turtle.uri(Uris.plugin(variant)), Turtle.text(label), id);
  }

  /// The manifest of a bundle that holds nothing but presets.
  ///
  /// @param presets what [#manifest] says about each, one after the other
  public static String bundle(String presets) {
    return Turtle.file(presets);
  }

  /// The preset's own file.
  ///
  /// @param id as in the manifest
  /// @param label as hosts list it
  /// @param plugin set up as the preset shall be
  public static String file(String id, String label, Plugin plugin) {
    Variant variant = plugin.declaration().variant();
    StringBuilder values = new StringBuilder();
    for (ControlPort control : Ports.of(variant).controls()) {
      double value = control.portValue(plugin.value(control.parameter().index()));
      values
          .append(values.isEmpty() ? "" : " ,\n\t")
          .append("[ lv2:symbol \"%s\" ; pset:value %s ]".formatted(control.symbol(), value));
    }
    byte[] setup = plugin.saveState(parameter -> false);
    return Turtle.file(
        """
        %s
        	a pset:Preset ;
        	lv2:appliesTo %s ;
        	rdfs:label %s ;
        	state:state [ %s %s ] ;
        	lv2:port %s .
        """
            .formatted(
                uri(variant, id),
                Turtle.uri(Uris.plugin(variant)),
                Turtle.text(label),
                Turtle.uri(Uris.SETUP),
                Turtle.text(new String(setup, StandardCharsets.UTF_8)),
                values));
  }

  private static String uri(Variant variant, String id) {
    return Turtle.uri(Uris.plugin(variant) + "#" + id);
  }
}
