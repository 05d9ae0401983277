/// Where the C entry comes in: what it calls, and what an installation runs to learn what that
/// needs. It knows every adapter, and nothing knows it.
@NullMarked
package cuebus.boot;

import org.jspecify.annotations.NullMarked;
