/// Curves as pictures: in a terminal, and as SVG and PNG files.
@NullMarked
package cuebus.host.plot;

import org.jspecify.annotations.NullMarked;
