/// Small signal-processing parts: levels, pan laws, ramps, meters.
@NullMarked
package cuebus.dsp;

import org.jspecify.annotations.NullMarked;
