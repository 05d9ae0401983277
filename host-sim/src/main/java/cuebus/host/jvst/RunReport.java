package cuebus.host.jvst;

import java.util.List;

/// What a plugin is and what it did.
///
/// @param pluginClass its class
/// @param name its name
/// @param vendor its maker
/// @param product its product's name
/// @param uniqueId four letters, or a number where they are none
/// @param category number of its category
/// @param synth whether it is an instrument
/// @param inputs input channels
/// @param outputs output channels
/// @param inputNames names of the inputs, as far as it gives any
/// @param outputNames names of the outputs, as far as it gives any
/// @param doublePrecision whether it can do that
/// @param chunks whether it keeps its state in chunks
/// @param latencyFrames frames by which its output is late
/// @param tailFrames frames that it still sounds: 0 unknown, 1 none
/// @param programs names of its programs
/// @param program number of the chosen one
/// @param parameters its parameters at the end
/// @param sampleRate frames per second
/// @param frames frames rendered
/// @param peak largest sample of each output, as a factor of full scale
/// @param midiOut what it sent
/// @param notes what people should know
/// @param faults what it did wrong
public record RunReport(
    String pluginClass,
    String name,
    String vendor,
    String product,
    String uniqueId,
    int category,
    boolean synth,
    int inputs,
    int outputs,
    List<String> inputNames,
    List<String> outputNames,
    boolean doublePrecision,
    boolean chunks,
    int latencyFrames,
    int tailFrames,
    List<String> programs,
    int program,
    List<ParameterValue> parameters,
    int sampleRate,
    long frames,
    List<Float> peak,
    List<SentMidi> midiOut,
    List<String> notes,
    List<String> faults) {

  /// A parameter.
  ///
  /// @param index its number
  /// @param name its short name
  /// @param value 0 to 1
  /// @param display the value as text
  /// @param label its unit
  public record ParameterValue(int index, String name, float value, String display, String label) {}

  /// A MIDI message.
  ///
  /// @param frame frame from the beginning
  /// @param bytes in hexadecimal
  public record SentMidi(long frame, String bytes) {}
}
