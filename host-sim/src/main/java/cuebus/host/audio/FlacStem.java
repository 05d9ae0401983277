package cuebus.host.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jflac.FLACDecoder;
import org.jflac.FrameListener;
import org.jflac.frame.Frame;
import org.jflac.metadata.Metadata;
import org.jflac.metadata.StreamInfo;
import org.jspecify.annotations.Nullable;

/// A FLAC file of up to 8 channels and 24 bits, decoded by jFLAC.
///
/// FFSampledSP offers no conversion of FLAC above two channels; jFLAC decodes every channel count
/// bit for bit, and says when a block is damaged.
final class FlacStem extends SequentialStem {

  private static final int MAX_BITS = 24;
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final FLACDecoder decoder;
  private final Damage damage = new Damage();
  private final StreamInfo info;
  private final float scale;
  private final long frames;
  private int blockAt;
  private int blockEnd;

  private FlacStem(Path file, long knownFrames) throws IOException {
    super(file);
    this.in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      this.decoder = new FLACDecoder(in);
      decoder.addFrameListener(damage);
      decoder.readMetadata();
      StreamInfo found = decoder.getStreamInfo();
      if (found == null || found.getChannels() < 1 || found.getSampleRate() < 1) {
        throw new StemException(file, "FLAC without a valid STREAMINFO block");
      }
      this.info = found;
      if (info.getBitsPerSample() > MAX_BITS) {
        throw new StemException(
            file,
            "FLAC of %d bits is not supported; allowed are up to %d"
                .formatted(info.getBitsPerSample(), MAX_BITS));
      }
      this.scale = (float) Math.scalb(1.0, 1 - info.getBitsPerSample());
      this.frames = knownFrames > 0 ? knownFrames : info.getTotalSamples();
    } catch (IOException e) {
      in.close();
      throw e instanceof StemException
          ? e
          : new StemException(file, "the FLAC header is cut short", e);
    }
  }

  static StemReader open(Path file) throws IOException {
    FlacStem stem = new FlacStem(file, 0);
    if (stem.frames > 0) {
      return stem;
    }
    // The encoder could not seek back to write the length, so it has to be counted.
    long counted = 0;
    try (stem) {
      while (stem.nextBlock() != null) {
        counted += stem.blockEnd;
      }
    }
    refuseEmpty(file, counted);
    return new FlacStem(file, counted);
  }

  @Override
  public int channels() {
    return info.getChannels();
  }

  @Override
  public int sampleRate() {
    return info.getSampleRate();
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  int decode(float[][] out, int offset, int wanted) throws IOException {
    if (blockAt == blockEnd && nextBlock() == null) {
      return 0;
    }
    int part = Math.min(wanted, blockEnd - blockAt);
    for (int c = 0; c < channels(); c++) {
      int[] samples = decoder.getChannelData()[c].getOutput();
      for (int i = 0; i < part; i++) {
        out[c][offset + i] = samples[blockAt + i] * scale;
      }
    }
    blockAt += part;
    return part;
  }

  private @Nullable Frame nextBlock() throws IOException {
    Frame block;
    try {
      block = decoder.readNextFrame();
    } catch (IOException | RuntimeException e) {
      // jFLAC runs off its arrays when the bits make no sense.
      throw new StemException(file, "damaged FLAC block after frame " + next(), e);
    }
    if (damage.found()) {
      throw new StemException(file, "damaged FLAC block after frame " + next());
    }
    blockAt = 0;
    blockEnd = block == null ? 0 : block.header.blockSize;
    return block;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /// Hears of wrong checksums and lost synchronisation, over which jFLAC goes on with silence.
  private static final class Damage implements FrameListener {
    private boolean found;

    boolean found() {
      return found;
    }

    @Override
    public void processError(String message) {
      found = true;
    }

    @Override
    public void processMetadata(Metadata metadata) {}

    @Override
    public void processFrame(Frame frame) {}
  }
}
