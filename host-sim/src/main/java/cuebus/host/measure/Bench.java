package cuebus.host.measure;

import cuebus.amp.Circuit;
import cuebus.amp.Device;
import cuebus.amp.Headphone;
import cuebus.amp.Lead;
import cuebus.amp.Oversampling;
import cuebus.amp.PluggedHeadphone;
import cuebus.host.measure.Measurement.AtCount;
import cuebus.param.Decibels;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// A bench: one output of a device, a lead, and headphones in parallel on it. It drives the
/// amplifier itself, so converter, dither and noise are left out and drive may exceed full scale,
/// with a warning. Every measurement starts from rest and waits for the steady state.
///
/// Immutable, and costs nothing until it measures; any thread.
public final class Bench {

  private final Device device;
  private final List<Headphone> headphones;
  private final Options options;

  /// How to measure.
  ///
  /// @param lead the lead of every pair
  /// @param channels which channels are driven
  /// @param sampleRate of the output in Hz
  /// @param oversampling of the amplifier
  public record Options(
      Lead lead, Channels channels, double sampleRate, Oversampling oversampling) {

    /// A stereo lead, both channels, 48 kHz, 8×.
    public static final Options DEFAULT =
        new Options(Lead.STEREO, Channels.BOTH, 48_000, Oversampling.AUDIBLE);
  }

  /// @param device what drives the headphones
  /// @param headphones the pairs on its output, all in parallel; none is an open output
  /// @param options how to measure
  public Bench(Device device, List<Headphone> headphones, Options options) {
    this.device = device;
    this.headphones = List.copyOf(headphones);
    this.options = options;
  }

  /// What drives the headphones.
  public Device device() {
    return device;
  }

  /// The pairs on the output.
  public List<Headphone> headphones() {
    return headphones;
  }

  /// How it measures.
  public Options options() {
    return options;
  }

  /// The same bench with other headphones.
  public Bench with(List<Headphone> others) {
    return new Bench(device, others, options);
  }

  /// The device's full scale at full volume, with neither load nor limit, in Vrms.
  public double fullScaleVrms() {
    return device.dac().fullScaleVrms() * Decibels.toGain(device.amp().gainDb());
  }

  /// Measures one sine.
  ///
  /// @param hertz its frequency; moved by less than 0.0001 Hz where that makes it fit a record
  /// @param driveVrms see [Measurement.Tone#driveVrms]
  /// @throws IllegalArgumentException as [Allowed] says
  public Measurement.Tone tone(double hertz, double driveVrms) {
    Allowed.frequency("tone", hertz, options.sampleRate());
    Allowed.drive("drive", driveVrms);
    var tone = ToneRun.of(this, hertz, driveVrms);
    return new Measurement.Tone(
        hertz,
        driveVrms,
        tone.state().vrms(),
        tone.state().peakVolts(),
        tone.state().peakAmperes(),
        tone.each(ToneLines::fundamentalVrms),
        tone.each(ToneLines::thdPercent),
        IntStream.rangeClosed(Measurement.Tone.FIRST_HARMONIC, Measurement.Tone.LAST_HARMONIC)
            .mapToObj(h -> tone.each(lines -> lines.harmonicDbc(h)))
            .toList(),
        tone.each(ToneLines::aliasDbc),
        tone.state().limit(),
        headphones.stream().map(tone::at).toList(),
        tone.state().caveats(this, driveVrms, driveVrms));
  }

  /// Measures two sines at once.
  ///
  /// @param f1 frequency of the first in Hz
  /// @param f2 frequency of the second in Hz; both are moved by less than 0.02 Hz where that makes
  ///   them fit a record
  /// @param ratio amplitude of the first over that of the second
  /// @param driveVrms both together
  /// @throws IllegalArgumentException as [Allowed] says, or if both are the same
  public Measurement.Intermodulation tones(double f1, double f2, double ratio, double driveVrms) {
    return TwoTones.measure(this, f1, f2, ratio, driveVrms);
  }

  /// Measures the response to small signals at frequencies that rise by equal ratios. The gain
  /// includes all of the output path; the phase is the circuit's own, without the delay of the
  /// stages that change the sample rate.
  ///
  /// @param from the first frequency in Hz
  /// @param to the last one
  /// @param points how many
  /// @throws IllegalArgumentException as [Allowed] says
  public Measurement.Response response(double from, double to, int points) {
    return FrequencyResponse.measure(this, from, to, points);
  }

  /// Measures one tone into more and more headphones: those of this bench in turn, again from the
  /// first when all are plugged in.
  ///
  /// @param from the smallest number of pairs
  /// @param to the largest one
  /// @param hertz frequency of the tone
  /// @param driveVrms its drive
  /// @throws IllegalArgumentException as [Allowed] says, or if this bench has no headphones
  public Measurement.Sweep sweep(int from, int to, double hertz, double driveVrms) {
    Allowed.counts("headphones", from, to);
    if (headphones.isEmpty()) {
      throw new IllegalArgumentException("headphones: none are not allowed, one pair or more is");
    }
    Measurement.Tone alone = with(pairs(1)).tone(hertz, driveVrms);
    var counts = IntStream.rangeClosed(from, to).boxed().toList();
    var splitter = new ArrayList<AtCount>();
    Set<String> warnings = new LinkedHashSet<>(alone.warnings());
    for (int count : counts) {
      Measurement.Tone shared = with(pairs(count)).tone(hertz, driveVrms);
      splitter.add(against(alone, shared));
      warnings.addAll(shared.warnings());
    }
    // Amplifiers do not know of each other, so the first pair hears the same however many there
    // are.
    var distribution = counts.stream().map(count -> against(alone, alone)).toList();
    return new Measurement.Sweep(
        hertz, driveVrms, counts, List.copyOf(splitter), distribution, List.copyOf(warnings));
  }

  private List<Headphone> pairs(int count) {
    return IntStream.range(0, count)
        .mapToObj(pair -> headphones.get(pair % headphones.size()))
        .toList();
  }

  private static AtCount against(Measurement.Tone alone, Measurement.Tone tone) {
    return new AtCount(
        tone.outputVrms(),
        new PerChannel(
            ToneLines.decibels(tone.outputVrms().left() / alone.outputVrms().left()),
            ToneLines.decibels(tone.outputVrms().right() / alone.outputVrms().right())),
        tone.thdPercent(),
        tone.limit());
  }

  /// Measures distortion over power, from 40 dB below full scale in steps of half a decibel until
  /// it is 10 %, or full scale is exceeded by 20 dB.
  ///
  /// @param hertz frequency of the tone
  /// @throws IllegalArgumentException as [Allowed] says
  public Measurement.ThdVsPower thdVsPower(double hertz) {
    return new PowerSearch(this, hertz).thdVsPower();
  }

  /// Finds the most power with so much distortion into this bench's headphones together, each of
  /// them alone, and resistors.
  ///
  /// @param hertz frequency of the tone
  /// @param thdPercent the distortion allowed, above 0
  /// @param resistors in Ω
  /// @throws IllegalArgumentException as [Allowed] says
  public Measurement.MaxPower maxPower(double hertz, double thdPercent, List<Double> resistors) {
    return PowerSearch.maxPower(this, hertz, thdPercent, resistors);
  }

  /// Works out the noise at the jack from the device's figures and the resistances.
  public Measurement.Noise noise() {
    return NoiseFloor.of(this);
  }

  /// The circuit, at rest.
  Circuit circuit() {
    return circuit(device.amp(), options.lead());
  }

  /// The same with a source that no load bends, at rest: all that happens to a signal but the
  /// circuit.
  Circuit outputPath() {
    return circuit(unbending(device.amp()), Lead.STEREO);
  }

  /// Without resistances, and where there is a current limit it is out of reach. What decides how
  /// the circuit is computed stays the same.
  private static Device.Amp unbending(Device.Amp amp) {
    return new Device.Amp(
        0,
        amp.railVpeak(),
        0,
        amp.currentLimitApeak() < Double.POSITIVE_INFINITY ? 1e6 : Double.POSITIVE_INFINITY,
        1,
        0,
        0,
        0,
        0,
        amp.adaptive());
  }

  private Circuit circuit(Device.Amp amp, Lead lead) {
    return new Circuit(
        amp,
        headphones.stream().map(h -> new PluggedHeadphone(h, 1)).toList(),
        lead,
        options.sampleRate(),
        options.oversampling());
  }
}
