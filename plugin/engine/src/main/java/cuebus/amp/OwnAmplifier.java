package cuebus.amp;

import cuebus.dsp.WhiteNoise;

/// The amplifier inside an active headphone, in volts at its jack: it hisses, and plays no louder
/// than it can, whatever the output that feeds it has left. Its gain is part of the headphone's
/// sensitivity, which is stated from the jack.
///
/// Not thread-safe; allocates nothing after construction.
final class OwnAmplifier {

  /// Frames worked on at once.
  private static final int STRETCH = 64;

  private final Oversampler oversampler = new Oversampler(Oversampling.AUDIBLE, STRETCH);
  private final int[] marks = new int[STRETCH * Oversampling.AUDIBLE.factor()];
  private final RailClip limit;
  private final boolean limited;
  private final WhiteNoise leftNoise;
  private final WhiteNoise rightNoise;
  private int sinceSnap;

  /// @param headphone whose amplifier and sensitivity
  /// @param stage its amplifier
  OwnAmplifier(Headphone headphone, Headphone.ActiveStage stage, double sampleRate) {
    Double sensitivity = headphone.sensitivityDbPerV();
    double peak =
        sensitivity == null
            ? Double.POSITIVE_INFINITY
            : Math.sqrt(2) * Math.pow(10, (stage.maxSplDb() - sensitivity) / 20);
    limited = peak < Double.POSITIVE_INFINITY;
    limit = new RailClip(peak, AmplifierOutput.RAIL);
    leftNoise = new WhiteNoise(stage.ownNoiseVrmsA(), sampleRate, 5);
    rightNoise = new WhiteNoise(stage.ownNoiseVrmsA(), sampleRate, 6);
  }

  /// Turns the volts at the jack into what is heard of them, in place.
  void process(double[] left, double[] right, int frames) {
    for (int done = 0; limited && done < frames; ) {
      int part = Math.min(frames - done, STRETCH - sinceSnap);
      bound(left, right, done, part);
      done += part;
      sinceSnap += part;
      if (sinceSnap == STRETCH) {
        sinceSnap = 0;
        oversampler.snap();
      }
    }
    for (int n = 0; n < frames; n++) {
      left[n] += leftNoise.next();
      right[n] += rightNoise.next();
    }
  }

  private void bound(double[] left, double[] right, int offset, int frames) {
    double[] outer = oversampler.outer();
    for (int n = 0; n < frames; n++) {
      outer[2 * n] = left[offset + n];
      outer[2 * n + 1] = right[offset + n];
    }
    oversampler.up(frames);
    limit.processPlainly(oversampler.inner(), frames * Oversampling.AUDIBLE.factor(), marks);
    oversampler.down(frames);
    for (int n = 0; n < frames; n++) {
      left[offset + n] = outer[2 * n];
      right[offset + n] = outer[2 * n + 1];
    }
  }

  /// Remembers a frame as if it had been there for ever.
  void settle(double left, double right) {
    oversampler.settleUp(left, right);
    oversampler.settleDown(limit.clip(left), limit.clip(right));
  }

  /// Forgets the signal and starts the noise from the beginning.
  void reset() {
    oversampler.reset();
    leftNoise.reset();
    rightNoise.reset();
    sinceSnap = 0;
  }
}
