package cuebus.host.render;

import cuebus.dsp.LoudnessMeter;
import cuebus.dsp.Samples;
import cuebus.host.report.SourceLevels;
import cuebus.param.Decibels;
import java.util.Arrays;
import java.util.List;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;

/// Measures every source as it enters the bus. As many inputs as the bus has channels in use.
final class SourceMeters extends UGen {

  private final int[] first;
  private final int[] channels;
  private final LoudnessMeter[] loudness;
  private final double[] squares;
  private final float[] left;
  private final float[] right;
  private final long total;
  private long done;

  /// @param channelSource for each bus channel, the place of its source in the session
  /// @param sources how many there are
  /// @param total frames to measure
  SourceMeters(AudioContext context, List<Integer> channelSource, int sources, long total) {
    super(context, channelSource.size(), 0);
    this.total = total;
    first = new int[sources];
    channels = new int[sources];
    for (int c = channelSource.size() - 1; c >= 0; c--) {
      first[channelSource.get(c)] = c;
      channels[channelSource.get(c)]++;
    }
    int rate = (int) context.getSampleRate();
    loudness = new LoudnessMeter[sources];
    Arrays.setAll(loudness, s -> new LoudnessMeter(rate));
    squares = new double[sources];
    left = new float[context.getBufferSize()];
    right = new float[context.getBufferSize()];
  }

  /// Called by Beads for every block.
  @Override
  public void calculateBuffer() {
    int frames = (int) Math.min(bufferSize, total - done);
    for (int s = 0; s < first.length; s++) {
      copy(first[s], left, frames);
      if (channels[s] == 2) {
        copy(first[s] + 1, right, frames);
      } else {
        Arrays.fill(right, 0);
      }
      loudness[s].process(left, right, 0, frames);
      squares[s] += Samples.squares(left, frames) + Samples.squares(right, frames);
    }
    done += frames;
  }

  /// As the bus hears it: what is no number is silent.
  private void copy(int channel, float[] x, int frames) {
    System.arraycopy(bufIn[channel], 0, x, 0, frames);
    Samples.silenceUnusable(x, frames);
  }

  /// What a source was like so far. A mono source counts as one channel, as it would in a file.
  SourceLevels levels(int source) {
    double samples = (double) done * channels[source];
    double rms = samples == 0 ? 0 : Math.sqrt(squares[source] / samples);
    return new SourceLevels(Decibels.fromGain(rms), loudness[source].integratedLufs());
  }
}
