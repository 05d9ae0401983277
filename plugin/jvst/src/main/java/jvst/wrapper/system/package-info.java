/// How plugins are loaded.
@NullMarked
package jvst.wrapper.system;

import org.jspecify.annotations.NullMarked;
