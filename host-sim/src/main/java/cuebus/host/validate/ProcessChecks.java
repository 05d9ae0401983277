package cuebus.host.validate;

import cuebus.host.nativehost.NativePlugin;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Checks of audio through the plugin.
final class ProcessChecks {

  private static final int MAX_FRAMES = 1024;
  private static final float QUIET = 0.001f; // -60 dBFS

  /// What rounding in another order may make of samples around full scale.
  static final float TOLERANCE = 1e-5f;

  private ProcessChecks() {}

  static CheckResult randomBlocks(CheckBench bench) throws IOException {
    RandomGenerator random = bench.random();
    try (NativePlugin plugin = bench.create()) {
      Run run = new Run(plugin, CheckBench.RATE, MAX_FRAMES);
      for (int i = 0; i < 200; i++) {
        run.noise(random).check(1 + random.nextInt(MAX_FRAMES));
      }
      run.check(1).check(MAX_FRAMES);
    }
    return CheckResult.passed();
  }

  static CheckResult noFrames(CheckBench bench) throws IOException {
    try (NativePlugin plugin = bench.create()) {
      new Run(plugin, CheckBench.RATE, 64).noise(bench.random()).check(0).check(64).check(0);
    }
    return CheckResult.passed();
  }

  static CheckResult inPlace(CheckBench bench) throws IOException {
    try (NativePlugin apart = bench.create();
        NativePlugin twin = bench.create();
        NativePlugin together = bench.create()) {
      if (!together.worksInPlace() || together.inputs() == 0 || together.outputs() == 0) {
        return CheckResult.skipped("does not offer it");
      }
      together.processInPlace(true);
      Run one = new Run(apart, CheckBench.RATE, 256);
      Run same = new Run(twin, CheckBench.RATE, 256);
      Run shared = new Run(together, CheckBench.RATE, 256);
      for (int i = 0; i < 50; i++) {
        one.noise(bench.random()).check(256);
        same.take(one, 0, 256).check(256);
        shared.take(one, 0, 256).check(256);
        if (difference(one.out, same.out, 0, 256) > 0) {
          return CheckResult.skipped("two new instances do not sound the same");
        }
        float difference = difference(one.out, shared.out, 0, 256);
        if (difference > TOLERANCE) {
          return CheckResult.failed(
              "differs by %s in block %d, so it overwrites input that it still needs"
                  .formatted(difference, i));
        }
      }
    }
    return CheckResult.passed();
  }

  /// The largest difference; `b` is read from `offset` on.
  static float difference(float[][] a, float[][] b, int offset, int frames) {
    float largest = 0;
    for (int c = 0; c < a.length; c++) {
      for (int i = 0; i < frames; i++) {
        largest = Math.max(largest, Math.abs(a[c][i] - b[c][offset + i]));
      }
    }
    return largest;
  }

  static CheckResult cut(CheckBench bench) throws IOException {
    int frames = 4096;
    try (NativePlugin whole = bench.create();
        NativePlugin twin = bench.create();
        NativePlugin cut = bench.create()) {
      Run one = new Run(whole, CheckBench.RATE, frames).noise(bench.random()).check(frames);
      Run same = new Run(twin, CheckBench.RATE, frames).take(one, 0, frames).check(frames);
      if (difference(one.out, same.out, 0, frames) > 0) {
        return CheckResult.skipped("two new instances do not sound the same");
      }
      Run many = new Run(cut, CheckBench.RATE, frames);
      int done = 0;
      while (done < frames) {
        int part = Math.min(frames - done, 1 + bench.random().nextInt(300));
        many.take(one, done, part).check(part);
        float difference = difference(many.out, one.out, done, part);
        if (difference > TOLERANCE) {
          return CheckResult.warned(
              "differs by %s between frames %d and %d".formatted(difference, done, done + part));
        }
        done += part;
      }
    }
    return CheckResult.passed();
  }

  static CheckResult nanInput(CheckBench bench) throws IOException {
    try (NativePlugin plugin = bench.create()) {
      if (plugin.inputs() == 0 || plugin.outputs() == 0) {
        return CheckResult.skipped("has no audio input or no output");
      }
      Run run = new Run(plugin, CheckBench.RATE, MAX_FRAMES);
      float[] poison = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
      for (float value : poison) {
        run.fill(value).process(64).checkDamage();
      }
      for (int i = 0; i < 500; i++) {
        run.noise(bench.random()).process(MAX_FRAMES).checkDamage();
      }
      if (Float.isFinite(run.peak(MAX_FRAMES))) {
        return CheckResult.passed();
      }
      plugin.reset();
      run.process(MAX_FRAMES);
      return Float.isFinite(run.peak(MAX_FRAMES))
          ? CheckResult.warned("still not finite after ten seconds; a reset heals it")
          : CheckResult.failed("still not finite after ten seconds and a reset");
    }
  }

  static CheckResult denormals(CheckBench bench) throws IOException {
    try (NativePlugin plugin = bench.create()) {
      if (plugin.outputs() == 0) {
        return CheckResult.skipped("has no audio output");
      }
      Run run = new Run(plugin, CheckBench.RATE, MAX_FRAMES);
      run.noise(bench.random()).check(MAX_FRAMES);
      run.fill(1e-40f).check(MAX_FRAMES);
      run.fill(0);
      int denormal = 0;
      for (int i = 0; i < 500; i++) {
        run.check(MAX_FRAMES);
        denormal = denormals(run.out);
        if (denormal > MAX_FRAMES / 2 && i > 50) {
          return CheckResult.warned(
              "%d denormal samples in a block, %.1f s after the input fell silent"
                  .formatted(denormal, (i + 1) * MAX_FRAMES / CheckBench.RATE));
        }
      }
    }
    return CheckResult.passed();
  }

  private static int denormals(float[][] out) {
    int count = 0;
    for (float[] channel : out) {
      for (float sample : channel) {
        if (sample != 0 && Math.abs(sample) < Float.MIN_NORMAL) {
          count++;
        }
      }
    }
    return count;
  }

  static CheckResult silence(CheckBench bench) throws IOException {
    try (NativePlugin fresh = bench.create();
        NativePlugin plugin = bench.create()) {
      if (plugin.inputs() == 0 || plugin.outputs() == 0) {
        return CheckResult.skipped("has no audio input or no output");
      }
      Run unused = new Run(fresh, CheckBench.RATE, MAX_FRAMES);
      float own = 0;
      for (int i = 0; i < 50; i++) {
        own = Math.max(own, unused.check(MAX_FRAMES).peak(MAX_FRAMES));
      }
      if (own > QUIET) {
        return CheckResult.skipped("makes sound without input");
      }
      Run run = new Run(plugin, CheckBench.RATE, MAX_FRAMES);
      RandomGenerator noise = new SplittableRandom(bench.random().nextLong());
      for (int i = 0; i < 50; i++) {
        run.noise(noise).check(MAX_FRAMES);
      }
      run.fill(0);
      float peak = 0;
      for (int i = 0; i < 1000; i++) {
        peak = run.check(MAX_FRAMES).peak(MAX_FRAMES);
      }
      return peak > QUIET
          ? CheckResult.warned("the peak is still %s after 20 s of silence".formatted(peak))
          : CheckResult.passed();
    }
  }
}
