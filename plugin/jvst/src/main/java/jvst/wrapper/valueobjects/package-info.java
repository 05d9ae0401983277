/// What host and plugin hand to each other.
@NullMarked
package jvst.wrapper.valueobjects;

import org.jspecify.annotations.NullMarked;
