/// The LV2 adapter.
@NullMarked
package cuebus.lv2;

import org.jspecify.annotations.NullMarked;
