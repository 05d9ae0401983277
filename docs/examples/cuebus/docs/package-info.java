/// Programs shown in the documentation.
@NullMarked
package cuebus.docs;

import org.jspecify.annotations.NullMarked;
