package cuebus.host.nativehost;

/// One automatable value of a plugin, in the format's own scale: 0 to 1 in VST 2.4, plain units in
/// LV2 and CLAP.
///
/// @param id what names it in the format: VST 2.4's index, LV2's symbol, CLAP's number
/// @param name for people
/// @param min lowest value
/// @param max highest value, at least `min`
/// @param initial value of a fresh instance
/// @param stepped only whole numbers are meant
/// @param readOnly the plugin alone sets it, such as a meter
public record PluginParameter(
    String id,
    String name,
    double min,
    double max,
    double initial,
    boolean stepped,
    boolean readOnly) {}
