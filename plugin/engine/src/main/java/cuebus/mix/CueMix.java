package cuebus.mix;

import cuebus.amp.DeviceOutputs;
import cuebus.amp.Oversampling;
import cuebus.dsp.Levels;
import cuebus.dsp.Ramp;
import cuebus.hearing.Listening;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.Actor;
import cuebus.rt.AppliedChanges;
import cuebus.rt.AudioThread;
import cuebus.rt.EventRing;
import cuebus.rt.MainThread;
import cuebus.rt.ParameterEvents;
import cuebus.rt.SharedDoubles;
import cuebus.rt.Transport;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The cue mixer: bus channels in, stereo mixes out.
///
/// Life: [#activate], then [#process] as often as wanted, [#reset] between. Parameters can be
/// [#set] and states [#load]ed at any time from any thread but the audio thread, which alone calls
/// `process` and `reset`. Meters and values may be read by any thread.
///
/// `process` adds no latency unless asked for linear phase, allocates nothing, takes no lock and
/// throws nothing; its output is finite for any input and does not depend on how a run is cut into
/// blocks.
public final class CueMix {

  /// The lowest sample rate it works at, in Hz.
  public static final int MIN_SAMPLE_RATE = 8_000;

  /// The highest sample rate it works at, in Hz.
  public static final int MAX_SAMPLE_RATE = 384_000;

  /// The longest fade, ms.
  public static final int MAX_FADE_MS = Fades.MAX_MS;

  private static final int FEWEST_WAITING_CHANGES = 4096;

  private final Parameters parameters;
  private final Oversampling oversampling;
  private final int mixes;
  private final SharedDoubles values;
  private final EventRing changes;
  private final AtomicReference<@Nullable Loaded> pending = new AtomicReference<>();

  // Guarded by this: the control side's own.
  private Layout layout;
  private double sampleRate;
  private @Nullable Listening[] stages;
  private Layout.@Nullable Output[] staged;

  /// Offset on each value, as heard. The audio thread's own.
  private final double[] modulation;

  /// Each value as the mixer has it: on its way, where it fades. The audio thread's own.
  private final double[] present;

  /// Frames since activation. The audio thread's own.
  private long position;

  private @Nullable Fades fades;

  /// What each value of [Control#SCENE] from 1 on recalls; replaced as a whole.
  private volatile Recall[] recalls = {};

  private final int scene;
  private volatile @Nullable AppliedChanges record;

  /// What is filled now, and the frame at which that began. The audio thread's own.
  private @Nullable AppliedChanges recording;

  private long recordedFrom;

  /// What a host says that has none. The audio thread's own.
  private final Transport noSong = new Transport();

  private volatile @Nullable Mixer mixer;

  /// A mixer for real time with initial values and plain names, not yet active.
  public CueMix(Variant variant) {
    this(variant, Oversampling.AUDIBLE);
  }

  /// A mixer with initial values and plain names, not yet active.
  ///
  /// @param oversampling how finely devices that are heard are computed
  public CueMix(Variant variant, Oversampling oversampling) {
    this.oversampling = oversampling;
    parameters = Parameters.of(variant);
    mixes = variant.mixes();
    values = new SharedDoubles(parameters.all().size());
    parameters.all().forEach(p -> values.set(p.index(), p.initial()));
    modulation = new double[parameters.all().size()];
    present = parameters.initialValues();
    scene = parameters.ofPlugin(Control.SCENE);
    // A scene may change everything, and another come before the next block.
    int waiting = Math.max(FEWEST_WAITING_CHANGES, 2 * parameters.all().size());
    changes = new EventRing(Integer.highestOneBit(waiting - 1) << 1);
    layout = Layout.initial(variant);
    stages = new @Nullable Listening[mixes];
    staged = new Layout.@Nullable Output[mixes];
  }

  /// The declaration this mixer follows.
  public Parameters parameters() {
    return parameters;
  }

  /// Makes everything ready for a sample rate. All gains stand where they belong; nothing glides
  /// in, nothing is modulated. Not while `process` runs.
  ///
  /// @param rate in Hz, [#MIN_SAMPLE_RATE] to [#MAX_SAMPLE_RATE]
  @MainThread
  public synchronized void activate(double rate) {
    if (!(rate >= MIN_SAMPLE_RATE && rate <= MAX_SAMPLE_RATE)) {
      throw new IllegalArgumentException(
          "sample rate %s Hz is outside %d to %d Hz"
              .formatted(rate, MIN_SAMPLE_RATE, MAX_SAMPLE_RATE));
    }
    sampleRate = rate;
    stages = new @Nullable Listening[mixes];
    staged = new Layout.@Nullable Output[mixes];
    pending.set(null);
    Loaded loaded = loaded();
    Mixer fresh = new Mixer(parameters, rate, loaded, oversampling);
    drop(loaded.after());
    Arrays.fill(modulation, 0);
    System.arraycopy(loaded.values(), 0, present, 0, present.length);
    position = 0;
    recordedFrom = 0;
    fades = new Fades(parameters, rate, Ramp.frames(rate));
    fresh.load(loaded, true);
    mixer = fresh;
  }

  private void drop(long after) {
    while (changes.waiting(after) > 0) {
      changes.advance();
    }
  }

  /// Sets a parameter for the host, limited to its range; it glides there. Another value of
  /// [Control#SCENE] recalls that scene. Any thread but the audio thread.
  ///
  /// @throws IllegalArgumentException if there is no such parameter, or the value is NaN
  public synchronized void set(int parameter, double value) {
    // Hosts do this from their audio threads, too: nothing is allocated.
    check(parameter, value);
    double nearest = parameters.all().get(parameter).nearest(value);
    Recall recall = recall(parameter, nearest, Actor.HOST);
    boolean fit = changes.room() > recall.parameters.length;
    stage(fit, parameter, nearest, Actor.HOST, 0);
    for (int i = 0; i < recall.parameters.length; i++) {
      stage(fit, recall.parameters[i], recall.values[i], Actor.HOST, recall.fadeMs);
    }
    handOver(fit);
  }

  /// What a new value of a parameter recalls. A host says again and again what is, and means
  /// nothing by it; whoever else names the scene that was recalled last wants it back.
  private Recall recall(int parameter, double value, int actor) {
    if (parameter != scene || (actor == Actor.HOST && value == values.get(scene))) {
      return Recall.NOTHING;
    }
    Recall[] all = recalls;
    return value >= 1 && value <= all.length ? all[(int) value - 1] : Recall.NOTHING;
  }

  /// Sets parameters, limited to their ranges, all with the same frame; they fade there. Any thread
  /// but the audio thread.
  ///
  /// @param actor who does it; see [Actor]
  /// @param fadeMs length of the fade, 0 to [#MAX_FADE_MS]; below 20 ms it is the usual glide
  /// @throws IllegalArgumentException if there is no such parameter, or a value is NaN; nothing
  ///   changes then
  public synchronized void change(List<Change> wanted, int actor, int fadeMs) {
    wanted.forEach(change -> check(change.parameter(), change.value()));
    // More than fit on the way: hand over everything at once instead.
    boolean fit = changes.room() >= wanted.size();
    for (Change change : wanted) {
      double nearest = parameters.all().get(change.parameter()).nearest(change.value());
      stage(fit, change.parameter(), nearest, actor, fadeMs);
    }
    handOver(fit);
  }

  private void stage(boolean fit, int parameter, double value, int actor, int fadeMs) {
    values.set(parameter, value);
    if (fit) {
      changes.stage(parameter, value, actor, fadeMs);
    }
  }

  private void handOver(boolean fit) {
    if (fit) {
      changes.publish();
    } else {
      pending.set(loaded());
    }
  }

  private void check(int parameter, double value) {
    if (parameter < 0 || parameter >= parameters.all().size()) {
      throw new IllegalArgumentException(
          "parameter %d is not one of 0 to %d".formatted(parameter, parameters.all().size() - 1));
    }
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(parameters.all().get(parameter).id() + " cannot be NaN");
    }
  }

  /// Writes every change down from the next block on, with the frame it holds from, counted from
  /// that block. A state that is taken over before its first frame is not noted: who asks for a
  /// record knows how it begins. Any thread.
  ///
  /// @param to takes the changes; null for no more
  public void record(@Nullable AppliedChanges to) {
    record = to;
  }

  /// The value a parameter has, or will have with the next block; where it fades, the one at the
  /// end of its way. Any thread.
  public double value(int parameter) {
    return values.get(parameter);
  }

  /// Takes over a state as a whole: levels glide to it, devices fade over. It recalls nothing. Any
  /// thread but the audio thread.
  ///
  /// @param scenes what the values of [Control#SCENE] from 1 on recall from now on
  /// @throws IllegalArgumentException if it is another variant's; nothing changes then
  public synchronized void load(CueMixState state, List<Recall> scenes) {
    load(state);
    recalls = scenes.toArray(Recall[]::new);
  }

  /// As [#load(CueMixState, List)], with the scenes as they are.
  ///
  /// @throws IllegalArgumentException if it is another variant's; nothing changes then
  public synchronized void load(CueMixState state) {
    if (state.layout().variant() != parameters.variant()) {
      throw new IllegalArgumentException(
          "a state of %s does not fit %s"
              .formatted(state.layout().variant().text(), parameters.variant().text()));
    }
    layout = state.layout();
    parameters.all().forEach(p -> values.set(p.index(), state.value(p.index())));
    pending.set(loaded());
  }

  /// The layout as it is now. Any thread but the audio thread.
  public synchronized Layout layout() {
    return layout;
  }

  /// Layout and values as they are now. Any thread but the audio thread.
  public synchronized CueMixState state() {
    return new CueMixState(layout, currentValues());
  }

  private double[] currentValues() {
    double[] now = new double[parameters.all().size()];
    Arrays.setAll(now, values::get);
    return now;
  }

  private Loaded loaded() {
    for (int m = 0; m < mixes; m++) {
      Layout.Output output =
          m < layout.mixes().size() ? layout.mixes().get(m).output() : Layout.Output.NONE;
      if (!output.equals(staged[m])) {
        staged[m] = output;
        stages[m] = sampleRate > 0 ? stage(output) : null;
      }
    }
    return new Loaded(currentValues(), new Routing(layout), stages.clone(), changes.offered());
  }

  private @Nullable Listening stage(Layout.Output output) {
    if (output.device() == null) {
      return null;
    }
    int hop = Mixer.hop(sampleRate);
    var outputs =
        new DeviceOutputs(
            output.device(), output.headphones(), output.lead(), sampleRate, hop, oversampling);
    return new Listening(outputs, output.headphones(), sampleRate, hop / sampleRate);
  }

  /// Renders a block for a host without a song. Audio thread; see [#process(float[][], float[][],
  /// int, ParameterEvents, Transport)].
  @AudioThread
  public void process(
      float[] @Nullable [] bus, float[] @Nullable [] out, int frames, ParameterEvents events) {
    process(bus, out, frames, events, noSong);
  }

  /// Renders a block. Audio thread, between activations; before the first one it writes silence.
  ///
  /// @param bus `[channel][frame]`, the variant's inputs; a null or missing channel is silence
  /// @param out `[channel][frame]`, two per mix: left and right; a mix with a null or missing
  ///   channel is not rendered. May be the arrays of `bus`.
  /// @param frames how many frames, any number from 0
  /// @param events parameter changes within the block, by rising frame; what names no parameter or
  ///   no value is ignored
  /// @param transport where the host's song is, for the click and the talk keys
  @AudioThread
  public void process(
      float[] @Nullable [] bus,
      float[] @Nullable [] out,
      int frames,
      ParameterEvents events,
      Transport transport) {
    Mixer m = mixer;
    Fades fading = fades;
    if (m == null || fading == null) {
      silence(out, frames);
      return;
    }
    takePending(m, fading);
    if (frames > 0) {
      m.begin(transport, frames);
    }
    int event = 0;
    int done = 0;
    while (done < frames) {
      while (event < events.size() && events.frame(event) <= done) {
        take(m, fading, events, event);
        event++;
      }
      takeSteps(m, fading);
      int until = Math.min(frames, done + m.room());
      if (event < events.size()) {
        until = Math.min(until, events.frame(event));
      }
      until = (int) Math.min(until, fading.next() - position + done);
      m.render(bus, out, done, until - done);
      position += until - done;
      done = until;
    }
    for (; event < events.size(); event++) {
      take(m, fading, events, event);
    }
  }

  private static void silence(float[] @Nullable [] out, int frames) {
    for (float[] channel : out) {
      if (channel != null) {
        Arrays.fill(channel, 0, frames, 0);
      }
    }
  }

  private void takePending(Mixer m, Fades fading) {
    AppliedChanges to = record;
    if (to != recording) {
      recording = to;
      recordedFrom = position;
    }
    // Looked at before `pending`: a change made after a state that arrives meanwhile must wait for
    // it, or the state would undo it.
    long seen = changes.written();
    Loaded loaded = pending.get() == null ? null : pending.getAndSet(null);
    if (loaded != null) {
      applyWaiting(m, fading, loaded.after());
      fading.clear();
      System.arraycopy(loaded.values(), 0, present, 0, present.length);
      note(AppliedChanges.WHOLE_STATE, 0, Actor.SESSION, 0, false);
      m.load(loaded, false);
      for (int p = 0; p < modulation.length; p++) {
        if (modulation[p] != 0) {
          m.apply(p, heard(p, present[p]));
        }
      }
    }
    applyWaiting(m, fading, seen);
  }

  private void applyWaiting(Mixer m, Fades fading, long until) {
    for (int n = changes.waiting(until); n > 0; n--) {
      apply(m, fading, changes.parameter(), changes.value(), changes.actor(), changes.fadeMs());
      changes.advance();
    }
  }

  private void take(Mixer m, Fades fading, ParameterEvents events, int event) {
    int parameter = events.parameter(event);
    double value = events.value(event);
    if (parameter < 0 || parameter >= modulation.length || Double.isNaN(value)) {
      return;
    }
    if (events.modulates(event)) {
      note(parameter, value, events.actor(event), 0, true);
      modulation[parameter] = value;
      m.apply(parameter, heard(parameter, present[parameter]));
    } else {
      double nearest = parameters.all().get(parameter).nearest(value);
      int actor = events.actor(event);
      Recall recall = recall(parameter, nearest, actor);
      values.set(parameter, nearest);
      apply(m, fading, parameter, nearest, actor, events.fadeMs(event));
      for (int i = 0; i < recall.parameters.length; i++) {
        values.set(recall.parameters[i], recall.values[i]);
        apply(m, fading, recall.parameters[i], recall.values[i], actor, recall.fadeMs);
      }
    }
  }

  private void apply(Mixer m, Fades fading, int parameter, double value, int actor, int fadeMs) {
    note(parameter, value, actor, fadeMs, false);
    if (fading.takesSteps(fadeMs) && value != present[parameter]) {
      fading.start(position, parameter, present[parameter], value, fadeMs);
    } else {
      fading.stop(parameter);
      present[parameter] = value;
      m.apply(parameter, heard(parameter, value));
    }
  }

  private void takeSteps(Mixer m, Fades fading) {
    if (fading.next() > position) {
      return;
    }
    for (int i = fading.count() - 1; i >= 0; i--) {
      int parameter = fading.parameter(i);
      if (fading.isDue(position, parameter)) {
        present[parameter] = fading.step(parameter);
        m.apply(parameter, heard(parameter, present[parameter]));
      }
    }
    fading.settle();
  }

  private void note(int parameter, double value, int actor, int fadeMs, boolean modulated) {
    AppliedChanges to = recording;
    if (to != null && (parameter != AppliedChanges.WHOLE_STATE || position > recordedFrom)) {
      to.offer(position - recordedFrom, parameter, value, actor, fadeMs, modulated);
    }
  }

  /// The value with its modulation. An unmodulated value is already one the parameter can have.
  private double heard(int parameter, double value) {
    double offset = modulation[parameter];
    return offset == 0 ? value : parameters.all().get(parameter).nearest(value + offset);
  }

  /// Ends all glides and forgets what was played: meters, filters, counters. Audio thread.
  @AudioThread
  public void reset() {
    Mixer m = mixer;
    Fades fading = fades;
    if (m != null && fading != null) {
      takePending(m, fading);
      note(AppliedChanges.WHOLE_STATE, 0, Actor.HOST, 0, false);
      for (int i = fading.count() - 1; i >= 0; i--) {
        int parameter = fading.parameter(i);
        present[parameter] = fading.target(parameter);
        m.apply(parameter, heard(parameter, present[parameter]));
      }
      fading.clear();
      m.reset();
    }
  }

  /// Frames by which the output is late: those of linear-phase oversampling and of the look-ahead,
  /// as taken up with the last activation.
  public int latencyFrames() {
    Mixer m = mixer;
    return m == null ? oversampling.latencyFrames() : m.latency;
  }

  /// Lets all mixes rise from silence: after [#activate], where sound was cut off before.
  @MainThread
  public void riseFromSilence() {
    Mixer m = mixer;
    if (m != null) {
      m.inserts.fadeIn();
    }
  }

  /// Meters of the bus channels, behind trim, polarity and mute; null before activation.
  public @Nullable Levels sourceLevels() {
    Mixer m = mixer;
    return m == null ? null : m.sources.levels;
  }

  /// Meters of the mixes as they are heard, left and right of each; null before activation.
  public @Nullable Levels mixLevels() {
    Mixer m = mixer;
    return m == null ? null : m.mixLevels;
  }

  /// Samples of a bus channel that were unusable, not finite or above [cuebus.dsp.Samples#LARGEST],
  /// and so silenced, since the last reset.
  public long nonFiniteSamples(int channel) {
    Mixer m = mixer;
    return m == null ? 0 : m.sources.nonFinite(channel);
  }

  /// What a mix is heard through, for its readings; null if the mix has no device. Audio thread.
  public @Nullable DeviceOutputs outputs(int mix) {
    Listening stage = listening(mix);
    return stage == null ? null : stage.outputs();
  }

  /// The ears at a mix's headphones; null if the mix has no device. Audio thread, but for the live
  /// readings.
  public @Nullable Listening listening(int mix) {
    Mixer m = mixer;
    return m == null ? null : m.outputs[mix].stage();
  }

  /// The gain of a bus channel into one side of a mix as set now: trim, polarity, mutes, level and
  /// pan of the send, and the mix's level. Audio thread.
  ///
  /// @param side 0 is left, 1 right
  public double gain(int mix, int channel, int side) {
    Mixer m = mixer;
    return m == null ? 0 : m.gain(mix, channel, side);
  }
}
