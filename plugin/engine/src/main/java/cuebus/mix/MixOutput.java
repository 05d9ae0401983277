package cuebus.mix;

import cuebus.dsp.FrameDelay;
import cuebus.dsp.Ramp;
import cuebus.dsp.Samples;
import cuebus.hearing.Listening;
import cuebus.param.OutputMode;
import org.jspecify.annotations.Nullable;

/// What one mix is heard through: volume control and output stage, and the fades between clean and
/// modelled and from one device to the next. Belongs to the audio thread.
final class MixOutput {

  private static final int VOLUME = 0;
  private static final int WET = 1;
  private static final int SWAP = 2;

  private final Ramp ramp;
  private final float[] gains;
  private final float[] volume;
  private final float[] cleanLeft;
  private final float[] cleanRight;

  /// Keeps the clean mix in step with the models; null where they add no latency.
  private final @Nullable FrameDelay delay;

  private final float[] left;
  private final float[] right;
  private final float[] otherLeft;
  private final float[] otherRight;

  /// Volatile for the live readings, which other threads ask for.
  private volatile @Nullable Listening stage;

  /// The stage that fades in at present; then it becomes `stage`.
  private @Nullable Listening incoming;

  private boolean swapping;

  /// The stage wanted last; waits while a swap is under way.
  private @Nullable Listening wanted;

  private OutputMode mode = OutputMode.OFF;

  /// True if the model rested in the last block, so that it would begin where it left off.
  private boolean rested;

  MixOutput(int hop, int rampFrames, int latencyFrames) {
    delay = latencyFrames == 0 ? null : new FrameDelay(latencyFrames);
    volume = new float[hop];
    cleanLeft = new float[hop];
    cleanRight = new float[hop];
    ramp = new Ramp(3, rampFrames);
    gains = new float[hop];
    left = new float[hop];
    right = new float[hop];
    otherLeft = new float[hop];
    otherRight = new float[hop];
  }

  void volume(double gain, boolean snap) {
    ramp.set(VOLUME, gain, snap);
  }

  void mode(OutputMode wantedMode, boolean snap) {
    mode = wantedMode;
    ramp.set(WET, wantedMode == OutputMode.AUDIBLE ? 1 : 0, snap);
  }

  /// Replaces the stage; null for none. The same stage again changes nothing.
  void stage(@Nullable Listening wantedStage, boolean snap) {
    wanted = wantedStage;
    if (snap) {
      stage = wantedStage;
      incoming = null;
      swapping = false;
      ramp.snap(SWAP, 0);
    }
  }

  /// True if a model runs at present, heard or not.
  boolean runs() {
    return (mode != OutputMode.OFF || ramp.moving(WET))
        && (stage != null || swapping || wanted != stage);
  }

  /// Turns the clean mix into what is heard, in place.
  void process(float[] mixLeft, float[] mixRight, int frames) {
    if (!swapping && wanted != stage) {
      incoming = wanted;
      swapping = true;
      if (incoming != null) {
        incoming.join();
      }
      ramp.glide(SWAP, 1);
    }
    boolean runs = runs();
    Listening heard = stage;
    if (runs && rested && heard != null) {
      heard.join();
    }
    rested = !runs;
    if (runs) {
      System.arraycopy(mixLeft, 0, cleanLeft, 0, frames);
      System.arraycopy(mixRight, 0, cleanRight, 0, frames);
    }
    if (delay != null) {
      delay.process(mixLeft, mixRight, frames);
    }
    if (runs) {
      ramp.fill(VOLUME, volume, frames);
      model(stage, mixLeft, mixRight, left, right, frames);
      if (swapping) {
        model(incoming, mixLeft, mixRight, otherLeft, otherRight, frames);
        ramp.fill(SWAP, gains, frames);
        Samples.blend(otherLeft, gains, left, frames);
        Samples.blend(otherRight, gains, right, frames);
      }
      hear(mixLeft, mixRight, frames);
    }
    ramp.advance(VOLUME, frames);
    ramp.advance(WET, frames);
    ramp.advance(SWAP, frames);
    if (swapping && !ramp.moving(SWAP)) {
      stage = incoming;
      incoming = null;
      swapping = false;
      ramp.snap(SWAP, 0);
    }
  }

  /// What a stage makes of the mix; no stage leaves it clean.
  private void model(
      @Nullable Listening through,
      float[] mixLeft,
      float[] mixRight,
      float[] outLeft,
      float[] outRight,
      int frames) {
    System.arraycopy(through == null ? mixLeft : cleanLeft, 0, outLeft, 0, frames);
    System.arraycopy(through == null ? mixRight : cleanRight, 0, outRight, 0, frames);
    if (through != null) {
      through.heard(mode == OutputMode.AUDIBLE || ramp.moving(WET));
      through.process(outLeft, outRight, volume, frames);
    }
  }

  private void hear(float[] mixLeft, float[] mixRight, int frames) {
    if (ramp.moving(WET)) {
      ramp.fill(WET, gains, frames);
      Samples.blend(left, gains, mixLeft, frames);
      Samples.blend(right, gains, mixRight, frames);
    } else if (ramp.target(WET) == 1) {
      System.arraycopy(left, 0, mixLeft, 0, frames);
      System.arraycopy(right, 0, mixRight, 0, frames);
    }
  }

  /// The stage that is heard at present, if any.
  @Nullable Listening stage() {
    return stage;
  }

  /// Renews the live readings of the stage that is heard.
  void endOfHop(int frames) {
    Listening heard = stage;
    if (heard != null && runs()) {
      heard.endOfHop(frames);
    } else if (heard != null) {
      heard.pause();
    }
  }

  void reset() {
    ramp.finish();
    rested = false;
    Listening heard = wanted;
    stage = heard;
    incoming = null;
    swapping = false;
    ramp.snap(SWAP, 0);
    if (heard != null) {
      heard.reset();
    }
    if (delay != null) {
      delay.reset();
    }
  }
}
