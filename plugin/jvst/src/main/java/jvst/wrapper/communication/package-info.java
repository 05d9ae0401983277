/// Calls from plugin to host and from host to plugin, by version of VST.
@NullMarked
package jvst.wrapper.communication;

import org.jspecify.annotations.NullMarked;
