package cuebus.amp;

import java.util.Arrays;

/// What the inductances and capacitances of a [Load] remember from one sample to the next, for one
/// channel. Not thread-safe; allocates nothing after construction.
final class LoadState {

  /// Java sees no flush-to-zero flag, so what has decayed this far, in A, is over.
  private static final double SILENCE = 1e-15;

  private final Load load;
  // History currents of each element: an inductance carries iL + gL·v on, a capacitance −iC − gC·v.
  private final double[] inductive;
  private final double[] capacitive;
  private final double[] branchVolts;
  private double historyCurrent;

  LoadState(Load load) {
    this.load = load;
    inductive = new double[load.elementOhm.length];
    capacitive = new double[load.elementOhm.length];
    branchVolts = new double[load.branchEnd.length];
  }

  /// J of this sample's load line `i = Y·v − J`, in A.
  double historyCurrent() {
    return historyCurrent;
  }

  /// Moves on by one sample, over which the load saw `volts`.
  void advance(double volts) {
    double history = 0;
    int element = 0;
    for (int b = 0; b < branchVolts.length; b++) {
      double siemens = load.branchSiemens[b];
      double amperes = (volts - branchVolts[b]) * siemens;
      double next = 0;
      for (; element < load.branchEnd[b]; element++) {
        double ohm = load.elementOhm[element];
        double drop = ohm * (amperes - inductive[element] - capacitive[element]);
        double l = snap(inductive[element] + load.twiceInductive[element] * drop);
        double c = snap(-capacitive[element] - load.twiceCapacitive[element] * drop);
        inductive[element] = l;
        capacitive[element] = c;
        next -= ohm * (l + c);
      }
      branchVolts[b] = next;
      history += load.branchCount[b] * siemens * next;
    }
    historyCurrent = history;
  }

  /// Forgets everything.
  void reset() {
    Arrays.fill(inductive, 0);
    Arrays.fill(capacitive, 0);
    Arrays.fill(branchVolts, 0);
    historyCurrent = 0;
  }

  private static double snap(double state) {
    return Math.abs(state) < SILENCE ? 0 : state;
  }
}
