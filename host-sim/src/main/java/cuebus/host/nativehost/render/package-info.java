/// Renders audio files through native plugins.
@NullMarked
package cuebus.host.nativehost.render;

import org.jspecify.annotations.NullMarked;
