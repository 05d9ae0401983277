package cuebus.host.validate;

import cuebus.host.nativehost.NativePlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Checks of processing on other threads than the main one.
final class ThreadChecks {

  private ThreadChecks() {}

  static CheckResult comeAndGo(CheckBench bench) throws Exception {
    try (NativePlugin plugin = bench.create()) {
      Run run = new Run(plugin, CheckBench.RATE, 256).noise(bench.random());
      AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
      for (int i = 0; i < 40 && thrown.get() == null; i++) {
        Thread thread = thread("audio " + i, run, thrown);
        thread.start();
        thread.join();
      }
      rethrow(thrown.get());
    }
    return CheckResult.passed();
  }

  static CheckResult atOnce(CheckBench bench) throws Exception {
    List<NativePlugin> plugins = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    for (int i = 0; i < 4; i++) {
      NativePlugin plugin = bench.create();
      plugins.add(plugin);
      Run run =
          new Run(plugin, CheckBench.RATE, 256)
              .noise(new SplittableRandom(bench.random().nextLong()));
      threads.add(thread("audio " + i, run, thrown));
    }
    threads.forEach(Thread::start);
    // Meanwhile the main thread makes and ends others, as a user does.
    for (int i = 0; i < 5; i++) {
      bench.create().close();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    plugins.forEach(NativePlugin::close);
    rethrow(thrown.get());
    return CheckResult.passed();
  }

  private static Thread thread(String name, Run run, AtomicReference<@Nullable Throwable> thrown) {
    return new Thread(
        () -> {
          try {
            for (int i = 0; i < 100; i++) {
              run.check(1 + i * 7 % 256);
            }
          } catch (RuntimeException e) {
            thrown.compareAndSet(null, e);
          }
        },
        name);
  }

  private static void rethrow(@Nullable Throwable thrown) {
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
  }
}
