package cuebus.host.validate;

import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.PluginInfo;
import cuebus.host.nativehost.PluginModule;
import cuebus.host.nativehost.format.PluginFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Checks of loading, making and ending.
final class LifeChecks {

  private static final int[] RATES = {
    8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000, 384_000
  };

  /// Audio interfaces run at these. A plugin that fails beyond them harms nobody in practice, and
  /// two of the three formats give it no way to refuse.
  private static final int LOWEST_USUAL_RATE = 44_100;

  private static final int HIGHEST_USUAL_RATE = 192_000;

  private LifeChecks() {}

  static CheckResult scan(CheckBench bench) throws IOException {
    List<PluginInfo> first = List.of();
    for (int i = 0; i < 10; i++) {
      try (PluginModule module = PluginFile.open(bench.file());
          NativePlugin plugin = module.create(bench.id())) {
        if (i == 0) {
          first = module.plugins();
        }
        if (!module.plugins().equals(first)) {
          return CheckResult.failed("said it held %s, then %s".formatted(first, module.plugins()));
        }
        if (plugin.info().name().isBlank()) {
          return CheckResult.warned("has no name");
        }
      }
    }
    return CheckResult.passed();
  }

  static CheckResult createDestroy(CheckBench bench) throws IOException {
    String first = "";
    for (int i = 0; i < 20; i++) {
      try (NativePlugin plugin = bench.create()) {
        String shape =
            "%d inputs, %d outputs, %d parameters"
                .formatted(plugin.inputs(), plugin.outputs(), plugin.parameters().size());
        if (i == 0) {
          first = shape;
        }
        if (!shape.equals(first)) {
          return CheckResult.failed("was made with %s, then with %s".formatted(first, shape));
        }
      }
    }
    return CheckResult.passed();
  }

  static CheckResult manyInstances(CheckBench bench) throws IOException {
    List<NativePlugin> plugins = new ArrayList<>();
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      NativePlugin plugin = bench.create();
      plugins.add(plugin);
      runs.add(new Run(plugin, CheckBench.RATE, 256).noise(bench.random()));
    }
    runs.forEach(run -> run.check(256));
    // Not in the order in which they were made.
    for (int i = 0; i < plugins.size(); i += 2) {
      plugins.get(i).close();
    }
    for (int i = 1; i < plugins.size(); i += 2) {
      runs.get(i).check(256);
      plugins.get(i).close();
    }
    return CheckResult.passed();
  }

  static CheckResult earlyDestroy(CheckBench bench) throws IOException {
    bench.create().close();
    NativePlugin activated = bench.create();
    activated.activate(CheckBench.RATE, 64);
    activated.close();
    NativePlugin used = bench.create();
    new Run(used, CheckBench.RATE, 64).noise(bench.random()).check(64);
    used.close();
    NativePlugin idle = bench.create();
    idle.activate(CheckBench.RATE, 64);
    idle.deactivate();
    idle.close();
    return CheckResult.passed();
  }

  /// The child process of this check runs with the C library's checked heap.
  static CheckResult wholeLife(CheckBench bench) throws IOException {
    for (int i = 0; i < 3; i++) {
      NativePlugin plugin = bench.create();
      Run run = new Run(plugin, CheckBench.RATE, 512).noise(bench.random());
      for (int block = 0; block < 50; block++) {
        run.check(1 + bench.random().nextInt(512));
      }
      plugin.deactivate();
      plugin.loadState(plugin.saveState());
      plugin.close();
    }
    return CheckResult.passed();
  }

  static CheckResult activate(CheckBench bench) throws IOException {
    List<String> odd = new ArrayList<>();
    NativePlugin plugin = bench.create();
    for (int rate : RATES) {
      int maxFrames = 1 + bench.random().nextInt(8192);
      boolean finite;
      try {
        Run run = new Run(plugin, rate, maxFrames).noise(bench.random());
        finite = finite(run, maxFrames);
        finite &= finite(run, 1 + bench.random().nextInt(maxFrames));
        plugin.deactivate();
      } catch (PluginFaultException e) {
        odd.add(e.getMessage());
        break; // what a refused instance does is not defined
      } catch (CheckFailedException e) {
        throw new CheckFailedException("at %d Hz: %s".formatted(rate, e.getMessage()));
      }
      if (!finite) {
        String finding = "at %d Hz the output is not finite".formatted(rate);
        if (rate >= LOWEST_USUAL_RATE && rate <= HIGHEST_USUAL_RATE) {
          return CheckResult.failed(finding);
        }
        odd.add(finding);
        // What is not finite may stay in the instance, which says nothing of the next rate.
        plugin.close();
        plugin = bench.create();
      }
    }
    plugin.close();
    return odd.isEmpty() ? CheckResult.passed() : CheckResult.warned(odd.getFirst());
  }

  private static boolean finite(Run run, int frames) {
    run.process(frames).checkDamage();
    return Float.isFinite(run.peak(frames));
  }
}
