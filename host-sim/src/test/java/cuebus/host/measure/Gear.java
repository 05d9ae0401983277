package cuebus.host.measure;

import cuebus.amp.Device;
import cuebus.amp.DeviceClass;
import cuebus.amp.Element;
import cuebus.amp.Evidence;
import cuebus.amp.Headphone;
import cuebus.amp.HeadphoneType;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Devices and headphones that the bench's tests wire up.
final class Gear {

  static final double NONE = Double.POSITIVE_INFINITY;

  /// 80 Hz, Q 1, 12 Ω above a coil of 30 Ω and 0.15 mH.
  static final Headphone DYNAMIC_32 =
      headphone(
          "dynamic-32",
          32,
          List.of(
              List.of(
                  Element.resistor(30),
                  new Element(10, 1.5e-4, 0),
                  new Element(12, 0.02387, 1.658e-4))));

  /// 95 Hz, Q 1.5, 255 Ω above a coil of 300 Ω.
  static final Headphone DYNAMIC_300 =
      headphone(
          "dynamic-300",
          300,
          List.of(
              List.of(
                  Element.resistor(300),
                  new Element(300, 1.136e-3, 0),
                  new Element(255, 0.2848, 9.855e-6))));

  /// Two ways behind a crossover: 22 Ω in the bass, 11 Ω in the treble.
  static final Headphone ARMATURE =
      headphone(
          "armature",
          16,
          List.of(
              List.of(Element.resistor(22), new Element(30, 3e-3, 0)),
              List.of(Element.resistor(12), new Element(NONE, NONE, 6.8e-6))));

  /// A coil alone: the hardest load for a current limit.
  static final Headphone COIL =
      headphone("coil", 16, List.of(List.of(Element.resistor(16), new Element(400, 4e-4, 0))));

  private Gear() {}

  /// Headphones of parallel branches.
  static Headphone headphone(String id, double nominalOhm, List<List<Element>> branches) {
    return new Headphone(
        id,
        id,
        HeadphoneType.DYNAMIC,
        nominalOhm,
        100.0,
        Evidence.ESTIMATE,
        "test",
        branches,
        null,
        Map.of(),
        "");
  }

  static Headphone resistor(double ohm) {
    return headphone("resistor-" + (int) ohm, ohm, List.of(List.of(Element.resistor(ohm))));
  }

  static List<Headphone> pairs(int count, Headphone headphone) {
    return Collections.nCopies(count, headphone);
  }

  /// An amplifier without gain, fed with 10 Vrms at most.
  static Device device(Device.Amp amp) {
    return device(new Device.Dac(10, NONE, 0), amp);
  }

  static Device device(Device.Dac dac, Device.Amp amp) {
    return new Device(
        "test",
        "Test",
        DeviceClass.HEADPHONE_AMP,
        1,
        Evidence.ESTIMATE,
        "test",
        dac,
        amp,
        Map.of(),
        "");
  }

  static Device device(double zo, double rail, double saturation, double limit) {
    return device(new Device.Amp(0, rail, saturation, limit, 1, 0, zo, 0, 0, List.of()));
  }

  static Device knee(double zo, double limit, double kneeFraction, double kneeOhm) {
    return device(new Device.Amp(0, NONE, 0, limit, kneeFraction, kneeOhm, zo, 0, 0, List.of()));
  }

  static Device ground(double zo, double groundOhm) {
    return device(new Device.Amp(0, NONE, 0, NONE, 1, 0, zo, groundOhm, 0, List.of()));
  }
}
