package cuebus.lv2;

import cuebus.entry.Memory;
import java.nio.charset.StandardCharsets;

/// Writes a sequence of messages as a host does.
final class AtomWriter {

  private final long sequence;
  private long at;

  AtomWriter(long sequence) {
    this.sequence = sequence;
    Memory.putInt(sequence, 8);
    Memory.putInt(sequence + 4, MemoryHost.urid(Uris.ATOM + "Sequence"));
    Memory.putLong(sequence + 8, 0);
    at = sequence + 16;
  }

  private long object(long frame, String kind) {
    Memory.putLong(at, frame);
    Memory.putInt(at + 12, MemoryHost.urid(Uris.ATOM + "Object"));
    Memory.putInt(at + 16, 0);
    Memory.putInt(at + 20, MemoryHost.urid(kind));
    long size = at + 8;
    at += 24;
    return size;
  }

  private void end(long size) {
    Memory.putInt(size, (int) (at - size - 8));
    Memory.putInt(sequence, (int) (at - sequence - 8));
  }

  private void property(String key, String type, int size) {
    Memory.putInt(at, MemoryHost.urid(key));
    Memory.putInt(at + 4, 0);
    Memory.putInt(at + 8, size);
    Memory.putInt(at + 12, MemoryHost.urid(Uris.ATOM + type));
    Memory.fill(at + 16, (size + 7L) / 8 * 8, (byte) 0);
  }

  private void number(String key, String type, double value) {
    property(Uris.TIME + key, type, type.equals("Long") || type.equals("Double") ? 8 : 4);
    switch (type) {
      case "Long" -> Memory.putLong(at + 16, (long) value);
      case "Double" -> Memory.putDouble(at + 16, value);
      case "Int" -> Memory.putInt(at + 16, (int) value);
      default -> Memory.putFloat(at + 16, (float) value);
    }
    at += 24;
  }

  /// A position in 6/8: eighths, at bar 3 and 1.5 beats.
  AtomWriter position(long offset, long frame, double speed, double beatsPerMinute) {
    long size = object(offset, Uris.TIME + "Position");
    number("frame", "Long", (double) frame);
    number("speed", "Float", speed);
    number("bar", "Long", 3);
    number("barBeat", "Float", 1.5);
    number("beatUnit", "Int", 8);
    number("beatsPerBar", "Float", 6);
    number("beatsPerMinute", "Float", beatsPerMinute);
    end(size);
    return this;
  }

  AtomWriter setPath(String property, String type, String path) {
    long size = object(0, Uris.PATCH + "Set");
    property(Uris.PATCH + "property", "URID", 4);
    Memory.putInt(at + 16, MemoryHost.urid(property));
    at += 24;
    byte[] text = (path + "\0").getBytes(StandardCharsets.UTF_8);
    property(Uris.PATCH + "value", type, text.length);
    Memory.putBytes(at + 16, text);
    at += 16 + (text.length + 7) / 8 * 8;
    end(size);
    return this;
  }

  AtomWriter midi(long frame, int status, int data1, int data2) {
    Memory.putLong(at, frame);
    Memory.putInt(at + 8, 3);
    Memory.putInt(at + 12, MemoryHost.urid(Uris.MIDI + "MidiEvent"));
    Memory.putLong(at + 16, status | data1 << 8 | data2 << 16);
    at += 24;
    Memory.putInt(sequence, (int) (at - sequence - 8));
    return this;
  }

  AtomWriter get() {
    end(object(0, Uris.PATCH + "Get"));
    return this;
  }

  /// Where the next message would begin.
  long length() {
    return at - sequence;
  }
}
