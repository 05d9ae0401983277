package cuebus.host.check;

import cuebus.amp.Device;
import cuebus.amp.DeviceOutputs;
import cuebus.amp.Lead;
import cuebus.amp.Oversampling;
import cuebus.amp.PluggedHeadphone;
import cuebus.param.Decibels;
import java.util.Arrays;
import java.util.List;

/// A sine of 1 kHz, where sensitivities are stated, played through a device into headphones: the
/// amplifier model says what arrives, so nothing of it is worked out twice.
final class Drive {

  private static final double HERTZ = 1000;

  /// Whole periods, 0.1 s.
  private static final int FRAMES = Desk.SAMPLE_RATE / 10;

  /// No device is asked for more headroom than that.
  private static final double LEAST_DB = -40;

  private final DeviceOutputs outputs;
  private final float[] left = new float[FRAMES];
  private final float[] right = new float[FRAMES];
  private final float[] volume = new float[FRAMES];

  Drive(Device device, List<PluggedHeadphone> headphones, Lead lead) {
    outputs =
        new DeviceOutputs(device, headphones, lead, Desk.SAMPLE_RATE, FRAMES, Oversampling.METER);
    outputs.heard(false);
    Arrays.fill(volume, 1);
  }

  /// Plays a sine.
  ///
  /// @param peakDbfs its peak
  /// @return this, to be asked what it was like
  Drive play(double peakDbfs) {
    double peak = Decibels.toGain(peakDbfs);
    for (int i = 0; i < FRAMES; i++) {
      left[i] = (float) (peak * Math.sin(2 * Math.PI * HERTZ * i / Desk.SAMPLE_RATE));
    }
    System.arraycopy(left, 0, right, 0, FRAMES);
    outputs.reset();
    outputs.process(left, right, volume, FRAMES);
    return this;
  }

  /// Voltage at the jack of a headphone model during the last [#play], in Vrms.
  ///
  /// @param headphone its place in the list given to the constructor
  double vrms(int headphone) {
    return outputs.jackVrms(headphone);
  }

  boolean railLimited() {
    return outputs.railFrames() > 0;
  }

  boolean currentLimited() {
    return outputs.currentFrames() > 0;
  }

  /// The loudest sine that no limit touches, peak in dBFS to 0.1 dB; 0 if full scale is clean.
  double cleanDbfs() {
    if (clean(0)) {
      return 0;
    }
    double clean = LEAST_DB;
    double limited = 0;
    while (limited - clean > 0.1) {
      double between = (clean + limited) / 2;
      if (clean(between)) {
        clean = between;
      } else {
        limited = between;
      }
    }
    return clean;
  }

  private boolean clean(double peakDbfs) {
    play(peakDbfs);
    return !railLimited() && !currentLimited();
  }
}
