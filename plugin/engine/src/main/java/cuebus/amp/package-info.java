/// The output device and the headphones: their files and the circuit they form.
@NullMarked
package cuebus.amp;

import org.jspecify.annotations.NullMarked;
