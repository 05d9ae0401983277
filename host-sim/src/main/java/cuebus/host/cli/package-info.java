/// The commands of `cuebus`.
@NullMarked
package cuebus.host.cli;

import org.jspecify.annotations.NullMarked;
