/// Cuebus as a plugin for jVSTwRapper.
@NullMarked
package cuebus.jvst;

import org.jspecify.annotations.NullMarked;
