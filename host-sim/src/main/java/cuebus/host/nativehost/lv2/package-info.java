/// Hosts LV2 plugins: Turtle, features, ports, state and worker.
@NullMarked
package cuebus.host.nativehost.lv2;

import org.jspecify.annotations.NullMarked;
