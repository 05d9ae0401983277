/// CLAP: one plugin per variant, reached through tables of functions in memory. [ClapAdapter] is
/// the way in; the classes named Extension are what a host asks for by name; [Processing] is the
/// block.
@NullMarked
package cuebus.clap;

import org.jspecify.annotations.NullMarked;
