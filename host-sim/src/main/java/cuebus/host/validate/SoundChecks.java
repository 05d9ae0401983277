package cuebus.host.validate;

import cuebus.host.nativehost.NativePlugin;
import java.io.IOException;
import java.util.SplittableRandom;

/// Checks of what the plugin says about its sound against what it does.
final class SoundChecks {

  private static final int FRAMES = 1 << 15;
  private static final int BLOCK = 1024; // many plugins take none much longer

  /// A bypass may fade for a while.
  private static final int FADE_BLOCKS = 64;

  private SoundChecks() {}

  static CheckResult latency(CheckBench bench) throws IOException {
    try (NativePlugin plugin = bench.create()) {
      if (plugin.inputs() == 0 || plugin.outputs() == 0) {
        return CheckResult.skipped("has no audio input or no output");
      }
      Run run = new Run(plugin, CheckBench.RATE, BLOCK);
      float[][] in = new float[plugin.inputs()][FRAMES];
      for (float[] channel : in) {
        channel[0] = 0.5f;
      }
      float[] out = through(run, in)[0];
      int said = plugin.latency();
      int peak = 0;
      double energy = 0;
      for (int i = 0; i < FRAMES; i++) {
        energy += out[i] * out[i];
        peak = Math.abs(out[i]) > Math.abs(out[peak]) ? i : peak;
      }
      if (energy == 0 || out[peak] * out[peak] < 0.5 * energy) {
        return CheckResult.skipped("does not pass an impulse on as one, so it cannot be told");
      }
      String finding = "an impulse comes %d frames late, it says %d".formatted(peak, said);
      if (peak > said) {
        // From outside, a delay that is meant looks like a latency that is kept quiet.
        return CheckResult.warned(finding + "; right only if delay is its effect");
      }
      return peak == said ? CheckResult.passed() : CheckResult.failed(finding);
    }
  }

  static CheckResult bypass(CheckBench bench) throws IOException {
    try (NativePlugin plugin = bench.create()) {
      if (plugin.inputs() == 0 || plugin.inputs() != plugin.outputs()) {
        return CheckResult.skipped("has not as many inputs as outputs");
      }
      Run run = new Run(plugin, CheckBench.RATE, BLOCK).noise(bench.random());
      if (!plugin.bypass(true)) {
        return CheckResult.skipped("has no bypass of its own");
      }
      for (int i = 0; i < FADE_BLOCKS; i++) {
        run.check(BLOCK);
      }
      float[][] in = new float[plugin.inputs()][FRAMES];
      for (float[] channel : in) {
        for (int i = 0; i < FRAMES; i++) {
          channel[i] = bench.random().nextFloat(-0.5f, 0.5f);
        }
      }
      float[][] out = through(run, in);
      int late = plugin.latency();
      float difference = 0;
      for (int c = 0; c < in.length; c++) {
        for (int i = late; i < FRAMES; i++) {
          difference = Math.max(difference, Math.abs(out[c][i] - in[c][i - late]));
        }
      }
      return difference > ProcessChecks.TOLERANCE
          ? CheckResult.failed("bypassed, the output differs from the input by " + difference)
          : CheckResult.passed();
    }
  }

  /// The output of a run for an input, block by block.
  private static float[][] through(Run run, float[][] in) {
    float[][] out = new float[run.out.length][FRAMES];
    for (int done = 0; done < FRAMES; done += BLOCK) {
      for (int c = 0; c < in.length; c++) {
        System.arraycopy(in[c], done, run.in[c], 0, BLOCK);
      }
      run.check(BLOCK);
      for (int c = 0; c < out.length; c++) {
        System.arraycopy(run.out[c], 0, out[c], done, BLOCK);
      }
    }
    return out;
  }

  static CheckResult reset(CheckBench bench) throws IOException {
    long seed = bench.random().nextLong();
    try (NativePlugin fresh = bench.create();
        NativePlugin other = bench.create();
        NativePlugin used = bench.create()) {
      if (fresh.outputs() == 0) {
        return CheckResult.skipped("has no audio output");
      }
      Run expected = play(new Run(fresh, CheckBench.RATE, BLOCK), seed);
      Run control = play(new Run(other, CheckBench.RATE, BLOCK), seed);
      if (ProcessChecks.difference(expected.out, control.out, 0, BLOCK) > 0) {
        return CheckResult.skipped("two new instances do not sound the same");
      }
      Run run = play(new Run(used, CheckBench.RATE, BLOCK), seed + 1);
      used.reset();
      play(run, seed);
      float difference = ProcessChecks.difference(expected.out, run.out, 0, BLOCK);
      return difference > ProcessChecks.TOLERANCE
          ? CheckResult.warned("after a reset the output differs by " + difference)
          : CheckResult.passed();
    }
  }

  private static Run play(Run run, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20; i++) {
      run.noise(random).check(BLOCK);
    }
    return run;
  }
}
