package cuebus.plugin;

import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.util.List;

/// What a plugin is, before there is an instance: everything that a format's descriptor is made of.
///
/// @param id stable id, e.g. `io.github.cuebus.16x8`
/// @param name as hosts list it, e.g. `Cuebus 16x8`
/// @param variant its size: bus inputs and stereo mixes
public record PluginDeclaration(String id, String name, Variant variant) {

  /// Who makes it.
  public static final String VENDOR = "Cuebus";

  /// Its version, `major.minor.patch`.
  public static final String VERSION = "0.1.0";

  /// One sentence for hosts that show one.
  public static final String DESCRIPTION =
      "Independent headphone mixes from one bus, each through a modelled headphone amplifier.";

  /// The declaration of a variant.
  public static PluginDeclaration of(Variant variant) {
    return new PluginDeclaration(
        "io.github.cuebus." + variant.text(), "Cuebus " + variant.text(), variant);
  }

  /// Input channels: the bus.
  public int inputs() {
    return variant.inputs();
  }

  /// Output channels: left and right of each mix.
  public int outputs() {
    return 2 * variant.mixes();
  }

  /// Every parameter, in index order.
  public List<Parameter> parameters() {
    return Parameters.of(variant).all();
  }

  /// Every meter, in index order.
  public List<Meter> meters() {
    return Meter.of(variant);
  }
}
