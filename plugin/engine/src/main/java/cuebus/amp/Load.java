package cuebus.amp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What all headphones on one output are to one channel of the amplifier: parallel branches, each a
/// series of r‖l‖c elements, discretised by the trapezoidal rule at one sample rate.
///
/// At each sample the load is the line `v = R·i + E`, with the constant resistance [#resistance]
/// and the voltage E that a [LoadState] carries. Immutable; any thread.
///
/// The rule shows an impedance at `f` that the circuit has at `rate/π · tan(π·f/rate)`. So a
/// resonance's elements are first given values that put it where it belongs; others are right at
/// low frequencies as they are, and [ResponseCorrection] sees to the treble. A current that stops
/// dead makes the rule ring at half the sample rate for ever, if a coil has nothing in parallel;
/// such a coil gets a resistance that ends it.
///
/// Source: trapezoidal companion models as in L. W. Nagel, "SPICE2", memorandum ERL-M520, 1975;
/// prewarping as for any bilinear transform.
public final class Load {

  /// Highest resonance that is put where it belongs: that of a coil and its winding's capacitance
  /// may lie beyond half the sample rate.
  private static final double AUDIBLE_HERTZ = 20_000;

  /// Largest resistance parallel to a coil, in parts of its companion resistance 2L/T. What a step
  /// of current leaves behind then halves with every sample.
  private static final double DAMPING = 3;

  /// An output with nothing on it: so large that not a bit of the voltage is lost.
  private static final double OPEN_OHM = 1e18;

  private final Map<List<Element>, Integer> branches = new LinkedHashMap<>();
  private final Map<List<Element>, Integer> warped = new LinkedHashMap<>();
  private final double sampleRate;
  private final double resistance;
  private final double nominalOhm;

  // Flattened: branch b owns the elements from branchEnd[b - 1] up to branchEnd[b]. Parallel
  // branches that are alike share one entry and one state.
  final int[] branchEnd;
  final double[] branchSiemens;
  final int[] branchCount;
  final double[] elementOhm;
  final double[] twiceInductive;
  final double[] twiceCapacitive;

  /// @param plugged what is on the output; nothing is an open circuit
  /// @param sampleRate in Hz
  /// @throws IllegalArgumentException if the sample rate is not positive and finite, or a branch is
  ///   open or a short
  public Load(List<PluggedHeadphone> plugged, double sampleRate) {
    if (!(sampleRate > 0 && sampleRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "sample rate " + sampleRate + " Hz is not allowed, a positive one is");
    }
    this.sampleRate = sampleRate;
    double nominalSiemens = 0;
    for (PluggedHeadphone pair : plugged) {
      nominalSiemens += pair.count() / pair.headphone().nominalOhm();
      for (List<Element> branch : pair.headphone().load()) {
        requirePassable(pair.headphone(), branch, sampleRate);
        branches.merge(branch, pair.count(), Integer::sum);
      }
    }
    nominalOhm = 1 / nominalSiemens;
    branches.forEach((branch, count) ->
        warped.merge(
            branch.stream().map(e -> warped(e, sampleRate)).toList(), count, Integer::sum));
    double conductance =
        warped.entrySet().stream()
            .mapToDouble(entry -> entry.getValue() / branchOhm(entry.getKey(), sampleRate))
            .sum();
    resistance = branches.isEmpty() ? OPEN_OHM : 1 / conductance;

    var remembering =
        warped.entrySet().stream().filter(entry -> remembers(entry.getKey())).toList();
    branchEnd = new int[remembering.size()];
    branchSiemens = new double[remembering.size()];
    branchCount = new int[remembering.size()];
    var reactive = new ArrayList<Element>();
    for (int b = 0; b < remembering.size(); b++) {
      List<Element> branch = remembering.get(b).getKey();
      branch.stream().filter(Load::isReactive).forEach(reactive::add);
      branchEnd[b] = reactive.size();
      branchSiemens[b] = 1 / branchOhm(branch, sampleRate);
      branchCount[b] = remembering.get(b).getValue();
    }
    elementOhm = reactive.stream().mapToDouble(e -> elementOhm(e, sampleRate)).toArray();
    twiceInductive = reactive.stream().mapToDouble(e -> 2 * inductive(e, sampleRate)).toArray();
    twiceCapacitive = reactive.stream().mapToDouble(e -> 2 * capacitive(e, sampleRate)).toArray();
  }

  /// The resistance R of the discretised load in Ω.
  public double resistance() {
    return resistance;
  }

  /// True if nothing in it remembers.
  boolean resistive() {
    return branchEnd.length == 0;
  }

  /// The nominal impedances in parallel, in Ω; +∞ with nothing plugged.
  public double nominalOhm() {
    return nominalOhm;
  }

  /// The branches as they are discretised, and how many there are of each.
  Map<List<Element>, Integer> warped() {
    return warped;
  }

  /// The impedance of the circuit itself; infinite with nothing plugged.
  ///
  /// @param hertz frequency in Hz, above 0
  public Impedance impedance(double hertz) {
    return impedance(branches, hertz);
  }

  /// The impedance of the discretised load.
  ///
  /// @param hertz frequency in Hz, above 0 and below half the sample rate
  Impedance discreteImpedance(double hertz) {
    return impedance(warped, sampleRate / Math.PI * Math.tan(Math.PI * hertz / sampleRate));
  }

  private static Impedance impedance(Map<List<Element>, Integer> branches, double hertz) {
    if (branches.isEmpty()) {
      return new Impedance(Double.POSITIVE_INFINITY, 0);
    }
    double omega = 2 * Math.PI * hertz;
    var admittance = new Impedance(0, 0);
    for (Map.Entry<List<Element>, Integer> entry : branches.entrySet()) {
      var series = new Impedance(0, 0);
      for (Element e : entry.getKey()) {
        double susceptance = omega * e.farad() - 1 / (omega * e.henry());
        series = series.plus(new Impedance(1 / e.ohm(), susceptance).reciprocal());
      }
      admittance = admittance.plus(series.reciprocal().times(entry.getValue()));
    }
    return admittance.reciprocal();
  }

  /// The element whose trapezoidal companion is what the given one should be.
  private static Element warped(Element e, double sampleRate) {
    if (e.farad() == 0) {
      return new Element(
          Math.min(e.ohm(), DAMPING * 2 * sampleRate * e.henry()), e.henry(), e.farad());
    }
    // 0 for a capacitor alone.
    double resonance = 1 / (2 * Math.PI * Math.sqrt(e.henry() * e.farad()));
    if (resonance == 0 || resonance > Math.min(AUDIBLE_HERTZ, 0.45 * sampleRate)) {
      return e;
    }
    double x = Math.PI * resonance / sampleRate;
    double factor = x / Math.tan(x);
    return new Element(e.ohm(), e.henry() * factor, e.farad() * factor);
  }

  private static void requirePassable(Headphone headphone, List<Element> branch, double rate) {
    double ohm = branchOhm(branch, rate);
    if (!(ohm > 0 && ohm < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "headphone %s: the branch %s has %s Ω at %s Hz, a finite resistance above 0 is allowed"
              .formatted(headphone.id(), branch, ohm, rate));
    }
  }

  private static boolean remembers(List<Element> branch) {
    return branch.stream().anyMatch(Load::isReactive);
  }

  private static boolean isReactive(Element e) {
    return e.henry() < Double.POSITIVE_INFINITY || e.farad() > 0;
  }

  private static double branchOhm(List<Element> branch, double sampleRate) {
    return branch.stream().mapToDouble(e -> elementOhm(e, sampleRate)).sum();
  }

  private static double elementOhm(Element e, double sampleRate) {
    return 1 / (1 / e.ohm() + inductive(e, sampleRate) + capacitive(e, sampleRate));
  }

  /// Companion conductance T/2L of an inductance.
  private static double inductive(Element e, double sampleRate) {
    return 1 / (2 * sampleRate * e.henry());
  }

  /// Companion conductance 2C/T of a capacitance.
  private static double capacitive(Element e, double sampleRate) {
    return 2 * sampleRate * e.farad();
  }
}
