package cuebus.host.nativehost.render;

import cuebus.host.nativehost.PluginInfo;
import java.util.List;

/// What a render did.
///
/// @param plugin through which plugin
/// @param inputs its channels in
/// @param outputs its channels out, which are those of the file
/// @param sampleRate frames per second
/// @param frames length of the file
/// @param latency frames by which the plugin was late, which are taken away in the file
/// @param complaints breaches of the format's rules that the host noticed
public record RenderResult(
    PluginInfo plugin,
    int inputs,
    int outputs,
    int sampleRate,
    long frames,
    int latency,
    List<String> complaints) {}
