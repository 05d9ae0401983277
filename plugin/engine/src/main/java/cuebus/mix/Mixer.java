package cuebus.mix;

import cuebus.amp.Oversampling;
import cuebus.dsp.FrameDelay;
import cuebus.dsp.Levels;
import cuebus.dsp.Ramp;
import cuebus.dsp.Samples;
import cuebus.hearing.Listening;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.OutputMode;
import cuebus.param.Parameters;
import cuebus.rt.Transport;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The signal path at one sample rate: strips, sends, mixes, outputs. Belongs to the audio thread.
final class Mixer {

  private static final double HOP_SECONDS = 0.01;

  final SourceStrips sources;
  final Levels mixLevels;
  final MixOutput[] outputs;
  final Inserts inserts;

  /// Frames by which every output is late.
  final int latency;

  private final Parameters parameters;
  private final int inputs;
  private final double[] values;

  private final SendMatrix sends;
  private final SendMatrix mainSends;
  private final Desk desk;
  private final MoreMe[] moreMe;
  private final ClickReturn click;
  private final Talk talk;
  private final Ramp mixGain;

  /// How much of the bus is passed through; one gain.
  private final Ramp bypass;

  private final float[][] passed;

  /// Keep what is passed through in step with the mixes; none where these are not late.
  private final FrameDelay[] passedDelays;

  private final float[] left;
  private final float[] right;
  private final float[] ownLeft;
  private final float[] ownRight;
  private final float[] listenLeft;
  private final float[] listenRight;
  private final float[] gains;
  private final int hop;
  private int hopDone;

  Mixer(Parameters parameters, double sampleRate, Loaded loaded, Oversampling oversampling) {
    this.parameters = parameters;
    inputs = parameters.variant().inputs();
    int mixes = parameters.variant().mixes();
    values = parameters.initialValues();
    int rampFrames = Ramp.frames(sampleRate);
    hop = hop(sampleRate);
    double hopSeconds = hop / sampleRate;
    sources = new SourceStrips(inputs, hop, rampFrames, hopSeconds);
    sends = new SendMatrix(inputs, mixes, hop, rampFrames);
    mainSends = new SendMatrix(inputs, 1, hop, rampFrames);
    desk = new Desk(parameters, values, sources, sends, mainSends, loaded.routing(), rampFrames);
    moreMe = new MoreMe[mixes];
    Arrays.setAll(moreMe, m -> new MoreMe(loaded.routing().own[m], sampleRate, hop));
    boolean lookAhead = loaded.values()[parameters.ofPlugin(Control.LOOK_AHEAD)] != 0;
    inserts = new Inserts(parameters, values, sampleRate, hop, rampFrames, lookAhead);
    click = new ClickReturn(parameters, values, sampleRate, hop, rampFrames);
    talk = new Talk(parameters, values, loaded.routing(), hop, rampFrames);
    outputs = new MixOutput[mixes];
    Arrays.setAll(outputs, m -> new MixOutput(hop, rampFrames, oversampling.latencyFrames()));
    latency = oversampling.latencyFrames() + inserts.latency();
    mixGain = new Ramp(mixes, rampFrames);
    bypass = new Ramp(1, rampFrames);
    passed = new float[2 * mixes][hop];
    passedDelays = new FrameDelay[latency == 0 ? 0 : mixes];
    Arrays.setAll(passedDelays, m -> new FrameDelay(latency));
    mixLevels = new Levels(2 * mixes, hopSeconds);
    left = new float[hop];
    right = new float[hop];
    ownLeft = new float[hop];
    ownRight = new float[hop];
    listenLeft = new float[hop];
    listenRight = new float[hop];
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
    System.arraycopy(loaded.values(), 0, values, 0, values.length);
    desk.load(loaded.routing(), snap);
    bypass(snap);
    for (int m = 0; m < outputs.length; m++) {
      level(m, snap);
      moreMe[m].own(loaded.routing().own[m], snap);
      more(m, snap);
      output(m, snap);
      Listening stage = loaded.stages()[m];
      outputs[m].stage(stage, snap);
      inserts.peakSplAtFullScale(
          m, stage == null ? Double.NEGATIVE_INFINITY : stage.peakSplAtFullScale());
    }
    inserts.load(snap);
    click.load(snap);
    talk.load(loaded.routing(), snap);
  }

  /// Sets one parameter; its gain glides there.
  void apply(int parameter, double value) {
    values[parameter] = value;
    int source = parameters.source(parameter);
    int mix = parameters.mix(parameter);
    switch (parameters.control(parameter)) {
      case TRIM, POLARITY, SOURCE_MUTE, WIDTH, BALANCE, COMPENSATE, COMPENSATION ->
          desk.stripChanged(source);
      case MAIN_LEVEL, MAIN_PAN, MAIN_MUTE -> desk.mainChanged();
      case SOLO -> desk.soloChanged();
      case LISTEN -> desk.listen(false);
      case SEND_LEVEL, SEND_PAN, SEND_MUTE, FOLLOW, GROUP_LEVEL -> desk.sendsChanged(mix);
      case MORE_ME -> more(mix, false);
      case BYPASS -> bypass(false);
      case LEVEL, MUTE -> level(mix, false);
      case OUTPUT -> output(mix, false);
      case VOLUME -> {
        output(mix, false);
        inserts.changed(Control.VOLUME, mix);
      }
      case CLICK,
          CLICK_SOUND,
          CLICK_ACCENT,
          CLICK_SUBDIVISION,
          CLICK_TEMPO,
          CLICK_BEATS,
          CLICK_COUNT_IN ->
          click.changed();
      case CLICK_LEVEL -> click.level(mix, false);
      case TALK,
          TALKBACK,
          TALKBACK_LEVEL,
          LISTENBACK,
          LISTENBACK_LEVEL,
          DIM,
          TALK_WHILE_RECORDING ->
          talk.changed();
      // What it recalls comes by itself.
      case SCENE -> {}
      // What remains is the inserts'.
      default -> inserts.changed(parameters.control(parameter), mix);
    }
  }

  private void bypass(boolean snap) {
    set(bypass, 0, values[parameters.ofPlugin(Control.BYPASS)], snap);
  }

  private void more(int mix, boolean snap) {
    moreMe[mix].amount(values[parameters.ofMix(Control.MORE_ME, mix)], snap);
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

  /// Begins a block.
  ///
  /// @param frames how many it has, from 1
  void begin(Transport transport, int frames) {
    click.begin(transport, frames);
    talk.begin(transport.recording);
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
    desk.settle(false);
    sources.process(bus, offset, frames);
    if (inserts.reverberates()) {
      mainSends.sum(0, sources, inserts.sendLeft(), inserts.sendRight(), frames);
      finite(inserts.sendLeft(), frames);
      finite(inserts.sendRight(), frames);
      inserts.reverberate(frames);
    }
    click.render(frames);
    talk.listen(sources, frames);
    Arrays.fill(listenLeft, 0, frames, 0);
    Arrays.fill(listenRight, 0, frames, 0);
    int engineer = desk.engineer();
    for (int m = 0; m < outputs.length; m++) {
      if (m != engineer) {
        render(m, out, offset, frames, passing);
      }
    }
    if (engineer >= 0) {
      // Last, for it may hear the others.
      render(engineer, out, offset, frames, passing);
    }
    desk.engineersOwn.advance(0, frames);
    bypass.advance(0, frames);
    hopDone += frames;
    if (hopDone == hop) {
      sources.levels.endOfHop(hop);
      mixLevels.endOfHop(hop);
      inserts.endOfHop();
      for (MoreMe more : moreMe) {
        more.endOfHop();
      }
      for (MixOutput output : outputs) {
        output.endOfHop(hop);
      }
      hopDone = 0;
    }
  }

  private void render(int m, float[] @Nullable [] out, int offset, int frames, boolean passing) {
    float[] outLeft = 2 * m < out.length ? out[2 * m] : null;
    float[] outRight = 2 * m + 1 < out.length ? out[2 * m + 1] : null;
    if (outLeft == null || outRight == null) {
      return;
    }
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

  /// Renders a mix into `left` and `right`.
  private void mix(int m, int frames) {
    boolean heard = sum(m, frames);
    heard |= inserts.shape(m, left, right, frames);
    heard |= click.addTo(m, left, right, frames);
    heard |= talk.addTo(m, left, right, frames);
    if (mixGain.moving(m)) {
      mixGain.fill(m, gains, frames);
      scale(gains, frames);
      mixGain.advance(m, frames);
    } else if (heard && mixGain.target(m) != 1) {
      Arrays.fill(gains, 0, frames, mixGain.target(m));
      scale(gains, frames);
    }
    if (m == desk.engineer()) {
      hearOthers(frames);
    }
    inserts.deliver(m, left, right, frames);
    if (!desk.listened.silent(m)) {
      desk.listened.fill(m, gains, frames);
      desk.listened.advance(m, frames);
      Samples.add(left, gains, listenLeft, frames);
      Samples.add(right, gains, listenRight, frames);
    }
    if (outputs[m].runs()) {
      finite(left, frames);
      finite(right, frames);
    }
    outputs[m].process(left, right, frames);
  }

  private void scale(float[] by, int frames) {
    Samples.scale(left, by, frames);
    Samples.scale(right, by, frames);
  }

  private boolean sum(int m, int frames) {
    if (!moreMe[m].runs()) {
      return sends.sum(m, sources, left, right, frames);
    }
    boolean[] own = moreMe[m].own();
    boolean heard = sends.sum(m, sources, own, true, ownLeft, ownRight, frames);
    heard |= sends.sum(m, sources, own, false, left, right, frames);
    finite(ownLeft, frames);
    finite(ownRight, frames);
    finite(left, frames);
    finite(right, frames);
    moreMe[m].process(ownLeft, ownRight, left, right, frames);
    return heard;
  }

  /// Replaces the engineer's mix by those they listen to.
  private void hearOthers(int frames) {
    if (!desk.engineersOwn.moving(0) && desk.engineersOwn.target(0) == 1) {
      return;
    }
    desk.engineersOwn.fill(0, gains, frames);
    scale(gains, frames);
    for (int i = 0; i < frames; i++) {
      left[i] += listenLeft[i];
      right[i] += listenRight[i];
    }
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
    if (peak <= Samples.LARGEST) {
      return peak;
    }
    Samples.silenceUnusable(x, frames);
    return Samples.peak(x, frames);
  }

  /// Ends all glides at their targets and forgets what was played.
  void reset() {
    sources.reset();
    desk.finish();
    sends.finish();
    mainSends.finish();
    inserts.reset();
    click.reset();
    talk.reset();
    for (MoreMe more : moreMe) {
      more.reset();
    }
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
