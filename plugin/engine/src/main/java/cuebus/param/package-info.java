/// The one declaration of every parameter: identity, range, unit, default, smoothing and text.
@NullMarked
package cuebus.param;

import org.jspecify.annotations.NullMarked;
