/// The input side of a virtual interface: what microphone, pickup or line source, preamplifier,
/// phantom power and converter make of a recording.
@NullMarked
package cuebus.input;

import org.jspecify.annotations.NullMarked;
