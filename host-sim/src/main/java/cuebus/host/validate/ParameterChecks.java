package cuebus.host.validate;

import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.PluginEvent;
import cuebus.host.nativehost.PluginParameter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Checks of parameters.
final class ParameterChecks {

  private ParameterChecks() {}

  static CheckResult ranges(CheckBench bench) throws IOException {
    try (NativePlugin plugin = bench.create()) {
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < plugin.parameters().size(); i++) {
        PluginParameter parameter = plugin.parameters().get(i);
        if (!ids.add(parameter.id())) {
          return CheckResult.failed("two parameters have the id " + parameter.id());
        }
        range(plugin, i);
      }
      Optional<PluginParameter> nameless =
          plugin.parameters().stream().filter(parameter -> parameter.name().isBlank()).findFirst();
      return nameless.isPresent()
          ? CheckResult.warned("parameter %s has no name".formatted(nameless.get().id()))
          : plugin.parameters().isEmpty()
              ? CheckResult.skipped("has no parameters")
              : CheckResult.passed();
    }
  }

  private static void range(NativePlugin plugin, int index) {
    PluginParameter parameter = plugin.parameters().get(index);
    boolean sane =
        Double.isFinite(parameter.min())
            && Double.isFinite(parameter.max())
            && parameter.min() <= parameter.max();
    if (!sane
        || !(parameter.initial() >= parameter.min() && parameter.initial() <= parameter.max())) {
      throw new CheckFailedException(
          "parameter %s \"%s\" goes from %s to %s and starts at %s"
              .formatted(
                  parameter.id(),
                  parameter.name(),
                  parameter.min(),
                  parameter.max(),
                  parameter.initial()));
    }
    double slack = 1e-6 * Math.max(1, parameter.max() - parameter.min());
    for (double value : new double[] {parameter.min(), parameter.max(), parameter.initial()}) {
      if (!parameter.readOnly()) {
        plugin.set(index, value);
      }
      double now = plugin.value(index);
      if (!(now >= parameter.min() - slack && now <= parameter.max() + slack)) {
        throw new CheckFailedException(
            "parameter %s \"%s\" has the value %s after it was set to %s; %s to %s is its range"
                .formatted(
                    parameter.id(),
                    parameter.name(),
                    now,
                    value,
                    parameter.min(),
                    parameter.max()));
      }
    }
  }

  static CheckResult text(CheckBench bench) throws IOException {
    int understood = 0;
    try (NativePlugin plugin = bench.create()) {
      for (int i = 0; i < plugin.parameters().size(); i++) {
        PluginParameter parameter = plugin.parameters().get(i);
        for (double part : new double[] {0, 0.25, 0.5, 1}) {
          double value = parameter.min() + part * (parameter.max() - parameter.min());
          Optional<String> text = plugin.text(i, parameter.stepped() ? Math.floor(value) : value);
          OptionalDouble meant =
              text.isEmpty() || parameter.readOnly()
                  ? OptionalDouble.empty()
                  : plugin.parse(i, text.get());
          if (meant.isEmpty()) {
            continue;
          }
          understood++;
          String again = plugin.text(i, meant.getAsDouble()).orElse("");
          if (!again.equals(text.get())) {
            return CheckResult.failed(
                "parameter %s \"%s\" shows %s as \"%s\", takes that for %s and shows it as \"%s\""
                    .formatted(
                        parameter.id(),
                        parameter.name(),
                        value,
                        text.get(),
                        meant.getAsDouble(),
                        again));
          }
        }
      }
    }
    return understood == 0
        ? CheckResult.skipped("turns no text into a value")
        : CheckResult.passed();
  }

  static CheckResult storm(CheckBench bench) throws IOException {
    int maxFrames = 512;
    try (NativePlugin plugin = bench.create()) {
      if (plugin.parameters().isEmpty()) {
        return CheckResult.skipped("has no parameters");
      }
      Run run = new Run(plugin, CheckBench.RATE, maxFrames);
      for (int i = 0; i < 200; i++) {
        int frames = 1 + bench.random().nextInt(maxFrames);
        run.noise(bench.random()).check(frames, events(plugin, bench.random(), frames));
      }
      for (int i = 0; i < plugin.parameters().size(); i++) {
        if (!Double.isFinite(plugin.value(i))) {
          return CheckResult.failed(
              "parameter %s became %s".formatted(plugin.parameters().get(i).id(), plugin.value(i)));
        }
      }
    }
    return CheckResult.passed();
  }

  private static List<PluginEvent> events(NativePlugin plugin, RandomGenerator random, int frames) {
    List<PluginEvent> events = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int index = random.nextInt(plugin.parameters().size());
      if (!plugin.parameters().get(index).readOnly()) {
        events.add(
            new PluginEvent.ParameterChange(
                random.nextInt(frames), index, value(plugin.parameters().get(index), random)));
      }
    }
    events.add(
        new PluginEvent.Midi(
            random.nextInt(frames),
            random.nextBoolean() ? 0x90 : 0x80,
            random.nextInt(128),
            random.nextInt(128)));
    events.sort(Comparator.comparingInt(PluginEvent::frame));
    return events;
  }

  /// A random value of a parameter, at times one of its ends.
  static double value(PluginParameter parameter, RandomGenerator random) {
    double part =
        switch (random.nextInt(8)) {
          case 0 -> 0;
          case 1 -> 1;
          default -> random.nextDouble();
        };
    double value = parameter.min() + part * (parameter.max() - parameter.min());
    return parameter.stepped() ? Math.rint(value) : value;
  }
}
