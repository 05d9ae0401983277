/// Puts the plugin where DAWs look for it, and takes it away again: its libraries, its jars and a
/// Java runtime of its own.
@NullMarked
package cuebus.host.install;

import org.jspecify.annotations.NullMarked;
