/// The processors of a mix: filters, dynamics, space and protection, each on its own and together
/// as a chain. All are stereo, work in place and belong to the audio thread.
@NullMarked
package cuebus.insert;

import org.jspecify.annotations.NullMarked;
