package cuebus.amp;

/// What kind of thing an output device is.
public enum DeviceClass {
  INTERFACE("interface"),
  ONBOARD("onboard"),
  HEADPHONE_AMP("headphone-amp"),
  DAC_AMP("dac-amp"),
  MIXER("mixer"),
  DONGLE("dongle"),
  ADAPTIVE("adaptive"),
  IDEAL("ideal");

  private final String text;

  DeviceClass(String text) {
    this.text = text;
  }

  /// The word used in files, e.g. `headphone-amp`.
  public String text() {
    return text;
  }
}
