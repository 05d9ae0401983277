package cuebus.clap;

import cuebus.clap.ClapAbi.AudioBuffer;
import cuebus.clap.ClapAbi.Block;
import cuebus.clap.ClapAbi.Event;
import cuebus.entry.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The memory of a block: ports, channels, lists of events.
final class FakeBlock implements AutoCloseable {

  /// The most events in a list, each way.
  static final int ROOM = 4096;

  final Arena arena = Arena.ofConfined();
  final long process = arena.allocate(Block.SIZE, 8).address();
  private final long events = arena.allocate(8L + 8L * ROOM, 8).address();
  private final long sent = arena.allocate(8L + (long) ROOM * Event.PARAM_SIZE, 8).address();
  final int room;

  /// @param room frames in each channel
  FakeBlock(int room) {
    this.room = room;
    Memory.putLong(process + Block.IN_EVENTS, FakeHost.list(arena, events, "size", "get"));
    Memory.putLong(process + Block.OUT_EVENTS, FakeHost.list(arena, sent, "tryPush"));
  }

  /// Makes the input ports, so many channels each.
  FakeBlock inputs(int bytesPerSample, int... channels) {
    Memory.putLong(process + Block.INPUTS, ports(bytesPerSample, channels));
    Memory.putInt(process + Block.INPUT_COUNT, channels.length);
    return this;
  }

  /// Makes the output ports.
  FakeBlock outputs(int bytesPerSample, int... channels) {
    Memory.putLong(process + Block.OUTPUTS, ports(bytesPerSample, channels));
    Memory.putInt(process + Block.OUTPUT_COUNT, channels.length);
    return this;
  }

  private long ports(int bytesPerSample, int... channels) {
    long ports = arena.allocate((long) AudioBuffer.SIZE * channels.length, 8).address();
    for (int p = 0; p < channels.length; p++) {
      long pointers = arena.allocate(8L * channels[p], 8).address();
      for (int c = 0; c < channels[p]; c++) {
        Memory.putLong(
            pointers + 8L * c, arena.allocate((long) bytesPerSample * room, 8).address());
      }
      long port = ports + (long) p * AudioBuffer.SIZE;
      Memory.putLong(
          port + (bytesPerSample == 4 ? AudioBuffer.DATA32 : AudioBuffer.DATA64), pointers);
      Memory.putInt(port + AudioBuffer.CHANNELS, channels[p]);
      Memory.putLong(port + AudioBuffer.CONSTANT_MASK, -1);
    }
    return ports;
  }

  /// Address of a port.
  long port(boolean input, int index) {
    return Memory.getPointer(process + (input ? Block.INPUTS : Block.OUTPUTS))
        + (long) index * AudioBuffer.SIZE;
  }

  /// Address of the pointer to a channel's samples.
  long pointer(boolean input, int port, int channel) {
    long at = port(input, port);
    long single = Memory.getPointer(at + AudioBuffer.DATA32);
    return (single == 0 ? Memory.getPointer(at + AudioBuffer.DATA64) : single) + 8L * channel;
  }

  void put(int channel, float[] samples, int from, int frames) {
    long to = Memory.getPointer(pointer(true, 0, channel));
    boolean single = Memory.getPointer(port(true, 0) + AudioBuffer.DATA32) != 0;
    for (int i = 0; i < frames; i++) {
      if (single) {
        Memory.putFloat(to + 4L * i, samples[from + i]);
      } else {
        Memory.putDouble(to + 8L * i, samples[from + i]);
      }
    }
  }

  float[] got(int port, int channel, int frames) {
    long from = Memory.getPointer(pointer(false, port, channel));
    boolean single = Memory.getPointer(port(false, port) + AudioBuffer.DATA32) != 0;
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] =
          single ? Memory.getFloat(from + 4L * i) : (float) Memory.getDouble(from + 8L * i);
    }
    return samples;
  }

  FakeBlock clearEvents() {
    Memory.putInt(events, 0);
    Memory.putInt(sent, 0);
    return this;
  }

  FakeBlock value(int time, String id, double value) {
    return event(time, Event.PARAM_VALUE, ClapParameters.id(id), value);
  }

  FakeBlock modulation(int time, String id, double amount) {
    return event(time, Event.PARAM_MOD, ClapParameters.id(id), amount);
  }

  FakeBlock event(int time, int type, int id, double amount) {
    int count = Memory.getInt(events);
    long slot = events + 8 + 8L * count;
    if (Memory.getLong(slot) == 0) {
      Memory.putLong(slot, arena.allocate(Event.PARAM_SIZE, 8).address());
    }
    long event = Memory.getLong(slot);
    Memory.putInt(event + Event.BYTES, Event.PARAM_SIZE);
    Memory.putInt(event + Event.TIME, time);
    Memory.putShort(event + Event.SPACE, (short) 0);
    Memory.putShort(event + Event.TYPE, (short) type);
    Memory.putInt(event + Event.PARAM_ID, id);
    Memory.putDouble(event + Event.PARAM_AMOUNT, amount);
    Memory.putInt(events, count + 1);
    return this;
  }

  FakeBlock midi(int time, int status, int data1, int data2) {
    event(time, Event.MIDI, 0, 0);
    long message = lastEvent() + Event.MIDI_MESSAGE;
    Memory.putByte(message, (byte) status);
    Memory.putByte(message + 1, (byte) data1);
    Memory.putByte(message + 2, (byte) data2);
    return this;
  }

  /// Address of the event added last.
  long lastEvent() {
    return Memory.getLong(events + 8L * Memory.getInt(events));
  }

  /// How many events the plugin sent.
  int sent() {
    return Memory.getInt(sent);
  }

  long sent(int index) {
    return sent + 8 + (long) index * Event.PARAM_SIZE;
  }

  int run(FakePlugin plugin, int frames) {
    Memory.putInt(process + Block.FRAMES, frames);
    MemorySegment function =
        MemorySegment.ofAddress(
            Memory.getPointer(plugin.address + ClapAbi.Plugin.FUNCTIONS + 8L * FakePlugin.PROCESS));
    return HostFunctions.status(function, plugin.address, process);
  }

  long inEvents() {
    return Memory.getPointer(process + Block.IN_EVENTS);
  }

  @Override
  public void close() {
    arena.close();
  }
}
