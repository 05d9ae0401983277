/// Finds out the format of a plugin file and opens it.
@NullMarked
package cuebus.host.nativehost.format;

import org.jspecify.annotations.NullMarked;
