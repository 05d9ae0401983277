/// Session files: what a whole setup looks like on disk.
@NullMarked
package cuebus.session;

import org.jspecify.annotations.NullMarked;
