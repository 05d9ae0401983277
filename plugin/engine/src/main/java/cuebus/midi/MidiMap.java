package cuebus.midi;

import java.util.List;

/// What MIDI messages do, as a session has it. Channels count from 1, as people do; controllers,
/// notes and programs from 0, as MIDI does.
///
/// @param controllers continuous controllers
/// @param notes notes that switch
/// @param programs program changes that recall scenes
public record MidiMap(List<Controller> controllers, List<Note> notes, List<Program> programs) {

  /// MIDI does nothing.
  public static final MidiMap NONE = new MidiMap(List.of(), List.of(), List.of());

  public MidiMap {
    controllers = List.copyOf(controllers);
    notes = List.copyOf(notes);
    programs = List.copyOf(programs);
  }

  /// A controller that moves a parameter over its whole range.
  ///
  /// @param channel 1 to 16
  /// @param cc number of the controller, 0 to 119
  /// @param parameter its id
  /// @param mode what the values mean
  public record Controller(int channel, int cc, String parameter, ControllerMode mode) {}

  /// A note that switches a parameter between its ends: its lowest value and its highest.
  ///
  /// @param channel 1 to 16
  /// @param note 0 to 127
  /// @param parameter its id
  /// @param momentary true if it is on only while the note is held; else each note turns it over
  public record Note(int channel, int note, String parameter, boolean momentary) {}

  /// A program change that recalls a scene.
  ///
  /// @param channel 1 to 16
  /// @param program 0 to 127
  /// @param scene its id
  public record Program(int channel, int program, String scene) {}
}
