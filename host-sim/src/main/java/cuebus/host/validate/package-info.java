/// The checks of `cuebus validate`, each run in a process of its own.
@NullMarked
package cuebus.host.validate;

import org.jspecify.annotations.NullMarked;
