/// Hosts CLAP plugins: entry, factory, extensions and event lists.
@NullMarked
package cuebus.host.nativehost.clap;

import org.jspecify.annotations.NullMarked;
