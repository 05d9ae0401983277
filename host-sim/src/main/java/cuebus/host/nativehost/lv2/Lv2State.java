package cuebus.host.nativehost.lv2;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cuebus.host.nativehost.Complaints;
import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.memory.CFunction;
import cuebus.host.nativehost.memory.Memory;
import cuebus.host.nativehost.memory.Upcalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.util.LinkedHashMap;
import java.util.Map;

/// The properties that an LV2 plugin stores and retrieves, and their form as bytes: a count, then
/// for each property key, type, flags, length and value.
///
/// Source: LV2 1.18, `state/state.h` (layouts).
final class Lv2State {

  private static final class Property {

    final String type;
    final int flags;
    final byte[] value;

    Property(String type, int flags, byte[] value) {
      this.type = type;
      this.flags = flags;
      this.value = value;
    }
  }

  private final Urids urids;
  private final Arena arena;
  private final Map<String, Property> properties = new LinkedHashMap<>();
  private final long store;
  private final long retrieve;

  /// @param arena as long as values are read
  Lv2State(Arena arena, Urids urids, Complaints complaints) {
    this.arena = arena;
    this.urids = urids;
    Upcalls upcalls = new Upcalls(arena, MethodHandles.lookup(), this, complaints);
    store =
        upcalls.stub(
            "store",
            JAVA_INT,
            Memory.POINTER,
            JAVA_INT,
            Memory.POINTER,
            JAVA_LONG,
            JAVA_INT,
            JAVA_INT);
    retrieve =
        upcalls.stub(
            "retrieve",
            Memory.POINTER,
            Memory.POINTER,
            JAVA_INT,
            Memory.POINTER,
            Memory.POINTER,
            Memory.POINTER);
  }

  /// Lets a plugin store its properties.
  ///
  /// @param extension address of its `LV2_State_Interface`
  void save(long instance, long extension, long features) {
    long status = call("save", Memory.int64(extension), instance, store, features);
    if (status != 0) {
      throw new PluginFaultException("state save failed with status " + status);
    }
  }

  /// Lets a plugin retrieve its properties.
  ///
  /// @return whether it took them
  boolean restore(long instance, long extension, long features) {
    return call("restore", Memory.int64(extension + 8), instance, retrieve, features) == 0;
  }

  private static long call(
      String name, long function, long instance, long callback, long features) {
    return CFunction.at(
            name,
            function,
            JAVA_INT,
            Memory.POINTER,
            Memory.POINTER,
            Memory.POINTER,
            JAVA_INT,
            Memory.POINTER)
        .call(instance, callback, 0, 0, features);
  }

  int store(long handle, int key, long value, long size, int type, int flags) {
    properties.put(urids.uri(key), new Property(urids.uri(type), flags, Memory.bytes(value, size)));
    return 0;
  }

  long retrieve(long handle, int key, long size, long type, long flags) {
    Property property = properties.get(urids.uri(key));
    if (property == null) {
      return 0;
    }
    byte[] value = property.value;
    long copy = arena.allocate(Math.max(1, value.length), 8).address();
    MemorySegment.copy(value, 0, Memory.ALL, ValueLayout.JAVA_BYTE, copy, value.length);
    put64(size, value.length);
    put32(type, urids.of(property.type));
    put32(flags, property.flags);
    return copy;
  }

  /// Plugins may pass null for what they do not ask.
  private static void put64(long address, long value) {
    if (address != 0) {
      Memory.int64(address, value);
    }
  }

  private static void put32(long address, int value) {
    if (address != 0) {
      Memory.int32(address, value);
    }
  }

  /// Whether there are no properties.
  boolean isEmpty() {
    return properties.isEmpty();
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(properties.size());
      for (Map.Entry<String, Property> property : properties.entrySet()) {
        out.writeUTF(property.getKey());
        out.writeUTF(property.getValue().type);
        out.writeInt(property.getValue().flags);
        out.writeInt(property.getValue().value.length);
        out.write(property.getValue().value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /// Reads what [#toBytes()] wrote.
  ///
  /// @return false if it is something else
  boolean fromBytes(byte[] bytes) {
    properties.clear();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String key = in.readUTF();
        String type = in.readUTF();
        int flags = in.readInt();
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
          return false;
        }
        properties.put(key, new Property(type, flags, in.readNBytes(length)));
      }
      return in.available() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
