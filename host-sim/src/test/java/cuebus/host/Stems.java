package cuebus.host;

import cuebus.host.audio.AudioWriter;
import cuebus.host.audio.BitDepth;
import cuebus.host.audio.PartialFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/// Stems that tests make for themselves, as 32-bit float WAV.
public final class Stems {

  public static final int RATE = 48_000;

  private Stems() {}

  /// One stem.
  ///
  /// @param channel `[channel][frame]`
  public static Path write(Path file, int rate, float[]... channel) throws IOException {
    PartialFile partial = PartialFile.create(file);
    try (AudioWriter writer = AudioWriter.wav(partial, BitDepth.FLOAT_32, channel.length, rate)) {
      writer.write(channel, 0, channel[0].length);
      writer.finish();
      partial.commit();
    }
    return file;
  }

  /// One mono stem of noise for each id.
  static void noise(Path folder, int frames, String... ids) throws IOException {
    for (String id : ids) {
      write(folder.resolve(id + ".wav"), RATE, noise(frames, id.hashCode()));
    }
  }

  /// Uniform noise of a quarter of full scale.
  public static float[] noise(int frames, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = random.nextFloat(-0.25f, 0.25f);
    }
    return samples;
  }

  public static float[] sine(int frames, double hertz, double amplitude) {
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return samples;
  }
}
