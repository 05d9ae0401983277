package cuebus.amp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The same circuit solved the slow way: elements by textbook integration rules, each driver with a
/// state of its own, and bisection on the current where the falling amplifiers meet the rising
/// load.
final class BisectedCircuit {

  private final Device.Amp amp;
  private final double rail;
  private final Driver left;
  private final Driver right;

  /// @param load for the elements' values, which it has fitted to the sample rate
  BisectedCircuit(Device.Amp amp, double rail, Load load, double sampleRate) {
    this.amp = amp;
    this.rail = rail;
    left = new Driver(load, sampleRate);
    right = new Driver(load, sampleRate);
  }

  /// The left driver's volts with the left amplifier alone on it.
  double single(double asked) {
    DoubleUnaryOperator load = left.volts();
    double volts = load.applyAsDouble(meet(i -> amplifierVolts(asked, i), load));
    left.advance(volts);
    return volts;
  }

  /// Both drivers' volts with the sleeve open: the current leaves the left amplifier and enters the
  /// right one.
  double[] series(double askedLeft, double askedRight) {
    DoubleUnaryOperator leftLoad = left.volts();
    DoubleUnaryOperator rightLoad = right.volts();
    double current =
        meet(
            i -> amplifierVolts(askedLeft, i) - amplifierVolts(askedRight, -i),
            i -> leftLoad.applyAsDouble(i) - rightLoad.applyAsDouble(-i));
    double[] volts = {leftLoad.applyAsDouble(current), rightLoad.applyAsDouble(-current)};
    left.advance(volts[0]);
    right.advance(volts[1]);
    return volts;
  }

  /// Both drivers' volts with the common return's resistance: bisection on the voltage over it.
  double[] coupled(double askedLeft, double askedRight) {
    DoubleUnaryOperator leftLoad = left.volts();
    DoubleUnaryOperator rightLoad = right.volts();
    double most = 2 * amp.groundOhm() * bound();
    double low = -most;
    double high = most;
    double leftCurrent = 0;
    double rightCurrent = 0;
    for (int step = 0; step < 120; step++) {
      double lift = 0.5 * (low + high);
      leftCurrent = meet(i -> amplifierVolts(askedLeft, i) - lift, leftLoad);
      rightCurrent = meet(i -> amplifierVolts(askedRight, i) - lift, rightLoad);
      if (lift < amp.groundOhm() * (leftCurrent + rightCurrent)) {
        low = lift;
      } else {
        high = lift;
      }
    }
    double[] volts = {leftLoad.applyAsDouble(leftCurrent), rightLoad.applyAsDouble(rightCurrent)};
    left.advance(volts[0]);
    right.advance(volts[1]);
    return volts;
  }

  private double amplifierVolts(double asked, double current) {
    double clipped = Math.clamp(asked, -rail, rail);
    double linear = clipped - amp.outputImpedanceOhm() * current;
    double saturated = (amp.outputImpedanceOhm() + amp.saturationOhm()) * current;
    double bounded = Math.clamp(linear, -rail - saturated, rail - saturated);
    double over = Math.abs(current) - amp.kneeFraction() * amp.currentLimitApeak();
    if (amp.kneeOhm() == 0 || over <= 0) {
      return bounded;
    }
    double rest = amp.currentLimitApeak() - Math.abs(current);
    double drop = rest <= 0 ? Double.POSITIVE_INFINITY : amp.kneeOhm() * over * over / rest;
    return bounded - Math.copySign(drop, current);
  }

  private double bound() {
    return Math.min(amp.currentLimitApeak(), 1e4);
  }

  private double meet(DoubleUnaryOperator falling, DoubleUnaryOperator rising) {
    double low = -bound();
    double high = -low;
    for (int step = 0; step < 120; step++) {
      double middle = 0.5 * (low + high);
      if (falling.applyAsDouble(middle) > rising.applyAsDouble(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  /// One driver of every headphone in parallel.
  private static final class Driver {

    private final List<List<Part>> branches = new ArrayList<>();

    Driver(Load load, double sampleRate) {
      for (Load.Branch branch : load.branches()) {
        for (int n = 0; n < branch.count(); n++) {
          branches.add(
              branch.companions().stream()
                  .map(c -> new Part(c.element(), c.backward(), 1 / sampleRate))
                  .toList());
        }
      }
    }

    /// The current of a given voltage needs the voltage of a given current, and that the reverse of
    /// each part: every law is a straight line, so two points of it give its inverse.
    private static DoubleUnaryOperator inverse(DoubleUnaryOperator line) {
      double at0 = line.applyAsDouble(0);
      double slope = line.applyAsDouble(1) - at0;
      return y -> (y - at0) / slope;
    }

    private static DoubleUnaryOperator branchVolts(List<Part> branch) {
      var drops = branch.stream().map(part -> inverse(part::current)).toList();
      return current -> drops.stream().mapToDouble(drop -> drop.applyAsDouble(current)).sum();
    }

    /// This sample's volts as a function of the current.
    DoubleUnaryOperator volts() {
      var currents = branches.stream().map(branch -> inverse(branchVolts(branch))).toList();
      var line =
          inverse(volts ->
              currents.stream().mapToDouble(current -> current.applyAsDouble(volts)).sum());
      double at0 = line.applyAsDouble(0);
      double slope = line.applyAsDouble(1) - at0;
      return current -> at0 + slope * current;
    }

    void advance(double volts) {
      for (List<Part> branch : branches) {
        double current = inverse(branchVolts(branch)).applyAsDouble(volts);
        for (Part part : branch) {
          part.advance(inverse(part::current).applyAsDouble(current));
        }
      }
    }
  }

  /// One element by the trapezoidal rule, or its coil by the backward difference.
  private static final class Part {

    private final Element element;
    private final boolean backward;
    private final double step;
    private double volts;
    private double coilCurrent;
    private double coilCurrentBefore;
    private double capacitorCurrent;

    Part(Element element, boolean backward, double step) {
      this.element = element;
      this.backward = backward;
      this.step = step;
    }

    double current(double next) {
      return next / element.ohm() + coil(next) + capacitor(next);
    }

    void advance(double next) {
      double coil = coil(next);
      capacitorCurrent = capacitor(next);
      coilCurrentBefore = coilCurrent;
      coilCurrent = coil;
      volts = next;
    }

    private double coil(double next) {
      if (backward) {
        // v = L/T·(3/2·i − 2·i₁ + 1/2·i₂)
        return (next * step / element.henry() + 2 * coilCurrent - 0.5 * coilCurrentBefore) / 1.5;
      }
      return coilCurrent + step * (volts + next) / 2 / element.henry();
    }

    private double capacitor(double next) {
      return 2 * element.farad() * (next - volts) / step - capacitorCurrent;
    }
  }
}
