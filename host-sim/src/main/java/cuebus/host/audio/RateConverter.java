package cuebus.host.audio;

import java.util.Arrays;

/// Converts one channel from one sample rate to another. For one thread at a time.
///
/// The latency is compensated: output frame `n` is the input at time `n·inRate/outRate`. Beyond its
/// ends the input is silence. Output does not depend on how the input was cut into blocks. A NaN or
/// an infinity spoils the output frames around it, as many as the filter is long.
///
/// Our own, because FFSampledSP's conversion distorts near 20 kHz, drops frames at the end, and
/// takes nothing but its own decoder's output.
public final class RateConverter {

  /// Sums that run side by side, because one alone would wait for each addition to end.
  static final int LANES = 8;

  private final PolyphaseFilter filter;
  private double[] history;
  private int held;
  private int at;
  private int phase;
  private long consumed;
  private long produced;

  /// @param inRate frames per second of the input, 1 or more
  /// @param outRate frames per second of the output, 1 or more
  public RateConverter(int inRate, int outRate) {
    this(new PolyphaseFilter(inRate, outRate));
  }

  RateConverter(PolyphaseFilter filter) {
    this.filter = filter;
    // Silence before the first frame, so that the first output is centred on it.
    history = new double[4 * filter.half()];
    held = filter.half() - 1;
  }

  /// How many output frames an input of this length becomes: `round(inFrames·outRate/inRate)`,
  /// halves upwards.
  public static long outputFrames(long inFrames, int inRate, int outRate) {
    return PolyphaseFilter.outputFrames(inFrames, inRate, outRate);
  }

  /// The most frames that [#process] can produce from so much input, and [#finish] from none.
  public int maxOutput(int inFrames) {
    long reach = inFrames + 2L * filter.half();
    return Math.toIntExact(reach * filter.outStep() / filter.inStep() + 2);
  }

  /// Takes input and delivers what can be computed by now.
  ///
  /// @param out has room for [#maxOutput(int)] frames from `outOffset` on
  /// @return number of frames written
  public int process(float[] in, int inOffset, int inFrames, float[] out, int outOffset) {
    reserve(inFrames);
    for (int i = 0; i < inFrames; i++) {
      history[held + i] = in[inOffset + i];
    }
    held += inFrames;
    consumed += inFrames;
    return convert(out, outOffset, Long.MAX_VALUE);
  }

  /// Delivers the rest after the last input, up to the length that [#outputFrames] says.
  ///
  /// @param out has room for [#maxOutput(int)] of 0 frames from `outOffset` on
  /// @return number of frames written
  public int finish(float[] out, int outOffset) {
    int silence = 2 * filter.half();
    reserve(silence);
    Arrays.fill(history, held, held + silence, 0);
    held += silence;
    return convert(out, outOffset, outputFrames(consumed, filter.inStep(), filter.outStep()));
  }

  private int convert(float[] out, int outOffset, long end) {
    int outStep = filter.outStep();
    int done = 0;
    while (at + 2 * filter.half() <= held && produced < end) {
      long scaled = (long) phase * filter.phases();
      int row = (int) (scaled / outStep);
      double weight = (double) (scaled % outStep) / outStep;
      double value = dot(filter.row(row), history, at);
      if (weight != 0) {
        value += weight * (dot(filter.row(row + 1), history, at) - value);
      }
      out[outOffset + done] = (float) value;
      done++;
      produced++;
      long step = (long) phase + filter.inStep();
      at += (int) (step / outStep);
      phase = (int) (step % outStep);
    }
    return done;
  }

  private static double dot(double[] row, double[] history, int at) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    for (int k = 0; k < row.length; k += LANES) {
      s0 += row[k] * history[at + k];
      s1 += row[k + 1] * history[at + k + 1];
      s2 += row[k + 2] * history[at + k + 2];
      s3 += row[k + 3] * history[at + k + 3];
      s4 += row[k + 4] * history[at + k + 4];
      s5 += row[k + 5] * history[at + k + 5];
      s6 += row[k + 6] * history[at + k + 6];
      s7 += row[k + 7] * history[at + k + 7];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  /// Drops what no output needs any more and makes room.
  private void reserve(int frames) {
    int drop = Math.min(at, held);
    System.arraycopy(history, drop, history, 0, held - drop);
    held -= drop;
    at -= drop;
    if (held + frames > history.length) {
      history = Arrays.copyOf(history, held + frames);
    }
  }
}
