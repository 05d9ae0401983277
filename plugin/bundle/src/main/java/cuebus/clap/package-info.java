/// The CLAP adapter.
@NullMarked
package cuebus.clap;

import org.jspecify.annotations.NullMarked;
