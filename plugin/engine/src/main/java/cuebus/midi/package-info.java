/// Control by MIDI: which message changes what, and what goes back to the controller.
@NullMarked
package cuebus.midi;

import org.jspecify.annotations.NullMarked;
