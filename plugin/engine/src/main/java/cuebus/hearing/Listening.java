package cuebus.hearing;

import cuebus.amp.DeviceOutputs;
import cuebus.amp.JackListener;
import cuebus.amp.PluggedHeadphone;
import cuebus.dsp.Levels;
import cuebus.dsp.Samples;
import cuebus.rt.AudioThread;
import cuebus.rt.SharedDoubles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The outputs of a device and the ears at its headphones: one pair for each headphone model whose
/// sensitivity is known; for others no level is measured and none is paid for.
///
/// Belongs to the audio thread but for the live readings, which any thread may ask for; they are
/// about the pair listed first, and renewed at the end of every hop. It keeps the promises of
/// [cuebus.amp.OutputStage#process].
public final class Listening {

  private static final int RAIL = 0;
  private static final int CURRENT = 1;
  private static final int LEVEL = 2;
  private static final int DOSE = 3;
  private static final int AMPERES = 4;

  /// How quickly the shares of limited time move.
  private static final double LIMIT_SECONDS = 0.3;

  /// How quickly a peak of the current falls, as those of [Levels].
  private static final double FALL_DB_PER_SECOND = 20 / 1.7;

  /// Less current than this is none.
  private static final double NO_AMPERE = 1e-9;

  private final DeviceOutputs outputs;
  private final @Nullable Ears[] ears;
  private final JackListener listener = this::hear;
  private final SharedDoubles live = new SharedDoubles(5);
  private final @Nullable Levels jack;
  private final double volts;
  private final double limitShare;
  private final double fall;
  private long railFrames;
  private long currentFrames;

  /// The dose of the first pair before the last reset: hearing does not forget when a song starts
  /// anew.
  private double doseBefore;

  /// @param outputs what the headphones are plugged into
  /// @param headphones what is plugged in, as given to `outputs`
  /// @param sampleRate in Hz
  /// @param hopSeconds how often [#endOfHop] will be called, in seconds
  public Listening(
      DeviceOutputs outputs,
      List<PluggedHeadphone> headphones,
      double sampleRate,
      double hopSeconds) {
    this.outputs = outputs;
    ears = new @Nullable Ears[headphones.size()];
    for (int h = 0; h < ears.length; h++) {
      Sensitivity sensitivity = Sensitivity.of(headphones.get(h).headphone()).orElse(null);
      ears[h] = sensitivity == null ? null : new Ears(sensitivity, outputs.volts(h), sampleRate);
    }
    jack = ears.length == 0 ? null : new Levels(2, hopSeconds);
    volts = ears.length == 0 ? 0 : outputs.volts(0);
    fall = Math.pow(10, -FALL_DB_PER_SECOND * hopSeconds / 20);
    limitShare = 1 - Math.exp(-hopSeconds / LIMIT_SECONDS);
    live.set(LEVEL, Double.NEGATIVE_INFINITY);
  }

  /// The outputs themselves.
  public DeviceOutputs outputs() {
    return outputs;
  }

  /// The ears at a headphone model; null where its sensitivity is not known. Audio thread.
  ///
  /// @param headphone its place in the list given to the constructor
  public @Nullable Ears ears(int headphone) {
    return ears[headphone];
  }

  /// Whether the first output is heard from now on, or only readings count.
  @AudioThread
  public void heard(boolean now) {
    outputs.heard(now);
  }

  /// Lets all outputs start in the middle of a signal; see [DeviceOutputs#join].
  @AudioThread
  public void join() {
    outputs.join();
  }

  /// Processes one block in place.
  ///
  /// @param volume gain of the device's volume control for each frame
  @AudioThread
  public void process(float[] left, float[] right, float[] volume, int frames) {
    outputs.process(left, right, volume, frames, listener);
  }

  private void hear(int headphone, float[] left, float[] right, int frames) {
    if (headphone == 0 && jack != null) {
      jack.add(0, Samples.peak(left, frames), Samples.squares(left, frames));
      jack.add(1, Samples.peak(right, frames), Samples.squares(right, frames));
    }
    Ears at = ears[headphone];
    if (at != null) {
      at.process(left, right, frames);
    }
  }

  /// Renews the live readings.
  ///
  /// @param frames length of the hop that ends
  @AudioThread
  public void endOfHop(int frames) {
    long rail = outputs.railFrames();
    long current = outputs.currentFrames();
    move(RAIL, (double) (rail - railFrames) / frames);
    move(CURRENT, (double) (current - currentFrames) / frames);
    railFrames = rail;
    currentFrames = current;
    if (jack != null) {
      jack.endOfHop(frames);
      double amperes = Math.max(outputs.takePeakAmperes(0), live.get(AMPERES) * fall);
      live.set(AMPERES, amperes < NO_AMPERE ? 0 : amperes);
    }
    Ears first = ears.length == 0 ? null : ears[0];
    if (first != null) {
      live.set(LEVEL, first.fastDba());
      live.set(DOSE, doseBefore + first.dose(Allowance.H870_ADULT));
    }
  }

  private void move(int reading, double now) {
    double moved = live.get(reading) + limitShare * (now - live.get(reading));
    live.set(reading, moved < 1e-6 ? 0 : moved);
  }

  /// The highest peak that a sample of full scale makes at the first pair at full volume,
  /// unweighted, in dB SPL: behind the load that its output has, at the frequency where that takes
  /// least. −∞ where the sensitivity is not known. Any thread.
  public double peakSplAtFullScale() {
    Ears first = ears.length == 0 ? null : ears[0];
    return first == null
        ? Double.NEGATIVE_INFINITY
        : first.sensitivity().splDb(outputs.mostVolts(0));
  }

  /// Voltage at the jack now, averaged over 300 ms, the louder channel, in Vrms. Any thread.
  public double liveVrms() {
    return jack == null ? 0 : volts * Math.max(jack.rms(0), jack.rms(1));
  }

  /// Peak current out of the amplifier now, the channel with more, in A. Any thread.
  public double liveAmperes() {
    return live.get(AMPERES);
  }

  /// The share of time, over the last 300 ms or so, in which a rail clips; 0 to 1. Any thread.
  public double liveRailShare() {
    return live.get(RAIL);
  }

  /// The share of time, over the last 300 ms or so, in which the current is limited; 0 to 1. Any
  /// thread.
  public double liveCurrentShare() {
    return live.get(CURRENT);
  }

  /// Level now, time weighting F, the louder ear, in dBA; −∞ for silence and where nothing is
  /// known. Any thread.
  public double liveDba() {
    return live.get(LEVEL);
  }

  /// The share of a week's allowance ([Allowance#H870_ADULT]) taken since this was made, resets
  /// notwithstanding. Any thread.
  public double liveDose() {
    return live.get(DOSE);
  }

  /// Shows silence while nothing is processed.
  @AudioThread
  public void pause() {
    live.set(RAIL, 0);
    live.set(CURRENT, 0);
    live.set(AMPERES, 0);
    live.set(LEVEL, Double.NEGATIVE_INFINITY);
    if (jack != null) {
      jack.reset();
    }
  }

  /// Forgets the signal and clears the readings, but for the live dose.
  @AudioThread
  public void reset() {
    pause();
    outputs.reset();
    railFrames = 0;
    currentFrames = 0;
    doseBefore = live.get(DOSE);
    for (Ears each : ears) {
      if (each != null) {
        each.reset();
      }
    }
  }
}
