package cuebus.amp;

import java.util.Arrays;
import java.util.List;

/// What the inductances and capacitances of a [Load] remember from one sample to the next, for one
/// channel. Not thread-safe; allocates nothing after construction.
final class LoadState {

  /// Java sees no flush-to-zero flag, so what has decayed this far, in A, is over.
  private static final double SILENCE = 1e-15;

  // The branches that remember, flattened: branch b owns the elements from branchEnd[b - 1] up to
  // branchEnd[b].
  private final int[] branchEnd;
  private final double[] branchSiemens;

  /// What a branch's voltage adds to the load's: its share of the conductance.
  private final double[] branchShare;

  private final Companion[] elements;

  // See Companion.
  private final double[] first;
  private final double[] second;
  private final double[] branchVolts;
  private double volts;

  LoadState(Load load) {
    List<Load.Branch> branches = load.branches().stream().filter(Load.Branch::remembers).toList();
    branchEnd = new int[branches.size()];
    branchSiemens = new double[branches.size()];
    branchShare = new double[branches.size()];
    branchVolts = new double[branches.size()];
    elements =
        branches.stream()
            .flatMap(branch -> branch.companions().stream())
            .filter(Companion::remembers)
            .toArray(Companion[]::new);
    int end = 0;
    for (int b = 0; b < branchEnd.length; b++) {
      Load.Branch branch = branches.get(b);
      end += (int) branch.companions().stream().filter(Companion::remembers).count();
      branchEnd[b] = end;
      branchSiemens[b] = 1 / branch.ohm();
      branchShare[b] = branch.count() * branchSiemens[b] * load.resistance();
    }
    first = new double[elements.length];
    second = new double[elements.length];
  }

  /// E of this sample's load line `v = R·i + E`, in V.
  double volts() {
    return volts;
  }

  /// Moves on by one sample, over which the load saw `seen` volts.
  void advance(double seen) {
    double history = 0;
    int element = 0;
    for (int b = 0; b < branchEnd.length; b++) {
      double amperes = (seen - branchVolts[b]) * branchSiemens[b];
      double next = 0;
      for (; element < branchEnd[b]; element++) {
        Companion e = elements[element];
        double one = first[element];
        double two = second[element];
        double drop = e.ohm * (amperes - (one + two));
        double nextOne = e.firstOfFirst * one + e.firstOfSecond * two + e.firstRise * drop;
        double nextTwo = e.secondOfFirst * one + e.secondOfSecond * two + e.secondRise * drop;
        first[element] = nextOne;
        second[element] = nextTwo;
        next -= e.ohm * (nextOne + nextTwo);
      }
      branchVolts[b] = next;
      history += branchShare[b] * next;
    }
    volts = history;
  }

  /// Turns what has decayed to nearly nothing into nothing.
  void snap() {
    snap(first);
    snap(second);
    snap(branchVolts);
    volts = Math.abs(volts) < SILENCE ? 0 : volts;
  }

  private static void snap(double[] state) {
    for (int i = 0; i < state.length; i++) {
      if (Math.abs(state[i]) < SILENCE) {
        state[i] = 0;
      }
    }
  }

  /// Forgets everything.
  void reset() {
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
    Arrays.fill(branchVolts, 0);
    volts = 0;
  }
}
