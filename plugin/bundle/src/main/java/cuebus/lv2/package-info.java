/// Cuebus as LV2: the Turtle of the bundle, written at build time, and the adapter that hosts call.
///
/// Control inputs belong to the host. A port takes effect when the host changes its value, so the
/// last change wins, be it the port or a session that was loaded; the state in a project holds
/// names, links and devices, and of the parameters only those that a session set over the host's
/// value.
@NullMarked
package cuebus.lv2;

import org.jspecify.annotations.NullMarked;
