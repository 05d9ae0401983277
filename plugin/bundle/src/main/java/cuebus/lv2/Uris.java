package cuebus.lv2;

import cuebus.param.Variant;

/// What is called what in LV2: the URIs of the specification that we use, and our own.
///
/// Source: the LV2 specification 1.18, lv2plug.in/ns.
public final class Uris {

  static final String ATOM = "http://lv2plug.in/ns/ext/atom#";
  static final String BUF_SIZE = "http://lv2plug.in/ns/ext/buf-size#";
  static final String MIDI = "http://lv2plug.in/ns/ext/midi#";
  static final String OPTIONS = "http://lv2plug.in/ns/ext/options#";
  static final String PATCH = "http://lv2plug.in/ns/ext/patch#";
  static final String STATE = "http://lv2plug.in/ns/ext/state#";
  static final String TIME = "http://lv2plug.in/ns/ext/time#";
  static final String URID = "http://lv2plug.in/ns/ext/urid#";
  static final String WORKER = "http://lv2plug.in/ns/ext/worker#";

  private static final String CUEBUS = "https://cuebus.github.io/lv2/";

  /// The property of a state that holds its JSON.
  static final String SETUP = CUEBUS + "ns#setup";

  /// The property that loads a session when it is set to the path of its file.
  static final String SESSION = CUEBUS + "ns#session";

  private Uris() {}

  /// The plugin of a variant, e.g. `https://cuebus.github.io/lv2/16x8`.
  public static String plugin(Variant variant) {
    return CUEBUS + variant.text();
  }
}
