/// The bench: drives output device, lead and headphones with test signals and says what comes out.
@NullMarked
package cuebus.host.measure;

import org.jspecify.annotations.NullMarked;
