package cuebus.host.measure;

import static cuebus.host.measure.Gear.ARMATURE;
import static cuebus.host.measure.Gear.COIL;
import static cuebus.host.measure.Gear.DYNAMIC_300;
import static cuebus.host.measure.Gear.DYNAMIC_32;
import static cuebus.host.measure.Gear.NONE;
import static cuebus.host.measure.Gear.device;
import static cuebus.host.measure.Gear.ground;
import static cuebus.host.measure.Gear.knee;
import static cuebus.host.measure.Gear.pairs;
import static cuebus.host.measure.Gear.resistor;

import cuebus.amp.Device;
import cuebus.amp.Headphone;
import cuebus.amp.Lead;
import cuebus.amp.Oversampling;
import java.util.ArrayList;
import java.util.List;

/// Every case that is compared with ngspice.
final class Spice {

  private Spice() {}

  static List<SpiceCase> cases() {
    var cases = new ArrayList<SpiceCase>();
    for (Headphone headphone : List.of(DYNAMIC_32, DYNAMIC_300, ARMATURE)) {
      for (double zo : new double[] {0.5, 10, 42, 120}) {
        cases.add(
            new SpiceResponse(
                "response %s on %s Ω".formatted(headphone.id(), zo),
                both(device(zo, NONE, 0, NONE), headphone)));
      }
    }
    cases.add(
        response("coil on 10 Ω", Lead.STEREO, Channels.BOTH, device(10, NONE, 0, NONE), COIL));
    Device plain = device(33, NONE, 0, NONE);
    cases.add(response("mono lead", Lead.MONO, Channels.BOTH, plain, DYNAMIC_32));
    cases.add(response("open sleeve, left", Lead.OPEN_SLEEVE, Channels.LEFT, plain, DYNAMIC_32));
    cases.add(
        response("open sleeve, inverted", Lead.OPEN_SLEEVE, Channels.INVERTED, plain, DYNAMIC_300));
    Device shared = ground(10, 0.7);
    cases.add(response("crosstalk, left", Lead.STEREO, Channels.LEFT, shared, DYNAMIC_32));
    cases.add(response("shared return, both", Lead.STEREO, Channels.BOTH, shared, ARMATURE));
    cases.add(response("shared return, inverted", Lead.STEREO, Channels.INVERTED, shared, COIL));

    Device rail = device(10, 1.4, 0, NONE);
    Device weakRail = device(5, 1.4, 12, NONE);
    Device current = device(10, NONE, 0, 0.02);
    Device soft = knee(10, 0.03, 0.6, 20);
    for (double hertz : new double[] {60, 997, 5003}) {
      for (Headphone headphone : List.of(resistor(32), DYNAMIC_32, COIL)) {
        String into = "%s, %.0f Hz".formatted(headphone.id(), hertz);
        cases.add(SpiceLimit.tone("rail, " + into, both(rail, headphone), hertz, 2));
        cases.add(SpiceLimit.tone("saturation, " + into, both(weakRail, headphone), hertz, 1.6));
        cases.add(SpiceLimit.tone("current, " + into, both(current, headphone), hertz, 1));
        cases.add(SpiceLimit.tone("knee, " + into, both(soft, headphone), hertz, 1));
      }
    }
    Device weak = device(42, 4.5, 0, 0.06);
    for (int count : new int[] {1, 2, 3, 4, 6}) {
      cases.add(
          SpiceLimit.tone(count + " pairs, linear", both(plain, pairs(count, DYNAMIC_32)), 997, 1));
      cases.add(
          SpiceLimit.tone(
              count + " pairs, limits", both(weak, pairs(count, DYNAMIC_32)), 997, 3.5));
    }
    cases.add(
        SpiceLimit.tone(
            "unlike pairs, limits",
            both(weak, List.of(DYNAMIC_32, DYNAMIC_300, ARMATURE)),
            997,
            4));
    cases.add(
        SpiceLimit.tone(
            "mono lead, rail", bench(Lead.MONO, Channels.BOTH, rail, DYNAMIC_32), 997, 2));
    cases.add(
        SpiceLimit.tone(
            "open sleeve, left at its rail",
            bench(Lead.OPEN_SLEEVE, Channels.LEFT, weakRail, DYNAMIC_32),
            997,
            2));
    cases.add(
        SpiceLimit.tone(
            "open sleeve, inverted, current",
            bench(Lead.OPEN_SLEEVE, Channels.INVERTED, current, DYNAMIC_300),
            997,
            8));
    cases.add(SpiceLimit.tones("SMPTE, rail", both(rail, DYNAMIC_32), 60, 7000, 4, 1.2, 0.05));
    cases.add(
        SpiceLimit.tones("SMPTE, current", both(current, resistor(32)), 60, 7000, 4, 0.8, 0.05));
    // Multiples of 1003 Hz, so that aliases fall beside the products: AliasTest measures those.
    double low = 14 * 1003;
    double high = 15 * 1003;
    cases.add(
        SpiceLimit.tones("CCIF, rail", both(rail, resistor(32)), low, high, 1, 1.2, 1 / 1003.0));
    cases.add(
        SpiceLimit.tones("CCIF, knee", both(soft, DYNAMIC_32), low, high, 1, 0.9, 1 / 1003.0));
    return cases;
  }

  private static SpiceCase response(
      String name, Lead lead, Channels channels, Device device, Headphone headphone) {
    return new SpiceResponse("response " + name, bench(lead, channels, device, headphone));
  }

  private static Bench both(Device device, Headphone headphone) {
    return both(device, List.of(headphone));
  }

  private static Bench both(Device device, List<Headphone> headphones) {
    return new Bench(device, headphones, Bench.Options.DEFAULT);
  }

  private static Bench bench(Lead lead, Channels channels, Device device, Headphone headphone) {
    return new Bench(
        device,
        List.of(headphone),
        new Bench.Options(lead, channels, 48_000, Oversampling.AUDIBLE));
  }
}
