/// Editors of plugins.
@NullMarked
package jvst.wrapper.gui;

import org.jspecify.annotations.NullMarked;
