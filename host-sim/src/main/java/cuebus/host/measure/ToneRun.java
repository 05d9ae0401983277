package cuebus.host.measure;

import cuebus.amp.Headphone;
import cuebus.host.measure.Measurement.AtHeadphone;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// One tone through a bench's circuit, and its spectra.
///
/// @param state the steady state
/// @param left lines of the left channel
/// @param right lines of the right channel
/// @param leftPowers powers from the left channel's voltage
/// @param rightPowers powers from the right channel's
record ToneRun(
    SteadyState state, ToneLines left, ToneLines right, Powers leftPowers, Powers rightPowers) {

  static ToneRun of(Bench bench, double hertz, double driveVrms) {
    double sampleRate = bench.options().sampleRate();
    Channels channels = bench.options().channels();
    CoherentRecord record = CoherentRecord.of(sampleRate, hertz);
    var left = new double[record.frames()];
    var right = new double[record.frames()];
    record.addSine(left, 0, channels.left() * Math.sqrt(2) * driveVrms);
    record.addSine(right, 0, channels.right() * Math.sqrt(2) * driveVrms);
    var state = SteadyState.of(bench.circuit(), left, right, sampleRate);
    double hertzPerLine = sampleRate / record.frames();
    var leftSpectrum = state.leftSpectrum();
    var rightSpectrum = state.rightSpectrum();
    int cycles = record.cycles(0);
    return new ToneRun(
        state,
        new ToneLines(leftSpectrum, cycles, hertzPerLine, driveVrms),
        new ToneLines(rightSpectrum, cycles, hertzPerLine, driveVrms),
        new Powers(leftSpectrum, hertzPerLine, sampleRate),
        new Powers(rightSpectrum, hertzPerLine, sampleRate));
  }

  PerChannel each(ToDoubleFunction<ToneLines> of) {
    return new PerChannel(of.applyAsDouble(left), of.applyAsDouble(right));
  }

  /// Power in W in some headphones in parallel.
  PerChannel watts(List<Headphone> headphones) {
    return new PerChannel(leftPowers.watts(headphones), rightPowers.watts(headphones));
  }

  /// What one pair gets.
  AtHeadphone at(Headphone headphone) {
    return new AtHeadphone(
        headphone,
        watts(List.of(headphone)),
        state.vrms().map(vrms -> SoundPressure.splDb(headphone, vrms)));
  }
}
