/// The click: where the song is, on which frame each click begins, and what it sounds like.
@NullMarked
package cuebus.click;

import org.jspecify.annotations.NullMarked;
