package cuebus.mix;

import cuebus.amp.Oversampling;
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

  private final Parameters parameters;
  private final int inputs;
  private final double[] values;

  private final SendMatrix sends;
  private final SendMatrix mainSends;
  private final ListenBus listenBus;
  private final Desk desk;
  private final MoreMe[] moreMe;
  private final ClickReturn click;
  private final Talk talk;
  private final Ramp mixGain;

  private final Bypass bypass;

  private final int outputLatency;
  private volatile boolean lookAhead;

  /// Frames by which every output is late.
  private volatile int latency;

  private final float[] left;
  private final float[] right;
  private final float[] ownLeft;
  private final float[] ownRight;
  private final float[] gains;
  private final int hop;
  private int hopDone;

  /// See [Desk#soloed].
  private int soloed = -1;

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
    listenBus = new ListenBus(mixes, hop, rampFrames);
    desk = new Desk(parameters, values, sources, sends, mainSends, listenBus, loaded.routing());
    inserts = new Inserts(parameters, values, sampleRate, hop, rampFrames);
    moreMe = new MoreMe[mixes];
    Arrays.setAll(
        moreMe,
        m ->
            new MoreMe(
                loaded.routing().own[m], sampleRate, hop, inserts.ownPath(m), inserts.restPath(m)));
    click = new ClickReturn(parameters, values, sampleRate, hop, rampFrames);
    talk = new Talk(parameters, values, loaded.routing(), hop, rampFrames);
    outputs = new MixOutput[mixes];
    outputLatency = oversampling.latencyFrames();
    Arrays.setAll(outputs, m -> new MixOutput(hop, rampFrames, outputLatency));
    mixGain = new Ramp(mixes, rampFrames);
    bypass = new Bypass(2 * mixes, hop, rampFrames, outputLatency + inserts.latency());
    lookAhead(loaded.values()[parameters.ofPlugin(Control.LOOK_AHEAD)] != 0);
    mixLevels = new Levels(2 * mixes, hopSeconds);
    left = new float[hop];
    right = new float[hop];
    ownLeft = new float[hop];
    ownRight = new float[hop];
    gains = new float[hop];
  }

  private void lookAhead(boolean on) {
    lookAhead = on;
    inserts.lookAhead(on);
    latency = outputLatency + inserts.latency();
    bypass.latency(latency);
  }

  /// Whether the limiters look ahead. Any thread.
  boolean lookAhead() {
    return lookAhead;
  }

  /// Frames by which every output is late. Any thread.
  int latency() {
    return latency;
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
    solo();
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
    bypass.set(values[parameters.ofPlugin(Control.BYPASS)], snap);
  }

  private void more(int mix, boolean snap) {
    moreMe[mix].amount(values[parameters.ofMix(Control.MORE_ME, mix)], snap);
  }

  private void level(int mix, boolean snap) {
    boolean muted = values[parameters.ofMix(Control.MUTE, mix)] != 0;
    double level = values[parameters.ofMix(Control.LEVEL, mix)];
    mixGain.set(mix, muted ? 0 : Decibels.toGain(level), snap);
  }

  private void output(int mix, boolean snap) {
    outputs[mix].mode(OutputMode.ofChoice(values[parameters.ofMix(Control.OUTPUT, mix)]), snap);
    double volume = values[parameters.ofMix(Control.VOLUME, mix)];
    outputs[mix].volume(Decibels.toGain(volume), snap);
  }

  private void solo() {
    if (desk.soloed() != soloed) {
      soloed = desk.soloed();
      inserts.solo(soloed);
      click.solo(soloed);
    }
  }

  /// The gain of a channel into one side of a mix, where all glides end.
  double gain(int mix, int channel, int side) {
    return (double) sources.gain.target(channel)
        * sends.target(mix, channel, side)
        * mixGain.target(mix);
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
    bypass.keep(bus, inputs, offset, frames);
    desk.settle(false);
    solo();
    sources.process(bus, offset, frames);
    if (inserts.reverberates()) {
      mainSends.sum(0, sources, inserts.sendLeft(), inserts.sendRight(), frames);
      Samples.finite(inserts.sendLeft(), frames);
      Samples.finite(inserts.sendRight(), frames);
      inserts.reverberate(frames);
    }
    click.render(frames);
    talk.listen(sources, frames);
    listenBus.begin(frames);
    int engineer = desk.engineer();
    for (int m = 0; m < outputs.length; m++) {
      if (m != engineer) {
        render(m, out, offset, frames);
      }
    }
    if (engineer >= 0) {
      // Last, for it may hear the others.
      render(engineer, out, offset, frames);
    }
    listenBus.advance(frames);
    bypass.advance(frames);
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

  private void render(int m, float[] @Nullable [] out, int offset, int frames) {
    float[] outLeft = 2 * m < out.length ? out[2 * m] : null;
    float[] outRight = 2 * m + 1 < out.length ? out[2 * m + 1] : null;
    if (outLeft == null || outRight == null) {
      return;
    }
    mix(m, frames);
    bypass.pass(2 * m, left, frames);
    bypass.pass(2 * m + 1, right, frames);
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
      listenBus.replace(left, right, frames);
    }
    inserts.deliver(m, left, right, frames);
    listenBus.take(m, left, right, frames);
    if (outputs[m].runs()) {
      Samples.finite(left, frames);
      Samples.finite(right, frames);
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
    Samples.finite(ownLeft, frames);
    Samples.finite(ownRight, frames);
    Samples.finite(left, frames);
    Samples.finite(right, frames);
    moreMe[m].process(ownLeft, ownRight, left, right, frames);
    return heard;
  }

  private void measure(int channel, float[] x, int frames) {
    float peak = Samples.finite(x, frames);
    Samples.dropSignOfZero(x, frames);
    mixLevels.add(channel, peak, peak == 0 ? 0 : Samples.squares(x, frames));
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
    bypass.reset();
    mixLevels.reset();
    hopDone = 0;
    for (MixOutput output : outputs) {
      output.reset();
    }
  }

  /// Takes up the look-ahead as it is set, and forgets all that was played.
  void restart() {
    lookAhead(values[parameters.ofPlugin(Control.LOOK_AHEAD)] != 0);
    reset();
  }
}
