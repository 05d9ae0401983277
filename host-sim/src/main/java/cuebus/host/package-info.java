/// The command line and what it runs.
@NullMarked
package cuebus.host;

import org.jspecify.annotations.NullMarked;
