/// The cue mix as a Beads unit generator.
@NullMarked
package cuebus.beads;

import org.jspecify.annotations.NullMarked;
