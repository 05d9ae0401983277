/// Hosts VST 2.4 plugins, by the facts of the public binary interface.
@NullMarked
package cuebus.host.nativehost.vst2;

import org.jspecify.annotations.NullMarked;
