/// Answers one question about headphones on outputs: what each pair gets, and what holds it back.
@NullMarked
package cuebus.host.compare;

import org.jspecify.annotations.NullMarked;
