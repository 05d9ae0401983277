package cuebus.host.audio;

import java.io.IOException;
import net.sourceforge.javaflacencoder.EncodingConfiguration;
import net.sourceforge.javaflacencoder.EncodingConfiguration.SubframeType;
import net.sourceforge.javaflacencoder.FLACEncoder;
import net.sourceforge.javaflacencoder.StreamConfiguration;

/// Writes FLAC through javaFlacEncoder, in blocks of 4096 frames that we cut ourselves.
///
/// What the library needs from us, each tried: its own cutting fails when the length is a multiple
/// of the block; its fixed predictors read beyond a last block of 2 to 4 frames; its threads
/// deadlock; it prints when it compares kinds of subframe. So blocks are handed over one by one,
/// linear prediction is chosen for all but the shortest, and there are no threads.
final class FlacWriter implements AudioWriter {

  private static final int BLOCK_FRAMES = 4096;
  private static final int VERBATIM_FRAMES = 4;
  private static final int MAX_CHANNELS = 8;
  private static final int MAX_SAMPLE_RATE = 655_350;

  private final PartialFile file;
  private final int channels;
  private final FlacBytes bytes;
  private final FLACEncoder encoder = new FLACEncoder();
  private final EncodingConfiguration encoding = new EncodingConfiguration();
  private final Quantizer[] quantizers;
  private final int[] integers = new int[BLOCK_FRAMES];
  private final int[] block;
  private int blockFrames;
  private boolean finished;

  FlacWriter(PartialFile file, BitDepth depth, int channels, int sampleRate) throws IOException {
    if (depth == BitDepth.FLOAT_32 || channels > MAX_CHANNELS || sampleRate > MAX_SAMPLE_RATE) {
      throw new IllegalArgumentException(
          "%s: FLAC holds up to %d channels of 16 or 24 bits at up to %d Hz, not %d of %s at %d Hz"
              .formatted(file.file(), MAX_CHANNELS, MAX_SAMPLE_RATE, channels, depth, sampleRate));
    }
    this.file = file;
    this.channels = channels;
    bytes = new FlacBytes(file);
    quantizers = Quantizer.forFile(file.file(), depth.bits(), channels);
    block = new int[BLOCK_FRAMES * channels];
    encoder.setStreamConfiguration(
        new StreamConfiguration(channels, BLOCK_FRAMES, BLOCK_FRAMES, sampleRate, depth.bits()));
    encoding.setSubframeType(SubframeType.LPC);
    encoder.setEncodingConfiguration(encoding);
    encoder.setOutputStream(bytes);
    encoder.openFLACStream();
  }

  @Override
  public void write(float[][] channel, int offset, int frames) throws IOException {
    int done = 0;
    while (done < frames) {
      if (blockFrames == BLOCK_FRAMES) {
        // Only now is it sure that this block is not the last one.
        encode(false);
      }
      int part = Math.min(frames - done, BLOCK_FRAMES - blockFrames);
      for (int c = 0; c < channels; c++) {
        quantizers[c].quantize(channel[c], offset + done, part, integers);
        for (int i = 0; i < part; i++) {
          block[(blockFrames + i) * channels + c] = integers[i];
        }
      }
      blockFrames += part;
      done += part;
    }
  }

  private void encode(boolean last) throws IOException {
    if (blockFrames <= VERBATIM_FRAMES) {
      encoding.setSubframeType(SubframeType.VERBATIM);
      encoder.setEncodingConfiguration(encoding);
    }
    encoder.addSamples(block, blockFrames);
    int encoded = encoder.encodeSamples(blockFrames, last);
    if (encoded != blockFrames) {
      throw new IOException(
          "%s: the FLAC encoder took %d of %d frames".formatted(file.file(), encoded, blockFrames));
    }
    blockFrames = 0;
  }

  @Override
  public void finish() throws IOException {
    encode(true);
    bytes.flush();
    finished = true;
  }

  @Override
  public long clippedSamples() {
    return Quantizer.clipped(quantizers);
  }

  @Override
  public void abort() {
    file.abort();
  }

  @Override
  public void close() {
    if (!finished) {
      abort();
    }
  }
}
