package cuebus.host.audio;

import com.tagtraum.ffsampledsp.FFAudioFileReader;
import com.tagtraum.ffsampledsp.FFFormatConversionProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.UnsupportedAudioFileException;

/// A mono or stereo file in a format that only FFSampledSP decodes: MP3, Ogg Vorbis, Opus, …
///
/// Such files do not say reliably how long they are, so they are decoded once to count the frames.
final class DecodedStem extends SequentialStem {

  // Held, because a logger that nothing refers to forgets its level.
  private static final Logger LOADER = Logger.getLogger("com.tagtraum.ffsampledsp");

  static {
    LOADER.setLevel(Level.WARNING);
  }

  private static final SampleEncoding ENCODING = SampleEncoding.SIGNED_32_LE;
  private static final int MAX_CHANNELS = 2;
  private static final int BUFFER_FRAMES = 4096;

  private final AudioInputStream in;
  private final ByteBuffer buffer;
  private final long frames;

  private DecodedStem(Path file, long frames) throws IOException {
    super(file);
    this.frames = frames;
    this.in = decoded(file);
    this.buffer = ByteBuffer.allocate(BUFFER_FRAMES * frameBytes()).order(ENCODING.order());
  }

  static StemReader open(Path file) throws IOException {
    long counted = 0;
    try (DecodedStem stem = new DecodedStem(file, Long.MAX_VALUE)) {
      int read;
      while ((read = stem.fill(BUFFER_FRAMES)) > 0) {
        counted += read;
      }
    }
    refuseEmpty(file, counted);
    return new DecodedStem(file, counted);
  }

  private static AudioInputStream decoded(Path file) throws IOException {
    AudioInputStream encoded;
    try {
      encoded = new FFAudioFileReader().getAudioInputStream(file.toFile());
    } catch (UnsupportedAudioFileException e) {
      throw new StemException(
          file, "not an audio file that can be read (WAV, RF64, AIFF, FLAC, MP3, Ogg, …)", e);
    }
    AudioFormat format = encoded.getFormat();
    if (format.getChannels() > MAX_CHANNELS) {
      encoded.close();
      throw new StemException(
          file,
          "%d channels of %s; above %d channels only WAV, RF64, AIFF and FLAC can be read"
              .formatted(format.getChannels(), format.getEncoding(), MAX_CHANNELS));
    }
    AudioFormat pcm =
        new AudioFormat(
            AudioFormat.Encoding.PCM_SIGNED,
            format.getSampleRate(),
            8 * ENCODING.bytes(),
            format.getChannels(),
            ENCODING.bytes() * format.getChannels(),
            format.getSampleRate(),
            false);
    return new FFFormatConversionProvider().getAudioInputStream(pcm, encoded);
  }

  private int frameBytes() {
    return in.getFormat().getFrameSize();
  }

  @Override
  public int channels() {
    return in.getFormat().getChannels();
  }

  @Override
  public int sampleRate() {
    return Math.round(in.getFormat().getSampleRate());
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  int decode(float[][] out, int offset, int wanted) throws IOException {
    int part = fill(Math.min(wanted, BUFFER_FRAMES));
    for (int c = 0; c < channels(); c++) {
      ENCODING.decode(buffer, c * ENCODING.bytes(), frameBytes(), out[c], offset, part);
    }
    return part;
  }

  private int fill(int wanted) throws IOException {
    return in.readNBytes(buffer.array(), 0, wanted * frameBytes()) / frameBytes();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
