package cuebus.host.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;

/// Hands each block of one stem to the sink.
final class StemTap extends UGen {

  private final Stem stem;
  private final StemSink sink;

  StemTap(AudioContext context, Stem stem, UGen source, StemSink sink) {
    super(context, stem.channels(), 0);
    this.stem = stem;
    this.sink = sink;
    addInput(source);
  }

  @Override
  public void calculateBuffer() {
    try {
      sink.write(stem, bufIn, 0, bufferSize);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
