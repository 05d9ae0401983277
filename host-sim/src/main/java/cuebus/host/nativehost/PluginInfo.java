package cuebus.host.nativehost;

/// Who a plugin is.
///
/// @param format `VST2`, `LV2` or `CLAP`
/// @param id its identity in that format: four characters in hexadecimal, a URI, a CLAP id
/// @param name for people
/// @param vendor who made it; empty if it does not say
/// @param version in the plugin's own form; empty if it does not say
public record PluginInfo(String format, String id, String name, String vendor, String version) {}
