/// Scenes, what differs between two states in words, undo for each performer, and the log of
/// changes.
@NullMarked
package cuebus.scene;

import org.jspecify.annotations.NullMarked;
