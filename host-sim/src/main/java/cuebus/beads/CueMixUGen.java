package cuebus.beads;

import cuebus.amp.Oversampling;
import cuebus.mix.CueMix;
import cuebus.mix.CueMixState;
import cuebus.param.Parameter;
import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.util.Arrays;
import java.util.function.IntFunction;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;
import org.jspecify.annotations.Nullable;

/// The cue mixer in a Beads graph: as many inputs as the variant has bus channels, and two outputs
/// per mix, left then right.
///
/// ```java
/// var cue = new CueMixUGen(context, Variant.V8X4);
/// cue.addInput(0, guitar, 0);
/// cue.set("mix1.source1.level", -6);
/// context.out.addInput(0, cue, CueMixUGen.left(0));
/// context.out.addInput(1, cue, CueMixUGen.right(0));
/// ```
///
/// Parameters may be set from any thread but the one that runs the graph; changes glide. See
/// [cuebus.param.Control] for what there is and in which units. Adds no latency unless asked for
/// linear phase; whatever the inputs hold, the outputs are finite.
public final class CueMixUGen extends UGen {

  private final CueMix mix;
  private final Transport transport = new Transport();
  private final float[][] partIn;
  private final float[][] partOut;
  private @Nullable SongSource song;
  private long left = Long.MAX_VALUE;
  private IntFunction<ParameterEvents> changes = frames -> ParameterEvents.NONE;

  /// A mixer at the context's sample rate, everything off.
  ///
  /// @param context the context it runs in
  /// @param variant how many inputs and mixes it has
  /// @throws IllegalArgumentException if the sample rate is outside 8000 to 384000 Hz
  public CueMixUGen(AudioContext context, Variant variant) {
    this(context, CueMixState.initial(variant));
  }

  /// A mixer at the context's sample rate that starts from a state, nothing gliding in.
  ///
  /// @param context the context it runs in
  /// @param state layout and values to start from
  /// @throws IllegalArgumentException if the sample rate is outside 8000 to 384000 Hz
  public CueMixUGen(AudioContext context, CueMixState state) {
    this(context, state, Oversampling.AUDIBLE);
  }

  /// A mixer as before, whose devices are computed as finely as wanted. With linear phase, all
  /// mixes are late by [CueMix#latencyFrames].
  ///
  /// @param oversampling how finely devices that are heard are computed
  public CueMixUGen(AudioContext context, CueMixState state, Oversampling oversampling) {
    super(context, state.layout().variant().inputs(), 2 * state.layout().variant().mixes());
    mix = new CueMix(state.layout().variant(), oversampling);
    mix.load(state);
    mix.activate(context.getSampleRate());
    partIn = new float[bufIn.length][bufferSize];
    partOut = new float[bufOut.length][bufferSize];
  }

  /// Plays along with a song from the next block on: the click follows it.
  public void follow(SongSource source) {
    song = source;
  }

  /// Sets a parameter by its id, e.g. `mix2.source3.level` to −6 dB; out of range is limited.
  ///
  /// @throws IllegalArgumentException if there is no such parameter, or the value is NaN
  public void set(String id, double value) {
    Parameter parameter =
        mix.parameters()
            .byId(id)
            .orElseThrow(() -> new IllegalArgumentException("there is no parameter " + id));
    mix.set(parameter.index(), value);
  }

  /// The mixer itself: states, meters, counters.
  public CueMix mix() {
    return mix;
  }

  /// Output of a mix's left side; mixes count from 0.
  public static int left(int mix) {
    return 2 * mix;
  }

  /// Output of a mix's right side; mixes count from 0.
  public static int right(int mix) {
    return 2 * mix + 1;
  }

  /// Ends the mixer after so many more frames, in the middle of a block if need be; silence
  /// follows. For offline work whose length is no multiple of the block.
  public void endAfter(long frames) {
    left = frames;
  }

  /// Changes parameters while the graph runs, each at its own frame.
  ///
  /// @param perBlock asked before every block for the changes of its so many frames
  public void play(IntFunction<ParameterEvents> perBlock) {
    changes = perBlock;
  }

  /// Called by Beads for every block.
  @Override
  public void calculateBuffer() {
    int frames = (int) Math.min(bufferSize, left);
    for (int done = 0; done < frames; ) {
      int part = song == null ? frames : song.next(transport, frames - done);
      render(done, part, frames);
      done += part;
    }
    left -= frames;
    for (float[] channel : bufOut) {
      Arrays.fill(channel, frames, bufferSize, 0);
    }
  }

  /// Renders a part of a block; where it is not the whole, by way of buffers of its own.
  private void render(int from, int part, int frames) {
    if (part == frames) {
      mix.process(bufIn, bufOut, frames, changes.apply(frames), transport);
      return;
    }
    for (int c = 0; c < partIn.length; c++) {
      System.arraycopy(bufIn[c], from, partIn[c], 0, part);
    }
    mix.process(partIn, partOut, part, changes.apply(part), transport);
    for (int c = 0; c < partOut.length; c++) {
      System.arraycopy(partOut[c], 0, bufOut[c], from, part);
    }
  }
}
