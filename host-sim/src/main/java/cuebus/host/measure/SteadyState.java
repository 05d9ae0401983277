package cuebus.host.measure;

import cuebus.amp.Circuit;
import java.util.ArrayList;
import java.util.List;

/// What a circuit does with a periodic signal once its start is forgotten: one record of its output
/// that repeats the one before.
final class SteadyState {

  /// Largest change between two records, over the largest sample: −200 dB.
  private static final double SETTLED = 1e-10;

  private static final double MOST_SECONDS = 60;

  /// The signal fades in, which disturbs reactive loads less than a sudden start.
  private static final double FADE_SECONDS = 0.05;

  private final double[] left;
  private final double[] right;
  private final PerChannel peakVolts;
  private final PerChannel peakAmperes;
  private final Limit limit;
  private final boolean settled;

  /// @param circuit with the readings of the record
  private SteadyState(double[] left, double[] right, Circuit circuit, boolean settled) {
    this.left = left;
    this.right = right;
    peakVolts = new PerChannel(circuit.peakVolts(0), circuit.peakVolts(1));
    peakAmperes = new PerChannel(circuit.peakAmperes(0), circuit.peakAmperes(1));
    limit = limit(circuit);
    this.settled = settled;
  }

  /// Plays one record of a signal over and over until the output repeats.
  ///
  /// @param circuit as new
  /// @param leftDrive one record of unloaded output volts of the left amplifier
  /// @param rightDrive of the right one, as long
  /// @param sampleRate of both, in Hz
  static SteadyState of(
      Circuit circuit, double[] leftDrive, double[] rightDrive, double sampleRate) {
    int frames = leftDrive.length;
    double[] left = leftDrive.clone();
    double[] right = rightDrive.clone();
    fadeIn(left, sampleRate);
    fadeIn(right, sampleRate);
    circuit.process(left, right, 0, frames);
    boolean settled = false;
    for (long played = frames; !settled && played < MOST_SECONDS * sampleRate; played += frames) {
      double[] nextLeft = leftDrive.clone();
      double[] nextRight = rightDrive.clone();
      circuit.clearReadings();
      circuit.process(nextLeft, nextRight, 0, frames);
      double change = Math.max(change(left, nextLeft), change(right, nextRight));
      settled = change <= SETTLED * Math.max(peak(nextLeft), peak(nextRight));
      left = nextLeft;
      right = nextRight;
    }
    return new SteadyState(left, right, circuit, settled);
  }

  private static Limit limit(Circuit circuit) {
    long rail = Math.max(circuit.railFrames(0), circuit.railFrames(1));
    long current = Math.max(circuit.currentFrames(0), circuit.currentFrames(1));
    return rail == 0 && current == 0 ? Limit.NONE : rail > current ? Limit.RAIL : Limit.CURRENT;
  }

  private static void fadeIn(double[] samples, double sampleRate) {
    int frames = (int) Math.min(samples.length, FADE_SECONDS * sampleRate);
    for (int n = 0; n < frames; n++) {
      samples[n] *= 0.5 - 0.5 * Math.cos(Math.PI * n / frames);
    }
  }

  private static double change(double[] before, double[] after) {
    double most = 0;
    for (int n = 0; n < before.length; n++) {
      most = Math.max(most, Math.abs(after[n] - before[n]));
    }
    return most;
  }

  /// The largest sample of a record.
  static double peak(double[] samples) {
    double most = 0;
    for (double sample : samples) {
      most = Math.max(most, Math.abs(sample));
    }
    return most;
  }

  /// The lines of the left driver's voltage.
  Spectrum leftSpectrum() {
    return Spectrum.of(left);
  }

  /// The lines of the right driver's voltage.
  Spectrum rightSpectrum() {
    return Spectrum.of(right);
  }

  /// Largest voltage across the drivers at the inner rate, in V.
  PerChannel peakVolts() {
    return peakVolts;
  }

  /// Largest current of each amplifier at the inner rate, in A.
  PerChannel peakAmperes() {
    return peakAmperes;
  }

  /// What bounded most frames that anything did.
  Limit limit() {
    return limit;
  }

  /// What to bear in mind of this run: also if the output still changed when patience ended.
  ///
  /// @param sineVrms the drive, or the sine that has its peaks
  List<String> caveats(Bench bench, double driveVrms, double sineVrms) {
    var caveats = new ArrayList<>(Caveats.of(bench, driveVrms, sineVrms));
    if (!settled) {
      caveats.add("The output had not settled after a minute; the numbers are those of its end.");
    }
    return List.copyOf(caveats);
  }

  /// The whole signal in Vrms.
  PerChannel vrms() {
    return new PerChannel(vrms(left), vrms(right));
  }

  private static double vrms(double[] samples) {
    double squares = 0;
    for (double sample : samples) {
      squares += sample * sample;
    }
    return Math.sqrt(squares / samples.length);
  }
}
