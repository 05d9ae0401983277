package cuebus.host.nativehost.clap;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import cuebus.host.nativehost.Counts;
import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.PluginParameter;
import cuebus.host.nativehost.memory.CFunction;
import cuebus.host.nativehost.memory.Memory;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The parameters of a CLAP plugin.
///
/// Source: CLAP 1.x, `ext/params.h` (layouts): a parameter's description has 1320 bytes.
final class ClapParameters {

  private static final int INFO_BYTES = 1320;
  private static final int TEXT_BYTES = 256;

  private record Entry(int id, int flags, long cookie) {}

  private final long plugin;
  private final long extension;
  private final List<Entry> entries = new ArrayList<>();
  private final List<PluginParameter> list = new ArrayList<>();

  /// @param extension address of `clap.params`; 0 if the plugin has none
  ClapParameters(long plugin, long extension) {
    this.plugin = plugin;
    this.extension = extension;
    if (extension == 0) {
      return;
    }
    int count =
        Counts.checked(
            "params.count",
            CFunction.at("params.count", Memory.int64(extension), JAVA_INT, Memory.POINTER)
                .call(plugin),
            Counts.LISTED);
    CFunction info =
        CFunction.at(
            "params.get_info",
            Memory.int64(extension + 8),
            JAVA_BYTE,
            Memory.POINTER,
            JAVA_INT,
            Memory.POINTER);
    try (Arena arena = Arena.ofConfined()) {
      long struct = arena.allocate(INFO_BYTES, 8).address();
      for (int i = 0; i < count; i++) {
        if (!info.test(plugin, i, struct)) {
          throw new PluginFaultException(
              "params.get_info(%d) failed; the plugin said it has %d".formatted(i, count));
        }
        add(struct);
      }
    }
  }

  private void add(long info) {
    int flags = Memory.int32(info + 4);
    entries.add(new Entry(Memory.int32(info), flags, Memory.int64(info + 8)));
    list.add(
        new PluginParameter(
            Integer.toUnsignedString(Memory.int32(info)),
            Memory.text(info + 16),
            Memory.float64(info + 1296),
            Memory.float64(info + 1304),
            Memory.float64(info + 1312),
            (flags & Clap.PARAM_STEPPED) != 0,
            (flags & Clap.PARAM_READ_ONLY) != 0));
  }

  List<PluginParameter> list() {
    return Collections.unmodifiableList(list);
  }

  int id(int parameter) {
    return entries.get(parameter).id();
  }

  long cookie(int parameter) {
    return entries.get(parameter).cookie();
  }

  /// The parameter that is the plugin's bypass; -1 if it has none.
  int bypass() {
    for (int i = 0; i < entries.size(); i++) {
      if ((entries.get(i).flags() & Clap.PARAM_BYPASS) != 0) {
        return i;
      }
    }
    return -1;
  }

  double value(int parameter) {
    try (Arena arena = Arena.ofConfined()) {
      long value = arena.allocate(8, 8).address();
      CFunction get =
          CFunction.at(
              "params.get_value",
              Memory.int64(extension + 16),
              JAVA_BYTE,
              Memory.POINTER,
              JAVA_INT,
              Memory.POINTER);
      if (!get.test(plugin, id(parameter), value)) {
        throw new PluginFaultException(
            "params.get_value failed for parameter " + list.get(parameter).id());
      }
      return Memory.float64(value);
    }
  }

  Optional<String> text(int parameter, double value) {
    CFunction toText =
        CFunction.at(
            "params.value_to_text",
            Memory.int64(extension + 24),
            JAVA_BYTE,
            Memory.POINTER,
            JAVA_INT,
            JAVA_DOUBLE,
            Memory.POINTER,
            JAVA_INT);
    try (Arena arena = Arena.ofConfined()) {
      long text = arena.allocate(TEXT_BYTES).address();
      return toText.test(plugin, id(parameter), value, text, TEXT_BYTES)
          ? Optional.of(Memory.text(text))
          : Optional.empty();
    }
  }

  OptionalDouble parse(int parameter, String text) {
    CFunction toValue =
        CFunction.at(
            "params.text_to_value",
            Memory.int64(extension + 32),
            JAVA_BYTE,
            Memory.POINTER,
            JAVA_INT,
            Memory.POINTER,
            Memory.POINTER);
    try (Arena arena = Arena.ofConfined()) {
      long value = arena.allocate(8, 8).address();
      return toValue.test(plugin, id(parameter), arena.allocateFrom(text).address(), value)
          ? OptionalDouble.of(Memory.float64(value))
          : OptionalDouble.empty();
    }
  }

  /// Lets the plugin read and write events while it does not process.
  void flush(EventLists events) {
    CFunction.ofVoid(
            "params.flush",
            Memory.int64(extension + 40),
            Memory.POINTER,
            Memory.POINTER,
            Memory.POINTER)
        .run(plugin, events.in(), events.out());
  }
}
