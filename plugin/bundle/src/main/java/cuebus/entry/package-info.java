/// The way in from C: one boot method, the memory of the process, the table of instances. Shared by
/// the format adapters.
@NullMarked
package cuebus.entry;

import org.jspecify.annotations.NullMarked;
