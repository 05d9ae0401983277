/// What a host of JVST plugins gives to this runtime: answers to the plugin's calls.
@NullMarked
package cuebus.jvst.host;

import org.jspecify.annotations.NullMarked;
