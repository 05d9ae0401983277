package cuebus.amp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What all headphones on one output are to one channel of the amplifier: parallel branches, each a
/// series of r‖l‖c elements, discretised by the trapezoidal rule at one sample rate.
///
/// At each sample the load is the line `i = Y·v − J`, with the constant conductance [#conductance]
/// and the history current J that a [LoadState] carries. Immutable; any thread.
///
/// Source: trapezoidal companion models as in L. W. Nagel, "SPICE2", memorandum ERL-M520, 1975.
public final class Load {

  private final Map<List<Element>, Integer> branches = new LinkedHashMap<>();
  private final double conductance;
  private final double nominalOhm;

  // The branches that remember, flattened: branch b owns the elements from branchEnd[b - 1] up to
  // branchEnd[b]. Parallel branches that are alike share one entry and one state.
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
    double nominalSiemens = 0;
    for (PluggedHeadphone pair : plugged) {
      nominalSiemens += pair.count() / pair.headphone().nominalOhm();
      for (List<Element> branch : pair.headphone().load()) {
        requirePassable(pair.headphone(), branch, sampleRate);
        branches.merge(branch, pair.count(), Integer::sum);
      }
    }
    nominalOhm = 1 / nominalSiemens;
    conductance =
        branches.entrySet().stream()
            .mapToDouble(entry -> entry.getValue() / branchOhm(entry.getKey(), sampleRate))
            .sum();

    var remembering =
        branches.entrySet().stream().filter(entry -> remembers(entry.getKey())).toList();
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

  /// The conductance Y of the discretised load in S; 0 with nothing plugged.
  public double conductance() {
    return conductance;
  }

  /// The nominal impedances in parallel, in Ω; +∞ with nothing plugged.
  public double nominalOhm() {
    return nominalOhm;
  }

  /// The impedance of the circuit itself, before it is discretised; infinite with nothing plugged.
  /// The trapezoidal rule has this impedance at `f` where the circuit has it at `sampleRate/π ·
  /// tan(π·f/sampleRate)`.
  ///
  /// @param hertz frequency in Hz, above 0
  public Impedance impedance(double hertz) {
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
