/// Takes a session into the DAW: as the presets of each plugin format.
@NullMarked
package cuebus.host.export;

import org.jspecify.annotations.NullMarked;
