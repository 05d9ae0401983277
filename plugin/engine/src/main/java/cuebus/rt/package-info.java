/// What the audio thread and the other threads pass to each other, and how.
@NullMarked
package cuebus.rt;

import org.jspecify.annotations.NullMarked;
