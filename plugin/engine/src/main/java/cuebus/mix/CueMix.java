package cuebus.mix;

import cuebus.amp.DeviceOutputs;
import cuebus.amp.Oversampling;
import cuebus.dsp.Levels;
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
  private @Nullable Stages stages;

  /// Made by activation and then the audio thread's own.
  private @Nullable PresentValues present;

  /// What each value of [Control#SCENE] from 1 on recalls; replaced as a whole.
  private volatile Recall[] recalls = {};

  private final int scene;
  private volatile @Nullable AppliedChanges record;

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
    scene = parameters.ofPlugin(Control.SCENE);
    // A scene may change everything, and another come before the next block.
    int waiting = Math.max(FEWEST_WAITING_CHANGES, 2 * parameters.all().size());
    changes = new EventRing(Integer.highestOneBit(waiting - 1) << 1);
    layout = Layout.initial(variant);
  }

  /// The declaration this mixer follows.
  public Parameters parameters() {
    return parameters;
  }

  /// Refuses a sample rate that [#activate] would refuse.
  ///
  /// @throws IllegalArgumentException if it is outside [#MIN_SAMPLE_RATE] to [#MAX_SAMPLE_RATE] Hz
  public static void checkSampleRate(double rate) {
    if (!(rate >= MIN_SAMPLE_RATE && rate <= MAX_SAMPLE_RATE)) {
      throw new IllegalArgumentException(
          "sample rate %s Hz is outside %d to %d Hz"
              .formatted(rate, MIN_SAMPLE_RATE, MAX_SAMPLE_RATE));
    }
  }

  /// Makes everything ready for a sample rate. All gains stand where they belong; nothing glides
  /// in, nothing is modulated. Not while `process` runs.
  ///
  /// @param rate in Hz, [#MIN_SAMPLE_RATE] to [#MAX_SAMPLE_RATE]
  @MainThread
  public synchronized void activate(double rate) {
    checkSampleRate(rate);
    stages = new Stages(mixes, rate, oversampling);
    pending.set(null);
    Loaded loaded = loaded();
    Mixer fresh = new Mixer(parameters, rate, loaded, oversampling);
    drop(loaded.after());
    fresh.load(loaded, true);
    present = new PresentValues(parameters, fresh, rate, loaded.values());
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
    var heardThrough = stages == null ? new @Nullable Listening[mixes] : stages.of(layout);
    return new Loaded(currentValues(), new Routing(layout), heardThrough, changes.offered());
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
    PresentValues now = present;
    if (m == null || now == null) {
      silence(out, frames);
      return;
    }
    takePending(now);
    if (frames > 0) {
      m.begin(transport, frames);
    }
    int event = 0;
    int done = 0;
    while (done < frames) {
      while (event < events.size() && events.frame(event) <= done) {
        take(now, events, event);
        event++;
      }
      now.takeSteps();
      int until = Math.min(frames, done + m.room());
      if (event < events.size()) {
        until = Math.min(until, events.frame(event));
      }
      int stretch = now.beforeStep(until - done);
      m.render(bus, out, done, stretch);
      now.advance(stretch);
      done += stretch;
    }
    for (; event < events.size(); event++) {
      take(now, events, event);
    }
  }

  private static void silence(float[] @Nullable [] out, int frames) {
    for (float[] channel : out) {
      if (channel != null) {
        Arrays.fill(channel, 0, frames, 0);
      }
    }
  }

  private void takePending(PresentValues now) {
    now.record(record);
    // Looked at before `pending`: a change made after a state that arrives meanwhile must wait for
    // it, or the state would undo it.
    long seen = changes.written();
    Loaded loaded = pending.get() == null ? null : pending.getAndSet(null);
    if (loaded != null) {
      applyWaiting(now, loaded.after());
      now.load(loaded);
    }
    applyWaiting(now, seen);
  }

  private void applyWaiting(PresentValues now, long until) {
    for (int n = changes.waiting(until); n > 0; n--) {
      now.set(changes.parameter(), changes.value(), changes.actor(), changes.fadeMs());
      changes.advance();
    }
  }

  private void take(PresentValues now, ParameterEvents events, int event) {
    int parameter = events.parameter(event);
    double value = events.value(event);
    if (parameter < 0 || parameter >= parameters.all().size() || Double.isNaN(value)) {
      return;
    }
    int actor = events.actor(event);
    if (events.modulates(event)) {
      now.modulate(parameter, value, actor);
      return;
    }
    double nearest = parameters.all().get(parameter).nearest(value);
    Recall recall = recall(parameter, nearest, actor);
    values.set(parameter, nearest);
    now.set(parameter, nearest, actor, events.fadeMs(event));
    for (int i = 0; i < recall.parameters.length; i++) {
      values.set(recall.parameters[i], recall.values[i]);
      now.set(recall.parameters[i], recall.values[i], actor, recall.fadeMs);
    }
  }

  /// Ends all glides and forgets what was played: meters, filters, counters. Audio thread.
  @AudioThread
  public void reset() {
    end(false);
  }

  /// As [#reset()], and takes up the look-ahead as it is set, as an activation does: for hosts that
  /// tell values no sooner than with the first block. Audio thread.
  @AudioThread
  public void restart() {
    end(true);
  }

  private void end(boolean restart) {
    Mixer m = mixer;
    PresentValues now = present;
    if (m != null && now != null) {
      takePending(now);
      now.finish();
      if (restart) {
        m.restart();
      } else {
        m.reset();
      }
    }
  }

  /// Frames by which the output is late: those of linear-phase oversampling and of the look-ahead,
  /// as taken up with the last activation or [#restart()]. Any thread.
  public int latencyFrames() {
    Mixer m = mixer;
    return m == null ? oversampling.latencyFrames() : m.latency();
  }

  /// True while the look-ahead, and so the latency, would be another after a new activation. Any
  /// thread, the audio thread too.
  public boolean latencyWaits() {
    Mixer m = mixer;
    return m != null && m.lookAhead() != (value(parameters.ofPlugin(Control.LOOK_AHEAD)) != 0);
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
