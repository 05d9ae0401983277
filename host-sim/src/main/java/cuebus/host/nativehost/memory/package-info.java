/// Native memory and functions: what the plugin formats share.
@NullMarked
package cuebus.host.nativehost.memory;

import org.jspecify.annotations.NullMarked;
