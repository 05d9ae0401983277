/// What plugins extend: the contract of jVSTwRapper, in Java alone.
@NullMarked
package jvst.wrapper;

import org.jspecify.annotations.NullMarked;
