/// The VST 2.4 adapter.
@NullMarked
package cuebus.vst2;

import org.jspecify.annotations.NullMarked;
