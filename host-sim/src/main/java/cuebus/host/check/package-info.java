/// What is probably not as meant in a session, in words and with a fix for each.
@NullMarked
package cuebus.host.check;

import org.jspecify.annotations.NullMarked;
