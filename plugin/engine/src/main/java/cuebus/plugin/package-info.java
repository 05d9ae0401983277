/// The plugin as every host sees it: what it is, its life, its state. Format adapters and Java
/// hosts build on this and on nothing behind it.
@NullMarked
package cuebus.plugin;

import org.jspecify.annotations.NullMarked;
