/// The demo's band: a short song (score), the players' timing, instruments made of Beads unit
/// generators, and the rendering of one stem per instrument. Same stems every time.
@NullMarked
package cuebus.host.demo;

import org.jspecify.annotations.NullMarked;
