package cuebus.insert;

import cuebus.rt.AudioThread;
import java.util.Arrays;

/// A reverberation that makes headphones comfortable: one engine, two channels in, the
/// reverberation alone out, for mixes to return as much of as they want.
///
/// A feedback delay network: sixteen delay lines of 23 to 97 ms whose outputs are mixed by a
/// Hadamard matrix, which loses nothing, and fed back. Lengths are primes, so echoes do not
/// coincide. Each line attenuates by what sound loses on its way at the wanted decay, with a low
/// pass that makes the decay half as long at the tone's frequency. Three all-passes a channel
/// thicken what comes in.
///
/// How loud it is does not depend on the decay: a low noise comes out at about the level it went
/// in. Once the tail has fallen to nothing, the engine rests and costs next to nothing. How a run
/// is cut into calls changes no bit. Allocates nothing after construction.
///
/// Source: J.-M. Jot, A. Chaigne, "Digital Delay Networks for Designing Artificial Reverberators",
/// AES 90th Convention, 1991; all-passes: M. R. Schroeder, "Natural Sounding Artificial
/// Reverberation", J. Audio Eng. Soc. 10(3), 1962.
@AudioThread
public final class Reverb {

  /// Range of the decay: how long a low tone takes to fall by 60 dB, in s.
  public static final double MIN_DECAY_SECONDS = 0.3;

  /// See [#MIN_DECAY_SECONDS].
  public static final double MAX_DECAY_SECONDS = 5;

  /// Range of the tone: the frequency in Hz that decays twice as fast.
  public static final double MIN_TONE_HZ = 1000;

  /// See [#MIN_TONE_HZ].
  public static final double MAX_TONE_HZ = 16_000;

  private static final int LINES = 16;
  private static final double SHORTEST_MS = 23;
  private static final double LONGEST_MS = 97;
  private static final double[] LEFT_DIFFUSION_MS = {3.1, 5.3, 7.1};
  private static final double[] RIGHT_DIFFUSION_MS = {2.7, 4.9, 7.9};

  /// Makes the transform orthogonal: 1/√16.
  private static final float MIXING = 0.25f;

  /// Each channel enters one half of the lines with its whole power: 1/√8.
  private static final float INTO_HALF = (float) Math.sqrt(1 / 8.0);

  // Signs, one bit a line, with which lines are heard left and right and fed: of some at random,
  // those
  // whose tail repeats itself least. The first two differ in half of the lines, so that with equal
  // energy in all lines the ears have nothing in common.
  private static final float[] LEFT_SIGNS = signs(0xf15c);
  private static final float[] RIGHT_SIGNS = signs(0x7bc2);
  private static final float[] IN_SIGNS = signs(0x40a0);

  /// A tone above this share of the sample rate is set there.
  private static final double HIGHEST = 0.45;

  private static final float NOTHING = 1e-15f;

  // Numbers of the lines' filters among the values: gain·(1 − pole), and the pole.
  private static final int POLES = LINES;
  private static final int OUT = 2 * LINES;

  private final double sampleRate;
  private final Glide values;
  private final float[][] lines = new float[LINES][];
  private final int[] at = new int[LINES];
  private final float[] filtered = new float[LINES];
  private final float[] mixed = new float[LINES];
  private final Diffuser leftDiffuser;
  private final Diffuser rightDiffuser;

  /// Frames for which nothing has gone in or round.
  private int still;

  private final int memory;

  /// @param sampleRate in Hz, at least 8000
  public Reverb(double sampleRate) {
    this.sampleRate = sampleRate;
    values = new Glide(2 * LINES + 1, sampleRate);
    int longest = 0;
    for (int n = 0; n < LINES; n++) {
      double ms = SHORTEST_MS * Math.pow(LONGEST_MS / SHORTEST_MS, n / (LINES - 1.0));
      lines[n] = new float[primeFrom((int) Math.round(ms / 1000 * sampleRate))];
      longest = lines[n].length;
    }
    leftDiffuser = new Diffuser(LEFT_DIFFUSION_MS, sampleRate);
    rightDiffuser = new Diffuser(RIGHT_DIFFUSION_MS, sampleRate);
    memory = longest + Math.max(leftDiffuser.memory(), rightDiffuser.memory());
    set(1.2, 5000);
    reset();
  }

  private static float[] signs(int bits) {
    float[] signs = new float[LINES];
    for (int n = 0; n < LINES; n++) {
      signs[n] = (bits >> n & 1) == 0 ? 1 : -1;
    }
    return signs;
  }

  private static int primeFrom(int least) {
    int n = least | 1;
    while (!prime(n)) {
      n += 2;
    }
    return n;
  }

  private static boolean prime(int odd) {
    for (int d = 3; d * d <= odd; d += 2) {
      if (odd % d == 0) {
        return false;
      }
    }
    return true;
  }

  /// Changes the decay.
  ///
  /// @param decaySeconds [#MIN_DECAY_SECONDS] to [#MAX_DECAY_SECONDS]
  /// @param toneHz [#MIN_TONE_HZ] to [#MAX_TONE_HZ]
  public void set(double decaySeconds, double toneHz) {
    double cosine = Math.cos(2 * Math.PI * Math.min(toneHz / sampleRate, HIGHEST));
    double kept = 0;
    for (int n = 0; n < LINES; n++) {
      double gain = Math.pow(10, -3 * lines[n].length / (decaySeconds * sampleRate));
      // Half the decay is the gain once more: (1 − p)² / (1 − 2p·cos + p²) = gain².
      double half = (1 - gain * gain * cosine) / (1 - gain * gain);
      double pole = half - Math.sqrt(half * half - 1);
      values.to(n, gain * (1 - pole));
      values.to(POLES + n, pole);
      kept += gain * gain / LINES;
    }
    values.to(OUT, Math.sqrt((1 - kept) / (2 * kept)));
  }

  /// True if nothing sounds any more.
  public boolean resting() {
    return still > memory;
  }

  /// Takes what is sent to it and leaves the reverberation in its place.
  public void process(float[] left, float[] right, int offset, int frames) {
    for (int i = offset; i < offset + frames; i++) {
      values.step();
      float l = left[i];
      float r = right[i];
      if (resting() && l == 0 && r == 0) {
        left[i] = 0;
        right[i] = 0;
        continue;
      }
      boolean nothing = l == 0 && r == 0;
      read();
      float out = (float) values.at(OUT);
      left[i] = out * sum(LEFT_SIGNS, filtered);
      right[i] = out * sum(RIGHT_SIGNS, filtered);
      mix();
      nothing &= write(leftDiffuser.next(l), rightDiffuser.next(r));
      still = nothing ? still + 1 : 0;
    }
  }

  private void read() {
    for (int n = 0; n < LINES; n++) {
      filtered[n] =
          settled(
              (float) values.at(n) * lines[n][at[n]] + (float) values.at(POLES + n) * filtered[n]);
      mixed[n] = filtered[n];
    }
  }

  private static float sum(float[] signs, float[] values) {
    float sum = 0;
    for (int n = 0; n < LINES; n++) {
      sum += signs[n] * values[n];
    }
    return sum;
  }

  /// The fast Walsh–Hadamard transform, orthogonal by its factor.
  private void mix() {
    for (int half = 1; half < LINES; half *= 2) {
      for (int start = 0; start < LINES; start += 2 * half) {
        for (int a = start; a < start + half; a++) {
          float x = mixed[a];
          float y = mixed[a + half];
          mixed[a] = x + y;
          mixed[a + half] = x - y;
        }
      }
    }
  }

  /// @return true if nothing but zeros was written
  private boolean write(float l, float r) {
    boolean nothing = true;
    for (int n = 0; n < LINES; n++) {
      // Left into even lines, right into odd ones.
      float in = (n & 1) == 0 ? l : r;
      float x = settled(MIXING * mixed[n] + IN_SIGNS[n] * INTO_HALF * in);
      nothing &= x == 0;
      lines[n][at[n]] = x;
      at[n] = at[n] + 1 == lines[n].length ? 0 : at[n] + 1;
    }
    return nothing;
  }

  private static float settled(float x) {
    return Math.abs(x) < NOTHING ? 0 : x;
  }

  /// Ends the tail and all glides.
  public void reset() {
    values.finish();
    for (float[] line : lines) {
      Arrays.fill(line, 0);
    }
    Arrays.fill(filtered, 0);
    leftDiffuser.reset();
    rightDiffuser.reset();
    still = memory + 1;
  }

  /// All-passes in a row: they spread a click over some tens of milliseconds and change no
  /// spectrum.
  private static final class Diffuser {

    private static final float GAIN = 0.5f;

    private final float[][] lines;
    private final int[] at;

    Diffuser(double[] milliseconds, double sampleRate) {
      lines = new float[milliseconds.length][];
      at = new int[milliseconds.length];
      for (int n = 0; n < lines.length; n++) {
        lines[n] = new float[primeFrom((int) Math.round(milliseconds[n] / 1000 * sampleRate))];
      }
    }

    int memory() {
      return Arrays.stream(lines).mapToInt(line -> line.length).sum();
    }

    float next(float x) {
      for (int n = 0; n < lines.length; n++) {
        float delayed = lines[n][at[n]];
        float in = settled(x - GAIN * delayed);
        lines[n][at[n]] = in;
        at[n] = at[n] + 1 == lines[n].length ? 0 : at[n] + 1;
        x = settled(GAIN * in + delayed);
      }
      return x;
    }

    void reset() {
      for (float[] line : lines) {
        Arrays.fill(line, 0);
      }
    }
  }
}
