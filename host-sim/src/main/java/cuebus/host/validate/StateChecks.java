package cuebus.host.validate;

import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.PluginParameter;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Checks of saving and loading.
final class StateChecks {

  private StateChecks() {}

  private static void randomise(NativePlugin plugin, RandomGenerator random) {
    for (int i = 0; i < plugin.parameters().size(); i++) {
      PluginParameter parameter = plugin.parameters().get(i);
      if (!parameter.readOnly()) {
        plugin.set(i, ParameterChecks.value(parameter, random));
      }
    }
  }

  static CheckResult roundTrip(CheckBench bench) throws IOException {
    try (NativePlugin first = bench.create();
        NativePlugin second = bench.create()) {
      for (int round = 0; round < 5; round++) {
        randomise(first, bench.random());
        randomise(second, bench.random());
        if (!second.loadState(first.saveState())) {
          return CheckResult.failed("did not take a state that it had saved");
        }
        for (int i = 0; i < first.parameters().size(); i++) {
          PluginParameter parameter = first.parameters().get(i);
          double difference = Math.abs(first.value(i) - second.value(i));
          double slack = 1e-6 * Math.max(1e-3, parameter.max() - parameter.min());
          if (!parameter.readOnly() && !(difference <= slack)) {
            return CheckResult.failed(
                "parameter %s \"%s\" was saved at %s and came back as %s"
                    .formatted(parameter.id(), parameter.name(), first.value(i), second.value(i)));
          }
        }
      }
      // The state must also be taken while audio runs.
      Run run = new Run(second, CheckBench.RATE, 256).noise(bench.random()).check(256);
      second.loadState(first.saveState());
      run.check(256);
    }
    return CheckResult.passed();
  }

  static CheckResult reproducible(CheckBench bench) throws IOException {
    try (NativePlugin first = bench.create();
        NativePlugin second = bench.create()) {
      if (!first.keepsState()) {
        return CheckResult.skipped("keeps no state of its own");
      }
      randomise(first, bench.random());
      byte[] saved = first.saveState();
      int again = Arrays.mismatch(saved, first.saveState());
      if (again >= 0) {
        return CheckResult.warned("saved twice, the state differs at byte " + again);
      }
      second.loadState(saved);
      int reloaded = Arrays.mismatch(saved, second.saveState());
      return reloaded >= 0
          ? CheckResult.warned("saved, loaded and saved, the state differs at byte " + reloaded)
          : CheckResult.passed();
    }
  }

  static CheckResult corrupt(CheckBench bench) throws IOException {
    RandomGenerator random = bench.random();
    try (NativePlugin plugin = bench.create()) {
      if (!plugin.keepsState()) {
        return CheckResult.skipped("keeps no state of its own");
      }
      randomise(plugin, random);
      byte[] good = plugin.saveState();
      Run run = new Run(plugin, CheckBench.RATE, 256);
      for (int i = 0; i < 60; i++) {
        plugin.loadState(corrupted(good, random, i % 4));
        run.noise(random).check(256);
      }
      if (!plugin.loadState(good)) {
        return CheckResult.failed("after damaged states it takes no good one");
      }
      run.noise(random).check(256);
    }
    return CheckResult.passed();
  }

  private static byte[] corrupted(byte[] good, RandomGenerator random, int kind) {
    return switch (kind) {
      case 0 -> Arrays.copyOf(good, random.nextInt(good.length + 1));
      case 1 -> {
        byte[] noise = new byte[random.nextInt(1 << 12)];
        random.nextBytes(noise);
        yield noise;
      }
      case 2 -> {
        byte[] flipped = good.clone();
        for (int i = 0; i < 3 && flipped.length > 0; i++) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        yield flipped;
      }
      default -> {
        byte[] longer = Arrays.copyOf(good, good.length + 1 + random.nextInt(1000));
        Arrays.fill(longer, good.length, longer.length, (byte) 0xff);
        yield longer;
      }
    };
  }
}
