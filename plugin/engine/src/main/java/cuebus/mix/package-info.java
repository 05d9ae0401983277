/// Sources, sends and mixes: the cue mixer itself.
@NullMarked
package cuebus.mix;

import org.jspecify.annotations.NullMarked;
