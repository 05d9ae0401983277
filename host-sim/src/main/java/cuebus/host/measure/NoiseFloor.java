package cuebus.host.measure;

import cuebus.amp.Device;
import cuebus.amp.Headphone;
import cuebus.amp.Impedance;
import cuebus.amp.Lead;
import cuebus.amp.Load;
import cuebus.amp.PluggedHeadphone;
import cuebus.dsp.Dither;
import cuebus.host.measure.Measurement.NoiseAtHeadphone;
import cuebus.host.measure.Measurement.NoiseSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Noise at the jack, worked out from figures: converter and amplifier as white noise of the
/// published A-weighted level and the dither of a converter that states its bits, divided by output
/// impedance and load, and the thermal noise of the resistances that the jack sees.
///
/// Source: thermal noise, H. Nyquist, "Thermal Agitation of Electric Charge in Conductors", Phys.
/// Rev. 32 (1928): 4kTR in V²/Hz. A-weighting: IEC 61672-1:2013, annex E.
final class NoiseFloor {

  private static final double BOLTZMANN = 1.380649e-23;
  private static final double KELVIN = 293.15; // 20 °C
  private static final double FROM_HZ = 20;
  private static final double TO_HZ = 20_000;
  private static final int STEPS = 2000;

  /// 0 dBu: 1 mW in 600 Ω.
  private static final double DBU_VOLTS = Math.sqrt(0.6);

  private static final double MICROPHONE_OHM = 150;

  private NoiseFloor() {}

  static Measurement.Noise of(Bench bench) {
    Device.Amp amp = bench.device().amp();
    Load load =
        new Load(
            bench.headphones().stream().map(h -> new PluggedHeadphone(h, 1)).toList(),
            bench.options().sampleRate());
    boolean series = bench.options().lead() == Lead.OPEN_SLEEVE;
    // Through an open sleeve a driver hears half the difference of two amplifiers' noises.
    double share = series ? Math.sqrt(0.5) : 1;
    double zo = amp.outputImpedanceOhm();
    DoubleUnaryOperator divided = hertz -> squared(share * divider(load.impedance(hertz), zo));
    DoubleUnaryOperator thermal =
        hertz -> 4 * BOLTZMANN * KELVIN * seen(load.impedance(hertz), zo, series);
    Device.Dac dac = bench.device().dac();
    double dacVrmsA = bench.fullScaleVrms() / Math.pow(10, dac.dynamicRangeDbA() / 20);
    var sources = new ArrayList<NoiseSource>();
    sources.add(white("converter", density(dacVrmsA), divided));
    sources.add(white("amplifier", density(amp.noiseVrmsA()), divided));
    sources.add(
        new NoiseSource(
            "resistances at 20 °C",
            Math.sqrt(integral(thermal)),
            Math.sqrt(integral(hertz -> thermal.applyAsDouble(hertz) * weight(hertz)))));
    if (dac.bits() > 0) {
      double stepVolts = Math.sqrt(2) * bench.fullScaleVrms() * Dither.step(dac.bits());
      double density = Dither.errorPower(stepVolts) / (bench.options().sampleRate() / 2);
      sources.add(white("dither of %d bits".formatted(dac.bits()), density, divided));
    }
    sources.add(sum(List.copyOf(sources)));
    double jackVrmsA = sources.getLast().vrmsA();
    return new Measurement.Noise(
        List.copyOf(sources),
        dbu(Math.sqrt(4 * BOLTZMANN * KELVIN * MICROPHONE_OHM * TO_HZ)),
        bench.headphones().stream()
            .distinct()
            .map(h -> new NoiseAtHeadphone(h, splDbA(h, jackVrmsA)))
            .toList(),
        Caveats.of(bench));
  }

  /// A voltage over 0 dBu, in dB.
  static double dbu(double vrms) {
    return 20 * Math.log10(vrms / DBU_VOLTS);
  }

  private static double splDbA(Headphone headphone, double jackVrmsA) {
    Headphone.ActiveStage active = headphone.active();
    double own = active == null ? 0 : active.ownNoiseVrmsA();
    return SoundPressure.splDb(headphone, Math.hypot(jackVrmsA, own));
  }

  /// Density of white noise of an A-weighted voltage, in V²/Hz.
  private static double density(double vrmsA) {
    return vrmsA * vrmsA / integral(NoiseFloor::weight);
  }

  private static NoiseSource white(String name, double density, DoubleUnaryOperator divided) {
    return new NoiseSource(
        name,
        Math.sqrt(density * integral(divided)),
        Math.sqrt(density * integral(hertz -> divided.applyAsDouble(hertz) * weight(hertz))));
  }

  private static NoiseSource sum(List<NoiseSource> sources) {
    return new NoiseSource(
        "all together",
        Math.sqrt(sources.stream().mapToDouble(source -> squared(source.vrms())).sum()),
        Math.sqrt(sources.stream().mapToDouble(source -> squared(source.vrmsA())).sum()));
  }

  private static double divider(Impedance load, double zo) {
    return Double.isInfinite(load.resistance())
        ? 1
        : load.magnitude() / Math.hypot(load.resistance() + zo, load.reactance());
  }

  /// Resistance that a driver's terminals show, in Ω: the real part of the load beside everything
  /// else.
  private static double seen(Impedance load, double zo, boolean series) {
    if (Double.isInfinite(load.resistance())) {
      return zo;
    }
    double r = load.resistance();
    double x = load.reactance();
    double otherR = series ? r + 2 * zo : zo;
    double otherX = series ? x : 0;
    // Re(a·b/(a + b)) of a = r + jx and b = otherR + j·otherX.
    double re = r * otherR - x * otherX;
    double im = r * otherX + x * otherR;
    double sumR = r + otherR;
    double sumX = x + otherX;
    return (re * sumR + im * sumX) / (sumR * sumR + sumX * sumX);
  }

  /// A-weighting as a factor of power, 1 at 1 kHz.
  private static double weight(double hertz) {
    double f2 = hertz * hertz;
    double gain =
        squared(12194)
            * f2
            * f2
            / ((f2 + squared(20.6))
                * Math.sqrt((f2 + squared(107.7)) * (f2 + squared(737.9)))
                * (f2 + squared(12194)));
    return squared(gain * Math.pow(10, 2.0 / 20));
  }

  /// The integral from 20 Hz to 20 kHz, by Simpson's rule over the logarithm of the frequency.
  private static double integral(DoubleUnaryOperator density) {
    double step = Math.log(TO_HZ / FROM_HZ) / STEPS;
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double hertz = FROM_HZ * Math.exp(i * step);
      double share = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
      sum += share * hertz * density.applyAsDouble(hertz);
    }
    return sum * step / 3;
  }

  private static double squared(double value) {
    return value * value;
  }
}
