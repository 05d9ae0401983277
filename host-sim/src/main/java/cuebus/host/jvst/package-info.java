/// A host for plugins of jVSTwRapper, without native code: audio, MIDI, parameters, programs,
/// chunks and time, offline from file to file.
@NullMarked
package cuebus.host.jvst;

import org.jspecify.annotations.NullMarked;
