package cuebus.host.nativehost;

/// Something that happens at a frame of a block.
public sealed interface PluginEvent {

  /// When: frames from the start of the block, 0 or more and below its length.
  int frame();

  /// A parameter takes a value.
  ///
  /// @param frame see [PluginEvent#frame()]
  /// @param parameter index in [NativePlugin#parameters()]
  /// @param value in the parameter's own scale
  record ParameterChange(int frame, int parameter, double value) implements PluginEvent {}

  /// A short MIDI message.
  ///
  /// @param frame see [PluginEvent#frame()]
  /// @param status first byte, 0x80 to 0xef
  /// @param data1 second byte, 0 to 127
  /// @param data2 third byte, 0 to 127; 0 where the message has none
  record Midi(int frame, int status, int data1, int data2) implements PluginEvent {}
}
