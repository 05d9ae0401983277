package cuebus.host.nativehost.lv2;

/// A port of an LV2 plugin as its Turtle declares it.
///
/// @param index its number
/// @param symbol its identity
/// @param name for people
/// @param kind what is connected to it
/// @param input whether the plugin reads it
/// @param optional whether it may stay unconnected
/// @param min lowest value of a control; a multiple of the sample rate if `timesRate`
/// @param max highest value of a control
/// @param initial default of a control
/// @param stepped whether a control takes whole numbers only
/// @param timesRate whether the three values are to be multiplied by the sample rate
/// @param minimumBytes what an atom port wants at least
/// @param position whether an atom port wants to know where playback stands
/// @param role what a control is for
record Lv2Port(
    int index,
    String symbol,
    String name,
    Kind kind,
    boolean input,
    boolean optional,
    double min,
    double max,
    double initial,
    boolean stepped,
    boolean timesRate,
    int minimumBytes,
    boolean position,
    Role role) {

  /// What is connected to a port.
  enum Kind {
    AUDIO,
    CONTROL,
    /// A signal like audio that controls something; the host connects silence.
    CV,
    ATOM,
    /// What this host does not know.
    OTHER
  }

  /// What a control is for.
  enum Role {
    NONE,
    /// 0 is the plugin's bypass.
    ENABLED,
    /// The output that says the latency.
    LATENCY,
    /// 1 while no deadline is kept.
    FREE_WHEELING
  }

  boolean isAudio(boolean wantsInput) {
    return kind == Kind.AUDIO && input == wantsInput;
  }

  /// Whether it is a parameter that a user sees.
  boolean isParameter() {
    return kind == Kind.CONTROL && role != Role.LATENCY && role != Role.FREE_WHEELING;
  }
}
