package cuebus.host.audio;

import java.io.IOException;

/// A stem as heard at another sample rate, each channel through a [RateConverter]. Its length is
/// [RateConverter#outputFrames]. NaN and infinity become silence before they are converted, because
/// the filter would spread each over its whole length.
public final class ConvertedStem implements StemReader {

  private static final int BLOCK_FRAMES = 4096;

  private final StemReader source;
  private final int sampleRate;
  private final RateConverter[] converter;
  private final float[][] block;
  private final float[][] ready;
  private int readyAt;
  private int readyEnd;
  private final long[] silenced;
  private long next;

  /// @param source is closed together with this one
  /// @param sampleRate frames per second to convert to
  public ConvertedStem(StemReader source, int sampleRate) {
    this.source = source;
    this.sampleRate = sampleRate;
    PolyphaseFilter filter = new PolyphaseFilter(source.sampleRate(), sampleRate);
    converter = new RateConverter[source.channels()];
    for (int c = 0; c < converter.length; c++) {
      converter[c] = new RateConverter(filter);
    }
    silenced = new long[source.channels()];
    block = new float[source.channels()][BLOCK_FRAMES];
    ready = new float[source.channels()][converter[0].maxOutput(BLOCK_FRAMES)];
  }

  @Override
  public int channels() {
    return source.channels();
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public long frames() {
    return RateConverter.outputFrames(source.frames(), source.sampleRate(), sampleRate);
  }

  @Override
  public int read(float[][] out, int offset, int frames) throws IOException {
    int wanted = (int) Math.min(frames, frames() - next);
    int done = 0;
    while (done < wanted) {
      if (readyAt == readyEnd) {
        convertBlock();
      }
      int part = Math.min(wanted - done, readyEnd - readyAt);
      for (int c = 0; c < out.length; c++) {
        System.arraycopy(ready[c], readyAt, out[c], offset + done, part);
      }
      readyAt += part;
      done += part;
      next += part;
    }
    return wanted;
  }

  private void convertBlock() throws IOException {
    int got = source.read(block, 0, BLOCK_FRAMES);
    readyAt = 0;
    for (int c = 0; c < converter.length; c++) {
      silence(c, got);
      readyEnd =
          got > 0
              ? converter[c].process(block[c], 0, got, ready[c], 0)
              : converter[c].finish(ready[c], 0);
    }
  }

  private void silence(int channel, int frames) {
    float[] samples = block[channel];
    for (int i = 0; i < frames; i++) {
      if (!Float.isFinite(samples[i])) {
        samples[i] = 0;
        silenced[channel]++;
      }
    }
  }

  @Override
  public long silenced(int channel) {
    return silenced[channel];
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
