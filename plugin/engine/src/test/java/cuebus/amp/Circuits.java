package cuebus.amp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Devices and headphones that the tests of this package wire up.
final class Circuits {

  static final double UNLIMITED = Double.POSITIVE_INFINITY;

  /// Full volume for as many frames as any test has.
  private static final float[] FULL = full(400_000);

  private Circuits() {}

  private static float[] full(int frames) {
    float[] volume = new float[frames];
    Arrays.fill(volume, 1);
    return volume;
  }

  /// A device with a full scale of 1 V peak.
  static Device device(double sourceOhm, double railVpeak, double saturationOhm, double ampere) {
    return device(
        Math.sqrt(0.5),
        new Device.Amp(0, railVpeak, saturationOhm, ampere, 1, 0, sourceOhm, 0, 0, List.of()));
  }

  static Device device(double fullScaleVrms, Device.Amp amp) {
    return new Device(
        "test",
        "Test",
        DeviceClass.HEADPHONE_AMP,
        1,
        Evidence.ESTIMATE,
        "test",
        new Device.Dac(fullScaleVrms, UNLIMITED, 0),
        amp,
        Map.of(),
        "");
  }

  /// A device that is a source resistance and nothing else.
  static Device source(double sourceOhm) {
    return device(sourceOhm, UNLIMITED, 0, UNLIMITED);
  }

  /// Headphones of one branch, the elements in series.
  static Headphone headphone(double nominalOhm, Element... series) {
    return branched(nominalOhm, List.of(List.of(series)));
  }

  static Headphone branched(double nominalOhm, List<List<Element>> load) {
    return new Headphone(
        "test",
        "Test",
        HeadphoneType.DYNAMIC,
        nominalOhm,
        null,
        Evidence.ESTIMATE,
        "test",
        load,
        null,
        Map.of(),
        "");
  }

  static Headphone resistor(double ohm) {
    return headphone(ohm, Element.resistor(ohm));
  }

  /// The closed dynamic 32 Ω class model of the design.
  static Headphone closedDynamic() {
    return headphone(
        32, Element.resistor(30), new Element(10, 1.5e-4, 0), new Element(12, 0.02387, 1.658e-4));
  }

  /// A stage at the sample rate itself: no filters, so each sample can be worked out.
  static OutputStage plain(
      Device device, List<PluggedHeadphone> headphones, Lead lead, double sampleRate) {
    return new OutputStage(
        device, headphones, lead, sampleRate, new Oversampling(1, Oversampling.Phase.MINIMUM));
  }

  /// Processes a block at full volume.
  static void process(OutputStage stage, float[] left, float[] right, int offset, int frames) {
    stage.process(left, right, FULL, offset, frames);
  }

  static List<PluggedHeadphone> pairs(int count, Headphone headphone) {
    return List.of(new PluggedHeadphone(headphone, count));
  }
}
