package cuebus.host.measure;

import cuebus.amp.Headphone;
import java.util.List;

/// What a [Bench] found, one record for each kind of measurement. Voltages are those at the jack,
/// or across each driver where the sleeve is open, in steady state.
public sealed interface Measurement {

  /// What to bear in mind when reading it, a sentence each.
  List<String> warnings();

  /// One sine.
  ///
  /// @param hertz its frequency
  /// @param driveVrms the amplifier's output if it had neither load nor limit
  /// @param outputVrms the whole signal
  /// @param outputVpeak its largest instant, between samples too
  /// @param currentApeak the largest current of each amplifier
  /// @param fundamentalVrms the sine in it
  /// @param thdPercent harmonics 2 to 20 below half the sample rate, over the fundamental
  /// @param harmonicsDbc each of them; NaN above half the sample rate
  /// @param aliasDbc the largest line from 20 Hz to 20 kHz that is no harmonic, over the
  ///   fundamental
  /// @param limit what bounds the output for the most part, [Limit#NONE] if nothing does
  /// @param headphones what each pair gets
  /// @param warnings see [#warnings]
  record Tone(
      double hertz,
      double driveVrms,
      PerChannel outputVrms,
      PerChannel outputVpeak,
      PerChannel currentApeak,
      PerChannel fundamentalVrms,
      PerChannel thdPercent,
      List<PerChannel> harmonicsDbc,
      PerChannel aliasDbc,
      Limit limit,
      List<AtHeadphone> headphones,
      List<String> warnings)
      implements Measurement {

    /// The number of the first of [#harmonicsDbc].
    public static final int FIRST_HARMONIC = 2;

    /// The number of the last one.
    public static final int LAST_HARMONIC = 20;
  }

  /// What one pair of headphones gets from a tone.
  ///
  /// @param headphone the pair
  /// @param powerW power in its driver
  /// @param splDb sound pressure level in dB SPL; NaN where its sensitivity is unknown
  record AtHeadphone(Headphone headphone, PerChannel powerW, PerChannel splDb) {}

  /// Two sines and what they make of each other.
  ///
  /// @param f1 frequency of the first in Hz
  /// @param f2 frequency of the second in Hz
  /// @param ratio amplitude of the first over that of the second
  /// @param driveVrms both together, as in [Tone]
  /// @param outputVrms the whole signal
  /// @param f1Vrms the first tone in it
  /// @param f2Vrms the second tone in it
  /// @param products lines at multiples of the tones' common divisor, which every sum and
  ///   difference of their harmonics is, above −100 dB; by rising frequency
  /// @param limit as in [Tone]
  /// @param warnings see [#warnings]
  record Intermodulation(
      double f1,
      double f2,
      double ratio,
      double driveVrms,
      PerChannel outputVrms,
      PerChannel f1Vrms,
      PerChannel f2Vrms,
      List<Product> products,
      Limit limit,
      List<String> warnings)
      implements Measurement {}

  /// One line that neither tone is.
  ///
  /// @param hertz its frequency
  /// @param dbReF2 its level over that of the second tone
  record Product(double hertz, PerChannel dbReF2) {}

  /// Jack volts over unloaded output for small signals.
  ///
  /// @param frequencyHz the frequencies, rising
  /// @param gainDb magnitude at each; NaN where nothing arrives
  /// @param phaseDeg phase of the circuit at each, −180 to 180; NaN where nothing arrives
  /// @param warnings see [#warnings]
  record Response(
      List<Double> frequencyHz,
      List<PerChannel> gainDb,
      List<PerChannel> phaseDeg,
      List<String> warnings)
      implements Measurement {

    /// The largest gain less the smallest, in dB: what the load's impedance does to the tone
    /// colour.
    public PerChannel deviationDb() {
      return new PerChannel(
          range(gainDb.stream().mapToDouble(PerChannel::left).summaryStatistics()),
          range(gainDb.stream().mapToDouble(PerChannel::right).summaryStatistics()));
    }

    private static double range(java.util.DoubleSummaryStatistics gains) {
      return gains.getMax() - gains.getMin();
    }
  }

  /// One tone into a growing number of headphones.
  ///
  /// @param hertz its frequency
  /// @param driveVrms as in [Tone]
  /// @param counts numbers of pairs, rising
  /// @param splitter all pairs on one output, for each count
  /// @param distribution each pair on an amplifier of its own, for each count
  /// @param warnings see [#warnings]
  record Sweep(
      double hertz,
      double driveVrms,
      List<Integer> counts,
      List<AtCount> splitter,
      List<AtCount> distribution,
      List<String> warnings)
      implements Measurement {}

  /// What the pair listed first gets among so many.
  ///
  /// @param outputVrms its jack voltage
  /// @param dbReOne the same over what it gets alone
  /// @param thdPercent as in [Tone]
  /// @param limit as in [Tone]
  record AtCount(PerChannel outputVrms, PerChannel dbReOne, PerChannel thdPercent, Limit limit) {}

  /// Distortion over power, from a whisper to hard clipping.
  ///
  /// @param hertz frequency of the tone
  /// @param points by rising drive
  /// @param warnings see [#warnings]
  record ThdVsPower(double hertz, List<PowerPoint> points, List<String> warnings)
      implements Measurement {}

  /// The most power into each of several loads.
  ///
  /// @param hertz frequency of the tone
  /// @param thdPercent the distortion that is allowed
  /// @param loads what was found for each
  /// @param warnings see [#warnings]
  record MaxPower(double hertz, double thdPercent, List<AtLoad> loads, List<String> warnings)
      implements Measurement {}

  /// The most power into one load.
  ///
  /// @param load what it is, e.g. `33 Ω` or a headphone's id
  /// @param limited whether the allowed distortion is reached; otherwise this is full scale
  /// @param beyondFullScale whether it takes more than the device's full scale to get there
  /// @param point the numbers there
  record AtLoad(String load, boolean limited, boolean beyondFullScale, PowerPoint point) {}

  /// One drive, and what the load gets on the channel with more distortion.
  ///
  /// @param driveVrms as in [Tone]
  /// @param outputVrms jack voltage
  /// @param powerW power in one channel of the load, all headphones together
  /// @param thdPercent as in [Tone]
  /// @param limit as in [Tone]
  record PowerPoint(
      double driveVrms, double outputVrms, double powerW, double thdPercent, Limit limit) {}

  /// Noise at the jack with no signal, worked out from the device's figures.
  ///
  /// @param volts each source of noise and their sum, in Vrms
  /// @param microphoneDbu what 150 Ω at 20 °C make in 20 kHz, the floor of every microphone: a
  ///   yardstick
  /// @param headphones how loud the sum is in each pair
  /// @param warnings see [#warnings]
  record Noise(
      List<NoiseSource> volts,
      double microphoneDbu,
      List<NoiseAtHeadphone> headphones,
      List<String> warnings)
      implements Measurement {}

  /// One source of noise.
  ///
  /// @param name what makes it
  /// @param vrms in 20 Hz to 20 kHz
  /// @param vrmsA the same A-weighted
  record NoiseSource(String name, double vrms, double vrmsA) {

    /// [#vrms] over 0.775 V, in dBu; −∞ without noise.
    public double dbu() {
      return NoiseFloor.dbu(vrms);
    }

    /// [#vrmsA] in dBu.
    public double dbuA() {
      return NoiseFloor.dbu(vrmsA);
    }
  }

  /// How loud noise is.
  ///
  /// @param headphone the pair
  /// @param splDbA A-weighted level in dB SPL; NaN where its sensitivity is unknown
  record NoiseAtHeadphone(Headphone headphone, double splDbA) {}
}
