/// Audio files of the host simulator: stems in, cue mixes out, rates between. Everything streams:
/// memory does not grow with length.
@NullMarked
package cuebus.host.audio;

import org.jspecify.annotations.NullMarked;
