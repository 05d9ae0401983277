package cuebus.midi;

/// What the values of a controller mean.
public enum ControllerMode {
  /// Where the parameter shall be.
  ABSOLUTE("absolute"),
  /// Likewise, but the parameter waits until the controller has come to where it is: no jump.
  PICK_UP("pick-up"),
  /// Steps: 1 to 63 up, 127 down to 64 down, as two's complement of seven bits.
  TWOS_COMPLEMENT("twos-complement"),
  /// Steps: 1 to 63 up, 65 to 127 down, bit 6 being the sign.
  SIGN_BIT("sign-bit"),
  /// Steps: how far the value is from 64.
  OFFSET_64("offset-64");

  private final String text;

  ControllerMode(String text) {
    this.text = text;
  }

  /// The word in files.
  public String text() {
    return text;
  }

  /// Whether values are steps.
  boolean isRelative() {
    return this != ABSOLUTE && this != PICK_UP;
  }

  /// How many steps a value of a relative mode is, up or, if negative, down.
  int steps(int value) {
    return switch (this) {
      case ABSOLUTE, PICK_UP -> 0;
      case TWOS_COMPLEMENT -> value < 64 ? value : value - 128;
      case SIGN_BIT -> value < 64 ? value : 64 - value;
      case OFFSET_64 -> value - 64;
    };
  }
}
