package cuebus.amp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What all headphones on one output are to one channel of the amplifier: parallel branches, each a
/// series of r‖l‖c elements, discretised at one sample rate.
///
/// At each sample the load is the line `v = R·i + E`, with the constant resistance [#resistance]
/// and the voltage E that a [LoadState] carries. Immutable; any thread.
public final class Load {

  /// An output with nothing on it: so large that not a bit of the voltage is lost.
  private static final double OPEN_OHM = 1e18;

  // What is heard, 20 Hz to 20 kHz, and how many frequencies of an octave stand for it.
  private static final double LOWEST_HZ = 20;
  private static final int OCTAVES = 10;
  private static final int STEPS = 48;

  /// Parallel branches that are alike share one entry and one state.
  ///
  /// @param elements as files state them
  /// @param companions the same at the sample rate
  /// @param count how many there are
  record Branch(List<Element> elements, List<Companion> companions, int count) {
    double ohm() {
      return companions.stream().mapToDouble(c -> c.ohm).sum();
    }

    boolean remembers() {
      return companions.stream().anyMatch(Companion::remembers);
    }
  }

  private final List<Branch> branches = new ArrayList<>();
  private final double resistance;
  private final double nominalOhm;

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
    Map<List<Element>, Integer> counts = new LinkedHashMap<>();
    for (PluggedHeadphone pair : plugged) {
      nominalSiemens += pair.count() / pair.headphone().nominalOhm();
      for (List<Element> branch : pair.headphone().load()) {
        requirePassable(pair.headphone(), branch, sampleRate);
        counts.merge(branch, pair.count(), Integer::sum);
      }
    }
    nominalOhm = 1 / nominalSiemens;
    counts.forEach((elements, count) ->
        branches.add(new Branch(elements, companions(elements, sampleRate), count)));
    double siemens = branches.stream().mapToDouble(b -> b.count() / b.ohm()).sum();
    resistance = branches.isEmpty() ? OPEN_OHM : 1 / siemens;
  }

  private static List<Companion> companions(List<Element> elements, double sampleRate) {
    return elements.stream().map(e -> new Companion(e, sampleRate)).toList();
  }

  private static void requirePassable(
      Headphone headphone, List<Element> elements, double sampleRate) {
    double ohm = new Branch(elements, companions(elements, sampleRate), 1).ohm();
    if (!(ohm > 0 && ohm < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "headphone %s: the branch %s has %s Ω at %s Hz, a finite resistance above 0 is allowed"
              .formatted(headphone.id(), elements, ohm, sampleRate));
    }
  }

  /// The resistance R of the discretised load in Ω.
  public double resistance() {
    return resistance;
  }

  /// The nominal impedances in parallel, in Ω; +∞ with nothing plugged.
  public double nominalOhm() {
    return nominalOhm;
  }

  /// Its branches.
  List<Branch> branches() {
    return branches;
  }

  /// True if nothing in it remembers.
  boolean resistive() {
    return branches.stream().noneMatch(Branch::remembers);
  }

  /// The impedance of the circuit itself; infinite with nothing plugged.
  ///
  /// @param hertz frequency in Hz, above 0
  public Impedance impedance(double hertz) {
    var derivative = new Impedance(0, 2 * Math.PI * hertz);
    return parallel(
        branch -> series(branch.elements().stream().map(e -> e.impedance(derivative)).toList()));
  }

  /// The most that it gets of a voltage behind a resistance at any frequency that is heard, 0 to 1.
  /// A resonance is met within a 96th of an octave.
  double largestShare(double sourceOhm) {
    double most = 0;
    for (int n = 0; n <= OCTAVES * STEPS; n++) {
      double hertz = LOWEST_HZ * Math.pow(2, (double) n / STEPS);
      most = Math.max(most, impedance(hertz).share(sourceOhm));
    }
    return most;
  }

  /// The impedance of the discretised load; infinite with nothing plugged.
  ///
  /// @param hertz frequency in Hz, above 0 and below half the sample rate
  Impedance discreteImpedance(double hertz) {
    return parallel(
        branch -> series(branch.companions().stream().map(c -> c.impedance(hertz)).toList()));
  }

  private static Impedance series(List<Impedance> parts) {
    return parts.stream().reduce(new Impedance(0, 0), Impedance::plus);
  }

  private Impedance parallel(Function<Branch, Impedance> of) {
    if (branches.isEmpty()) {
      return new Impedance(Double.POSITIVE_INFINITY, 0);
    }
    return branches.stream()
        .map(branch -> of.apply(branch).reciprocal().times(branch.count()))
        .reduce(new Impedance(0, 0), Impedance::plus)
        .reciprocal();
  }
}
