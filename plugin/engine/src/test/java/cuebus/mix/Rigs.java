package cuebus.mix;

import cuebus.amp.Device;
import cuebus.amp.DeviceClass;
import cuebus.amp.Element;
import cuebus.amp.Evidence;
import cuebus.amp.Figure;
import cuebus.amp.Headphone;
import cuebus.amp.HeadphoneType;
import cuebus.amp.Lead;
import cuebus.amp.PluggedHeadphone;
import cuebus.param.Variant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Devices and headphones whose effect can be worked out in the head.
public final class Rigs {

  private Rigs() {}

  /// No limits, so many outputs, an output impedance.
  public static Device device(String id, int outputs, double ohm) {
    return new Device(
        id,
        id,
        DeviceClass.HEADPHONE_AMP,
        outputs,
        Evidence.ESTIMATE,
        "a test",
        new Device.Dac(1, Double.POSITIVE_INFINITY, 0),
        new Device.Amp(
            0, Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY, 1, 0, ohm, 0, 0, List.of()),
        Map.of("amp.outputImpedanceOhm", new Figure(Evidence.MEASURED, "a bench")),
        "");
  }

  /// A resistor.
  public static Headphone headphone(String id, double ohm) {
    return new Headphone(
        id,
        id,
        HeadphoneType.PLANAR,
        ohm,
        100.0,
        Evidence.ESTIMATE,
        "a test",
        List.of(List.of(Element.resistor(ohm))),
        null,
        Map.of(),
        "");
  }

  /// A rail and an output impedance; a full scale of √2 V peak meets neither.
  static Device limited() {
    return new Device(
        "limited",
        "limited",
        DeviceClass.INTERFACE,
        1,
        Evidence.ESTIMATE,
        "a test",
        new Device.Dac(1, Double.POSITIVE_INFINITY, 0),
        new Device.Amp(0, 5, 0, 0.1, 1, 0, 75, 0, 0, List.of()),
        Map.of(),
        "");
  }

  /// 30 Ω, a coil, and a resonance at 80 Hz.
  static Headphone closed() {
    return new Headphone(
        "closed",
        "closed",
        HeadphoneType.DYNAMIC,
        32,
        115.0,
        Evidence.ESTIMATE,
        "a test",
        List.of(
            List.of(
                Element.resistor(30),
                new Element(10, 1.5e-4, 0),
                new Element(12, 0.02387, 1.658e-4))),
        null,
        Map.of(),
        "");
  }

  /// One with an amplifier of its own.
  public static Headphone active() {
    return new Headphone(
        "anc",
        "anc",
        HeadphoneType.ACTIVE,
        1000,
        null,
        Evidence.PUBLISHED,
        "a leaflet",
        List.of(List.of(new Element(1000, Double.POSITIVE_INFINITY, 1e-9))),
        new Headphone.ActiveStage(1000, 6, 1e-5, 110),
        Map.of(),
        "a note");
  }

  public static Layout.Output output(@Nullable Device device, PluggedHeadphone... plugged) {
    return new Layout.Output(device, Lead.STEREO, Arrays.asList(plugged));
  }

  /// Plain names, and one output on the first mix.
  static Layout layout(Variant variant, Layout.Output first) {
    Layout plain = Layout.initial(variant);
    Layout.MixStrip[] mixes = plain.mixes().toArray(Layout.MixStrip[]::new);
    mixes[0] = new Layout.MixStrip("Drummer", false, first);
    return new Layout(variant, plain.sources(), Arrays.asList(mixes));
  }

  /// A state like another one, with another layout.
  static CueMixState with(CueMixState state, Layout layout) {
    double[] values = new double[cuebus.param.Parameters.of(state.layout().variant()).all().size()];
    Arrays.setAll(values, state::value);
    return new CueMixState(layout, values);
  }
}
