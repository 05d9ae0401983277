package cuebus.amp;

/// How a headphone turns volts into sound.
public enum HeadphoneType {
  DYNAMIC("dynamic"),
  PLANAR("planar"),
  ARMATURE("armature"),
  /// Has an amplifier of its own and shows the output a fixed input impedance.
  ACTIVE("active");

  private final String text;

  HeadphoneType(String text) {
    this.text = text;
  }

  /// The word used in files, e.g. `dynamic`.
  public String text() {
    return text;
  }
}
