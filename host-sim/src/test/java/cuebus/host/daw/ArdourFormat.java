package cuebus.host.daw;

import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;

/// How Ardour loads the plugin.
enum ArdourFormat {
  LV2("https://cuebus.github.io/lv2/16x8", Integer.MAX_VALUE) {
    @Override
    String key(Parameter parameter) {
      return parameter.name();
    }

    @Override
    double value(Parameter parameter, double plain) {
      return plain;
    }
  },

  /// A program's name has room for 23 characters there, a value is between 0 and 1.
  VST("Cuebus 16x8", 23) {
    @Override
    String key(Parameter parameter) {
      return String.valueOf(parameter.index());
    }

    @Override
    double value(Parameter parameter, double plain) {
      return (plain - parameter.min()) / (parameter.max() - parameter.min());
    }
  };

  final String plugin;
  private final int longestName;

  ArdourFormat(String plugin, int longestName) {
    this.plugin = plugin;
    this.longestName = longestName;
  }

  /// What Ardour calls a preset.
  String nameOf(String preset) {
    return preset.substring(0, Math.min(preset.length(), longestName));
  }

  /// What the scripts call a parameter.
  abstract String key(Parameter parameter);

  abstract double value(Parameter parameter, double plain);

  /// A parameter and its value, as create.lua takes it.
  String setting(String id, double plain) {
    Parameter parameter = Parameters.of(Variant.V16X8).byId(id).orElseThrow();
    return key(parameter) + "=" + value(parameter, plain);
  }
}
