package cuebus.host.render;

import cuebus.amp.DeviceOutputs;
import cuebus.beads.CueMixUGen;
import cuebus.host.audio.AudioWriter;
import cuebus.host.report.MixAnalysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;
import org.jspecify.annotations.Nullable;

/// The end of a rendering graph: measures one mix and writes it to its file. Collects stretches of
/// a size of its own, whatever the graph's block is, and works on each in another thread while the
/// graph fills the next.
final class MixRecorder extends UGen {

  private static final int STRETCH = 8192;

  private final CueMixUGen cue;
  private final int mix;
  private final MixAnalysis analysis;
  private final AudioWriter writer;
  private final ExecutorService workers;
  private final long total;
  private int late;

  private float[][] filling = new float[2][STRETCH];
  private float[][] working = new float[2][STRETCH];
  private @Nullable Future<?> work;
  private int filled;
  private long done;
  private long railFrames;
  private long currentFrames;

  /// @param total frames to record; what the graph delivers beyond them is left out
  MixRecorder(
      AudioContext context,
      CueMixUGen cue,
      int mix,
      MixAnalysis analysis,
      AudioWriter writer,
      ExecutorService workers,
      long total) {
    super(context, 2, 0);
    this.cue = cue;
    this.mix = mix;
    this.analysis = analysis;
    this.writer = writer;
    this.workers = workers;
    this.total = total;
    late = cue.mix().latencyFrames();
    addInput(0, cue, CueMixUGen.left(mix));
    addInput(1, cue, CueMixUGen.right(mix));
  }

  /// Frames recorded so far.
  long done() {
    return done;
  }

  /// Called by Beads for every block.
  ///
  /// @throws UncheckedIOException if an earlier stretch could not be written
  @Override
  public void calculateBuffer() {
    // What the mixer adds in latency is left out, so that mixes and stems begin together.
    int from = Math.min(late, bufferSize);
    late -= from;
    int frames = (int) Math.min(bufferSize, from + total - done);
    while (from < frames) {
      int part = Math.min(frames - from, STRETCH - filled);
      System.arraycopy(bufIn[0], from, filling[0], filled, part);
      System.arraycopy(bufIn[1], from, filling[1], filled, part);
      from += part;
      filled += part;
      done += part;
      if (filled == STRETCH || done == total) {
        handOver();
      }
    }
  }

  private void handOver() {
    await();
    float[][] stretch = filling;
    int frames = filled;
    DeviceOutputs outputs = cue.mix().outputs(mix);
    long rail = outputs == null ? 0 : outputs.railFrames();
    long current = outputs == null ? 0 : outputs.currentFrames();
    long newRail = rail - railFrames;
    long newCurrent = current - currentFrames;
    railFrames = rail;
    currentFrames = current;
    filling = working;
    working = stretch;
    filled = 0;
    work =
        workers.submit(() -> {
          analysis.add(stretch[0], stretch[1], 0, frames);
          analysis.addLimitFrames(newRail, newCurrent);
          writer.write(stretch, 0, frames);
          return null;
        });
  }

  /// Waits until everything handed over is measured and written.
  ///
  /// @throws UncheckedIOException if that failed
  void await() {
    if (work == null) {
      return;
    }
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while writing");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw new UncheckedIOException(io);
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      work = null;
    }
  }
}
