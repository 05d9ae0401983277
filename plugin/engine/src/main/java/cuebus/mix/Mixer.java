package cuebus.mix;

import cuebus.amp.Oversampling;
import cuebus.dsp.FrameDelay;
import cuebus.dsp.Levels;
import cuebus.dsp.PanLaw;
import cuebus.dsp.Ramp;
import cuebus.dsp.Samples;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.OutputMode;
import cuebus.param.Parameters;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The signal path at one sample rate: strips, sends, mixes, outputs. Belongs to the audio thread.
final class Mixer {

  private static final double HOP_SECONDS = 0.01;

  final SourceStrips sources;
  final Levels mixLevels;
  final MixOutput[] outputs;

  private final Parameters parameters;
  private final int inputs;
  private final double[] values;

  /// For each channel, the first channel of the source it belongs to.
  private final int[] owner;

  private final boolean[] linked;
  private final SendMatrix sends;
  private final Ramp mixGain;

  /// How much of the bus is passed through; one gain.
  private final Ramp bypass;

  private final float[][] passed;

  /// Keep what is passed through in step with the mixes; none where these are not late.
  private final FrameDelay[] passedDelays;

  private final float[] left;
  private final float[] right;
  private final float[] gains;
  private final int hop;
  private int hopDone;

  Mixer(Parameters parameters, double sampleRate, Oversampling oversampling) {
    int latency = oversampling.latencyFrames();
    this.parameters = parameters;
    inputs = parameters.variant().inputs();
    int mixes = parameters.variant().mixes();
    values = parameters.initialValues();
    owner = new int[inputs];
    linked = new boolean[inputs];
    int rampFrames = Math.max(1, (int) Math.round(Control.SMOOTHING_MS / 1000 * sampleRate));
    hop = hop(sampleRate);
    double hopSeconds = hop / sampleRate;
    sources = new SourceStrips(inputs, hop, rampFrames, hopSeconds);
    sends = new SendMatrix(inputs, mixes, hop, rampFrames);
    outputs = new MixOutput[mixes];
    Arrays.setAll(outputs, m -> new MixOutput(hop, rampFrames, latency));
    mixGain = new Ramp(mixes, rampFrames);
    bypass = new Ramp(1, rampFrames);
    passed = new float[2 * mixes][hop];
    passedDelays = new FrameDelay[latency == 0 ? 0 : mixes];
    Arrays.setAll(passedDelays, m -> new FrameDelay(latency));
    mixLevels = new Levels(2 * mixes, hopSeconds);
    left = new float[hop];
    right = new float[hop];
    gains = new float[hop];
  }

  /// The most frames rendered at once: what the meters show is renewed after as many.
  static int hop(double sampleRate) {
    return Math.max(1, (int) Math.round(HOP_SECONDS * sampleRate));
  }

  /// Takes over a whole state.
  ///
  /// @param snap true to be there at once; else everything that differs glides
  void load(Loaded loaded, boolean snap) {
    int channel = 0;
    Arrays.fill(linked, false);
    for (int c = 0; c < inputs; c++) {
      owner[c] = c;
    }
    for (int s = 0; s < loaded.linked().length; s++) {
      if (loaded.linked()[s]) {
        linked[channel] = true;
        owner[channel + 1] = channel;
      }
      channel += loaded.linked()[s] ? 2 : 1;
    }
    System.arraycopy(loaded.values(), 0, values, 0, values.length);
    for (int c = 0; c < inputs; c++) {
      strip(c, snap);
    }
    bypass(snap);
    for (int m = 0; m < outputs.length; m++) {
      level(m, snap);
      output(m, snap);
      outputs[m].stage(loaded.stages()[m], snap);
      for (int c = 0; c < inputs; c++) {
        send(m, c, snap);
      }
    }
  }

  /// Sets one parameter; its gain glides there.
  void apply(int parameter, double value) {
    values[parameter] = value;
    int source = parameters.source(parameter);
    int mix = parameters.mix(parameter);
    switch (parameters.control(parameter)) {
      case TRIM, POLARITY, SOURCE_MUTE -> {
        strip(source, false);
        if (linked[source]) {
          strip(source + 1, false);
        }
      }
      case BYPASS -> bypass(false);
      case LEVEL, MUTE -> level(mix, false);
      case OUTPUT, VOLUME -> output(mix, false);
      case SEND_LEVEL, SEND_PAN, SEND_MUTE -> {
        send(mix, source, false);
        if (linked[source]) {
          send(mix, source + 1, false);
        }
      }
    }
  }

  private void strip(int channel, boolean snap) {
    int source = owner[channel];
    boolean muted = values[parameters.ofSource(Control.SOURCE_MUTE, source)] != 0;
    double gain = muted ? 0 : Decibels.toGain(values[parameters.ofSource(Control.TRIM, source)]);
    boolean inverted = values[parameters.ofSource(Control.POLARITY, source)] != 0;
    set(sources.gain, channel, inverted ? -gain : gain, snap);
  }

  private void bypass(boolean snap) {
    set(bypass, 0, values[parameters.ofPlugin(Control.BYPASS)], snap);
  }

  private void level(int mix, boolean snap) {
    boolean muted = values[parameters.ofMix(Control.MUTE, mix)] != 0;
    double level = values[parameters.ofMix(Control.LEVEL, mix)];
    set(mixGain, mix, muted ? 0 : Decibels.toGain(level), snap);
  }

  private void output(int mix, boolean snap) {
    outputs[mix].mode(OutputMode.ofChoice(values[parameters.ofMix(Control.OUTPUT, mix)]), snap);
    double volume = values[parameters.ofMix(Control.VOLUME, mix)];
    outputs[mix].volume(Decibels.toGain(volume), snap);
  }

  private void send(int mix, int channel, boolean snap) {
    int source = owner[channel];
    boolean muted = values[parameters.ofSend(Control.SEND_MUTE, mix, source)] != 0;
    double level = values[parameters.ofSend(Control.SEND_LEVEL, mix, source)];
    double pan = values[parameters.ofSend(Control.SEND_PAN, mix, source)];
    double gain = muted ? 0 : Decibels.toGain(level);
    if (gain == 0) {
      sends.send(mix, channel, 0, 0, snap);
    } else if (channel != source) {
      sends.send(mix, channel, 0, gain * PanLaw.balanceRight(pan), snap);
    } else if (linked[channel]) {
      sends.send(mix, channel, gain * PanLaw.balanceLeft(pan), 0, snap);
    } else {
      sends.send(mix, channel, gain * PanLaw.left(pan), gain * PanLaw.right(pan), snap);
    }
  }

  /// The gain of a channel into one side of a mix, where all glides end.
  double gain(int mix, int channel, int side) {
    return (double) sources.gain.target(channel)
        * sends.target(mix, channel, side)
        * mixGain.target(mix);
  }

  private static void set(Ramp ramp, int gain, double target, boolean snap) {
    if (snap) {
      ramp.snap(gain, target);
    } else {
      ramp.glide(gain, target);
    }
  }

  /// The most frames the next [#render] may take.
  int room() {
    return hop - hopDone;
  }

  /// Renders a stretch of a block.
  ///
  /// @param frames at most [#room]
  void render(float[] @Nullable [] bus, float[] @Nullable [] out, int offset, int frames) {
    boolean passing = !bypass.silent(0);
    if (passing || passedDelays.length > 0) {
      // Before anything is written: the outputs may be the bus itself.
      keepBus(bus, offset, frames);
    }
    sources.process(bus, offset, frames);
    for (int m = 0; m < outputs.length; m++) {
      float[] outLeft = 2 * m < out.length ? out[2 * m] : null;
      float[] outRight = 2 * m + 1 < out.length ? out[2 * m + 1] : null;
      if (outLeft != null && outRight != null) {
        mix(m, frames);
        if (passing) {
          pass(passed[2 * m], left, frames);
          pass(passed[2 * m + 1], right, frames);
        }
        measure(2 * m, left, frames);
        measure(2 * m + 1, right, frames);
        System.arraycopy(left, 0, outLeft, offset, frames);
        System.arraycopy(right, 0, outRight, offset, frames);
      }
    }
    bypass.advance(0, frames);
    hopDone += frames;
    if (hopDone == hop) {
      sources.levels.endOfHop(hop);
      mixLevels.endOfHop(hop);
      for (MixOutput output : outputs) {
        output.endOfHop(hop);
      }
      hopDone = 0;
    }
  }

  /// Renders a mix into `left` and `right`.
  private void mix(int m, int frames) {
    boolean heard = sends.sum(m, sources, left, right, frames);
    if (mixGain.moving(m)) {
      mixGain.fill(m, gains, frames);
      Samples.scale(left, gains, frames);
      Samples.scale(right, gains, frames);
      mixGain.advance(m, frames);
    } else if (heard && mixGain.target(m) != 1) {
      Samples.scale(left, mixGain.target(m), frames);
      Samples.scale(right, mixGain.target(m), frames);
    }
    if (outputs[m].runs()) {
      finite(left, frames);
      finite(right, frames);
    }
    outputs[m].process(left, right, frames);
  }

  private void keepBus(float[] @Nullable [] bus, int offset, int frames) {
    for (int c = 0; c < passed.length; c++) {
      float[] in = c < Math.min(inputs, bus.length) ? bus[c] : null;
      if (in == null) {
        Arrays.fill(passed[c], 0, frames, 0);
      } else {
        System.arraycopy(in, offset, passed[c], 0, frames);
        finite(passed[c], frames);
      }
    }
    for (int m = 0; m < passedDelays.length; m++) {
      passedDelays[m].process(passed[2 * m], passed[2 * m + 1], frames);
    }
  }

  private void pass(float[] kept, float[] x, int frames) {
    if (bypass.moving(0)) {
      finite(x, frames);
      bypass.fill(0, gains, frames);
      Samples.blend(kept, gains, x, frames);
    } else {
      System.arraycopy(kept, 0, x, 0, frames);
    }
  }

  private void measure(int channel, float[] x, int frames) {
    float peak = finite(x, frames);
    Samples.dropSignOfZero(x, frames);
    mixLevels.add(channel, peak, peak == 0 ? 0 : Samples.squares(x, frames));
  }

  /// Silences what is not finite, for finite sources can still overflow together.
  ///
  /// @return the peak
  private static float finite(float[] x, int frames) {
    float peak = Samples.peak(x, frames);
    if (peak <= Float.MAX_VALUE) {
      return peak;
    }
    Samples.silenceNonFinite(x, frames);
    return Samples.peak(x, frames);
  }

  /// Ends all glides at their targets and forgets what was played.
  void reset() {
    sources.reset();
    sends.finish();
    mixGain.finish();
    bypass.finish();
    mixLevels.reset();
    hopDone = 0;
    for (MixOutput output : outputs) {
      output.reset();
    }
    for (FrameDelay delay : passedDelays) {
      delay.reset();
    }
  }
}
