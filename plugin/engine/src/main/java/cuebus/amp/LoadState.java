package cuebus.amp;

import java.util.Arrays;

/// What the inductances and capacitances of a [Load] remember from one sample to the next, for one
/// channel. Not thread-safe; allocates nothing after construction.
final class LoadState {

  /// Java sees no flush-to-zero flag, so what has decayed this far, in A, is over.
  private static final double SILENCE = 1e-15;

  private final int[] branchEnd;
  private final double[] branchSiemens;
  // What a branch's voltage adds to the load's: its share of the conductance.
  private final double[] branchShare;
  private final double[] elementOhm;
  private final double[] twiceInductive;
  private final double[] twiceCapacitive;

  // History currents of each element: an inductance carries iL + gL·v on, a capacitance −iC − gC·v.
  private final double[] inductive;
  private final double[] capacitive;
  private final double[] branchVolts;
  private double volts;

  LoadState(Load load) {
    branchEnd = load.branchEnd;
    branchSiemens = load.branchSiemens;
    elementOhm = load.elementOhm;
    twiceInductive = load.twiceInductive;
    twiceCapacitive = load.twiceCapacitive;
    inductive = new double[elementOhm.length];
    capacitive = new double[elementOhm.length];
    branchVolts = new double[branchEnd.length];
    branchShare = new double[branchEnd.length];
    Arrays.setAll(branchShare, b -> load.branchCount[b] * branchSiemens[b] * load.resistance());
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
        double ohm = elementOhm[element];
        double drop = ohm * (amperes - (inductive[element] + capacitive[element]));
        double l = inductive[element] + twiceInductive[element] * drop;
        double c = -capacitive[element] - twiceCapacitive[element] * drop;
        inductive[element] = l;
        capacitive[element] = c;
        next -= ohm * (l + c);
      }
      branchVolts[b] = next;
      history += branchShare[b] * next;
    }
    volts = history;
  }

  /// Turns what has decayed to nearly nothing into nothing.
  void snap() {
    snap(inductive);
    snap(capacitive);
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
    Arrays.fill(inductive, 0);
    Arrays.fill(capacitive, 0);
    Arrays.fill(branchVolts, 0);
    volts = 0;
  }
}
