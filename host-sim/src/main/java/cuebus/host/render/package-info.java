/// Offline rendering of a session: stems in, one file per mix and a report out.
@NullMarked
package cuebus.host.render;

import org.jspecify.annotations.NullMarked;
