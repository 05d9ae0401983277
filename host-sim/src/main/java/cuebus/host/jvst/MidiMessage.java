package cuebus.host.jvst;

import java.util.Arrays;
import java.util.HexFormat;
import jvst.wrapper.valueobjects.VSTEvent;
import jvst.wrapper.valueobjects.VSTMidiEvent;
import org.jspecify.annotations.Nullable;

/// A MIDI message at a frame from the beginning.
final class MidiMessage {

  /// What VST says of the size of its structure. Source: public ABI of VST 2.4, `VstMidiEvent`.
  private static final int MIDI_EVENT_BYTES = 32;

  private static final int DUMP = 0xF0;

  private final long frame;
  private final byte[] bytes;

  /// @param frame the frame
  /// @param bytes status and data, at least one byte; a dump from F0 to F7
  MidiMessage(long frame, byte[] bytes) {
    this.frame = frame;
    this.bytes = bytes.clone();
  }

  long frame() {
    return frame;
  }

  /// The same at another frame.
  MidiMessage at(long other) {
    return new MidiMessage(other, bytes);
  }

  /// The message as the wrapper hands it to a plugin.
  ///
  /// @param start frame at which the block begins
  VSTEvent event(long start) {
    boolean dump = (bytes[0] & 0xFF) == DUMP;
    VSTEvent event = dump ? new VSTEvent() : new VSTMidiEvent();
    event.setType(dump ? VSTEvent.VST_EVENT_SYSEX_TYPE : VSTEvent.VST_EVENT_MIDI_TYPE);
    event.setData(dump ? bytes.clone() : Arrays.copyOf(bytes, 4));
    event.setByteSize(dump ? bytes.length : MIDI_EVENT_BYTES);
    event.setDeltaFrames((int) (frame - start));
    return event;
  }

  /// A message that a plugin sent; null if the event is none.
  ///
  /// @param start frame at which the block begins
  static @Nullable MidiMessage of(VSTEvent event, long start) {
    byte[] data = event.getData();
    if (data == null || data.length == 0 || data[0] >= 0) {
      return null;
    }
    long frame = start + event.getDeltaFrames();
    return event.getType() == VSTEvent.VST_EVENT_SYSEX_TYPE
        ? new MidiMessage(frame, data)
        : new MidiMessage(
            frame, Arrays.copyOf(data, Math.min(data.length, length(data[0] & 0xFF))));
  }

  /// Bytes of a message by its status. Source: MIDI 1.0, tables of channel and system messages.
  private static int length(int status) {
    return switch (status >> 4) {
      case 0xC, 0xD -> 2;
      case 0xF ->
          switch (status) {
            case 0xF1, 0xF3 -> 2;
            case 0xF2 -> 3;
            default -> 1;
          };
      default -> 3;
    };
  }

  /// The bytes in hexadecimal, e.g. `90 3c 64`.
  String hex() {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
