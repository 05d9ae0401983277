/// What a loaded native plugin is to the host, in any of the formats.
@NullMarked
package cuebus.host.nativehost;

import org.jspecify.annotations.NullMarked;
