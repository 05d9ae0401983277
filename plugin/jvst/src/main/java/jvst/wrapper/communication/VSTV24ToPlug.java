package jvst.wrapper.communication;

/// What a host calls in a plugin since VST 2.4.
public interface VSTV24ToPlug extends VSTV23ToPlug {

  /// Says how blocks will be: 0 single, 1 double precision; false if that does not suit.
  boolean setProcessPrecision(int precision);

  /// How many MIDI channels are listened to; 0 for all.
  int getNumMidiInputChannels();

  /// How many MIDI channels are sent; 0 for all.
  int getNumMidiOutputChannels();

  /// Renders a block in double precision, otherwise as `processReplacing` does.
  void processDoubleReplacing(double[][] inputs, double[][] outputs, int sampleFrames);
}
