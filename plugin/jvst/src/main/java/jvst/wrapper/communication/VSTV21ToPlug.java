package jvst.wrapper.communication;

import jvst.wrapper.valueobjects.MidiKeyName;
import jvst.wrapper.valueobjects.MidiProgramCategory;
import jvst.wrapper.valueobjects.MidiProgramName;

/// What a host calls in a plugin since VST 2.1.
public interface VSTV21ToPlug extends VSTV20ToPlug {

  /// Fills in a MIDI program of a channel. Returns how many there are.
  int getMidiProgramName(int channel, MidiProgramName midiProgramName);

  /// Fills in the present MIDI program of a channel. Returns its number, -1 for none.
  int getCurrentMidiProgram(int channel, MidiProgramName currentProgram);

  /// Fills in a category of MIDI programs. Returns how many there are.
  int getMidiProgramCategory(int channel, MidiProgramCategory category);

  /// Whether the MIDI programs of a channel have changed.
  boolean hasMidiProgramsChanged(int channel);

  /// Fills in the name of a key; false for the usual one.
  boolean getMidiKeyName(int channel, MidiKeyName keyName);

  /// A program is about to be set.
  boolean beginSetProgram();

  /// A program has been set.
  boolean endSetProgram();
}
