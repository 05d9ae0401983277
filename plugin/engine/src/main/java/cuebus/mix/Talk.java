package cuebus.mix;

import cuebus.dsp.PanLaw;
import cuebus.dsp.Ramp;
import cuebus.dsp.Samples;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Parameters;
import java.util.Arrays;

/// Talkback and listenback: while its key is on, a talking source is heard in every mix that takes
/// its role, whose rest dims. Belongs to the audio thread; allocates nothing after construction.
final class Talk {

  /// Mono voices stand in the centre of a mix.
  private static final float CENTRE = (float) PanLaw.left(0);

  private final Parameters parameters;
  private final double[] values;
  private final int inputs;
  private final int mixes;
  private final Ramp key;
  private final Ramp dim;
  private final Voice talkback;
  private final Voice listenback;

  /// By channel, where it was heard last: it fades out there even if its role is another now.
  private final Voice[] voiceOf;

  private final float[] gains;
  private Routing routing;
  private boolean recording;

  /// What all sources of one role say together.
  private final class Voice {
    final Control taken;
    final Control level;
    final Ramp gain;
    final float[] left;
    final float[] right;
    boolean keyed;
    boolean heard;

    Voice(Control taken, Control level, int hop, int rampFrames) {
      this.taken = taken;
      this.level = level;
      gain = new Ramp(mixes, rampFrames);
      left = new float[hop];
      right = new float[hop];
    }

    double gain(int mix) {
      boolean on = values[parameters.ofMix(taken, mix)] != 0;
      return on ? Decibels.toGain(values[parameters.ofMix(level, mix)]) : 0;
    }

    boolean addTo(int mix, float[] mixLeft, float[] mixRight, int frames) {
      if (gain.silent(mix)) {
        return false;
      }
      if (heard) {
        gain.fill(mix, gains, frames);
        Samples.add(left, gains, mixLeft, frames);
        Samples.add(right, gains, mixRight, frames);
      }
      gain.advance(mix, frames);
      return heard;
    }
  }

  /// @param values plain values by parameter index, which the mixer keeps
  /// @param hop the most frames at once
  Talk(Parameters parameters, double[] values, Routing routing, int hop, int rampFrames) {
    this.parameters = parameters;
    this.values = values;
    this.routing = routing;
    inputs = parameters.variant().inputs();
    mixes = parameters.variant().mixes();
    key = new Ramp(inputs, rampFrames);
    dim = new Ramp(mixes, rampFrames);
    talkback = new Voice(Control.TALKBACK, Control.TALKBACK_LEVEL, hop, rampFrames);
    listenback = new Voice(Control.LISTENBACK, Control.LISTENBACK_LEVEL, hop, rampFrames);
    voiceOf = new Voice[inputs];
    Arrays.fill(voiceOf, talkback);
    gains = new float[hop];
  }

  /// Takes over a whole state.
  void load(Routing taken, boolean snap) {
    routing = taken;
    settle(snap);
  }

  /// One of its controls has changed.
  void changed() {
    settle(false);
  }

  /// Begins a block.
  void begin(boolean hostRecords) {
    if (recording != hostRecords) {
      recording = hostRecords;
      settle(false);
    }
  }

  private void settle(boolean snap) {
    boolean allowed = !recording || values[parameters.ofPlugin(Control.TALK_WHILE_RECORDING)] == 0;
    talkback.keyed = false;
    listenback.keyed = false;
    for (int c = 0; c < inputs; c++) {
      int source = routing.owner[c];
      SourceRole role = routing.role[source];
      boolean on =
          allowed && role.talks() && values[parameters.ofSource(Control.TALK, source)] != 0;
      if (on) {
        voiceOf[c] = role == SourceRole.TALKBACK ? talkback : listenback;
        voiceOf[c].keyed = true;
      }
      key.set(c, on ? 1 : 0, snap);
    }
    double dimmed = Decibels.toGain(values[parameters.ofPlugin(Control.DIM)]);
    for (int m = 0; m < mixes; m++) {
      double back = talkback.gain(m);
      double listened = listenback.gain(m);
      talkback.gain.set(m, back, snap);
      listenback.gain.set(m, listened, snap);
      boolean spokenInto = (talkback.keyed && back != 0) || (listenback.keyed && listened != 0);
      dim.set(m, spokenInto ? dimmed : 1, snap);
    }
  }

  /// Gathers what is said in a stretch.
  void listen(SourceStrips sources, int frames) {
    talkback.heard = false;
    listenback.heard = false;
    for (int c = 0; c < inputs; c++) {
      if (!key.silent(c)) {
        key.fill(c, gains, frames);
        key.advance(c, frames);
        if (!sources.silent(c)) {
          add(c, sources.channel[c], frames);
        }
      }
    }
  }

  private void add(int channel, float[] x, int frames) {
    Voice voice = voiceOf[channel];
    if (!voice.heard) {
      voice.heard = true;
      Arrays.fill(voice.left, 0, frames, 0);
      Arrays.fill(voice.right, 0, frames, 0);
    }
    int source = routing.owner[channel];
    if (!routing.linked[source]) {
      Samples.scale(gains, CENTRE, frames);
      Samples.add(x, gains, voice.left, frames);
      Samples.add(x, gains, voice.right, frames);
    } else {
      Samples.add(x, gains, channel == source ? voice.left : voice.right, frames);
    }
  }

  /// Dims a mix and adds what is said to it.
  ///
  /// @return false if there was nothing to add
  boolean addTo(int mix, float[] left, float[] right, int frames) {
    if (dim.moving(mix) || dim.target(mix) != 1) {
      dim.fill(mix, gains, frames);
      dim.advance(mix, frames);
      Samples.scale(left, gains, frames);
      Samples.scale(right, gains, frames);
    }
    boolean added = talkback.addTo(mix, left, right, frames);
    added |= listenback.addTo(mix, left, right, frames);
    return added;
  }

  /// Ends all glides.
  void reset() {
    key.finish();
    dim.finish();
    talkback.gain.finish();
    listenback.gain.finish();
  }
}
