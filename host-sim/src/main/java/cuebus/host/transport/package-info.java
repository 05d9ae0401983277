/// A song to play along with where there is no host: its tempo map and where it is.
@NullMarked
package cuebus.host.transport;

import org.jspecify.annotations.NullMarked;
