package cuebus.host.render;

import cuebus.host.audio.StemReader;
import cuebus.host.report.SourceAnalysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;

/// Plays a stem into a Beads graph, one output per channel of the file; silence after its end.
final class StemUGen extends UGen {

  private final StemReader stem;
  private final List<Tap> taps = new ArrayList<>();

  private record Tap(int channel, SourceAnalysis analysis) {}

  StemUGen(AudioContext context, StemReader stem) {
    super(context, stem.channels());
    this.stem = stem;
  }

  /// Measures a channel on the way out.
  void measure(int channel, SourceAnalysis analysis) {
    taps.add(new Tap(channel, analysis));
  }

  /// Called by Beads for every block.
  ///
  /// @throws UncheckedIOException if the stem cannot be read on
  @Override
  public void calculateBuffer() {
    int read;
    try {
      read = stem.read(bufOut, 0, bufferSize);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (float[] channel : bufOut) {
      java.util.Arrays.fill(channel, read, bufferSize, 0);
    }
    for (Tap tap : taps) {
      tap.analysis.add(bufOut[tap.channel], 0, read);
    }
  }
}
