package cuebus.clap;

import cuebus.entry.Memory;
import java.lang.invoke.MethodHandles;
import java.util.OptionalDouble;

/// `clap.params`: values, names, texts and changes outside of blocks.
final class ParamsExtension {

  static final String ID = "clap.params";

  /// The functions, in CLAP's order.
  static final long TABLE =
      Functions.table(
          MethodHandles.lookup(),
          "count",
          "getInfo",
          "getValue",
          "valueToText",
          "textToValue",
          "flush");

  private ParamsExtension() {}

  static int count(long plugin) {
    ClapInstance instance = ClapInstance.of(plugin);
    return instance == null ? 0 : instance.parameters.count();
  }

  static boolean getInfo(long plugin, int index, long info) {
    ClapInstance instance = ClapInstance.of(plugin);
    if (instance == null || info == 0 || index < 0 || index >= instance.parameters.count()) {
      return false;
    }
    instance.parameters.describe(index, instance.plugin, info);
    return true;
  }

  static boolean getValue(long plugin, int id, long value) {
    ClapInstance instance = ClapInstance.of(plugin);
    int index = instance == null ? -1 : instance.parameters.indexOf(id);
    if (instance == null || index < 0 || value == 0) {
      return false;
    }
    Memory.putDouble(value, instance.parameters.value(index, instance.plugin));
    return true;
  }

  static boolean valueToText(long plugin, int id, double value, long text, int capacity) {
    ClapInstance instance = ClapInstance.of(plugin);
    int index = instance == null ? -1 : instance.parameters.indexOf(id);
    if (instance == null || index < 0 || text == 0 || capacity <= 0 || Double.isNaN(value)) {
      return false;
    }
    Memory.putText(text, instance.parameters.text(index, value, instance.plugin), capacity);
    return true;
  }

  static boolean textToValue(long plugin, int id, long text, long value) {
    ClapInstance instance = ClapInstance.of(plugin);
    int index = instance == null ? -1 : instance.parameters.indexOf(id);
    if (instance == null || index < 0 || text == 0 || value == 0) {
      return false;
    }
    OptionalDouble meant = instance.parameters.meant(index, Memory.text(text), instance.plugin);
    meant.ifPresent(found -> Memory.putDouble(value, found));
    return meant.isPresent();
  }

  // Nothing goes out: what changes by itself is the meters, and they stand still without blocks.
  static void flush(long plugin, long in, long out) {
    ClapInstance instance = ClapInstance.of(plugin);
    if (instance != null) {
      instance.flush(in);
    }
  }
}
