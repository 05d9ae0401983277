package cuebus.midi;

import cuebus.midi.MidiMap.Controller;
import cuebus.midi.MidiMap.Note;
import cuebus.midi.MidiMap.Program;
import cuebus.mix.Change;
import cuebus.param.Parameters;
import cuebus.rt.Actor;
import cuebus.rt.AudioThread;
import cuebus.rt.MidiEvents;
import cuebus.rt.ParameterEvents;
import cuebus.scene.RecallSafe;
import cuebus.scene.Scene;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Turns MIDI into changes of parameters, and what changed into MIDI for the controller. Made by a
/// control thread; [#process] and [#feedback] belong to the audio thread, allocate nothing and take
/// a time that is linear in the messages.
public final class MidiControl {

  private static final int CONTROL_CHANGE = 0xb0;
  private static final int PROGRAM_CHANGE = 0xc0;
  private static final int NOTE_ON = 0x90;
  private static final int NOTE_OFF = 0x80;

  private static final int NONE = -1;

  private final MovedParameter[] controllers;
  private final SwitchedParameter[] notes;
  private final int[] controllerAt;
  private final int[] noteAt;
  private final int[] sceneAt;
  private final Recall[] recalls;
  private final ParameterEvents changes;
  private final Feedback feedback;

  /// A scene, ready to be recalled.
  private record Recall(int fadeMs, List<Change> changes) {}

  /// @param map what messages do; of two that do something with the same message, the last counts
  /// @param scenes that program changes recall
  /// @param safe what no recall touches
  /// @param sampleRate in Hz
  /// @throws IllegalArgumentException if it names a parameter or scene that is not there
  public MidiControl(
      Parameters parameters, MidiMap map, List<Scene> scenes, RecallSafe safe, double sampleRate) {
    controllers = new MovedParameter[map.controllers().size()];
    notes = new SwitchedParameter[map.notes().size()];
    recalls = new Recall[map.programs().size()];
    controllerAt = table();
    noteAt = table();
    sceneAt = table();
    for (int i = 0; i < controllers.length; i++) {
      Controller controller = map.controllers().get(i);
      controllers[i] =
          new MovedParameter(MidiMaps.parameter(parameters, controller.parameter()), controller);
      controllerAt[place(controller.channel() - 1, controller.cc())] = i;
    }
    for (int i = 0; i < notes.length; i++) {
      Note note = map.notes().get(i);
      notes[i] = new SwitchedParameter(MidiMaps.parameter(parameters, note.parameter()), note);
      noteAt[place(note.channel() - 1, note.note())] = i;
    }
    int longest = 0;
    for (int i = 0; i < recalls.length; i++) {
      Program program = map.programs().get(i);
      Scene scene = MidiMaps.scene(scenes, program.scene());
      recalls[i] = new Recall(scene.fadeMs(), scene.recall(parameters, safe));
      sceneAt[place(program.channel() - 1, program.program())] = i;
      longest = Math.max(longest, recalls[i].changes().size());
    }
    boolean used = controllers.length + notes.length + recalls.length > 0;
    changes = new ParameterEvents(used ? MidiEvents.CAPACITY + notes.length + longest : 0);
    feedback = new Feedback(controllers, notes, sampleRate);
  }

  private static int[] table() {
    int[] table = new int[MidiEvents.CHANNELS * MidiEvents.NUMBERS];
    Arrays.fill(table, NONE);
    return table;
  }

  private static int place(int channel, int number) {
    return channel * MidiEvents.NUMBERS + number;
  }

  /// The most changes that one block can bring.
  public int most() {
    return changes.capacity();
  }

  /// What the messages of a block change, at their frames. Of several program changes that recall
  /// scenes in one block the last counts.
  ///
  /// @param now the present value of a parameter, by index
  /// @return the changes; the same list is used again for every block
  @AudioThread
  public ParameterEvents process(MidiEvents in, IntToDoubleFunction now) {
    changes.clear();
    if (in.size() == 0 || changes.capacity() == 0) {
      return changes;
    }
    for (MovedParameter controller : controllers) {
      controller.begin(now);
    }
    for (SwitchedParameter note : notes) {
      note.begin(now);
    }
    int lastProgram = lastProgram(in);
    for (int e = 0; e < in.size(); e++) {
      int place = place(in.status(e) & 0x0f, in.data1(e));
      switch (in.status(e) & 0xf0) {
        case CONTROL_CHANGE -> move(controllerAt[place], in.frame(e), in.data2(e));
        case NOTE_ON -> press(noteAt[place], in.frame(e), in.data2(e) > 0);
        case NOTE_OFF -> press(noteAt[place], in.frame(e), false);
        case PROGRAM_CHANGE -> {
          if (e == lastProgram) {
            recall(recalls[sceneAt[place]], in.frame(e));
          }
        }
        default -> {}
      }
    }
    for (SwitchedParameter note : notes) {
      if (in.endedBeyond(note.channel, note.number) && note.press(false)) {
        changes.add(Integer.MAX_VALUE, note.parameter.index(), note.value(), Actor.MIDI, 0);
      }
    }
    return changes;
  }

  private int lastProgram(MidiEvents in) {
    for (int e = in.size() - 1; e >= 0; e--) {
      if ((in.status(e) & 0xf0) == PROGRAM_CHANGE
          && sceneAt[place(in.status(e) & 0x0f, in.data1(e))] != NONE) {
        return e;
      }
    }
    return NONE;
  }

  private void move(int controller, int frame, int value) {
    if (controller != NONE && controllers[controller].turn(value)) {
      MovedParameter moved = controllers[controller];
      changes.add(frame, moved.parameter.index(), moved.value(), Actor.MIDI, 0);
    }
  }

  private void press(int note, int frame, boolean on) {
    if (note != NONE && notes[note].press(on)) {
      SwitchedParameter pressed = notes[note];
      changes.add(frame, pressed.parameter.index(), pressed.value(), Actor.MIDI, 0);
    }
  }

  private void recall(Recall recall, int frame) {
    List<Change> recalled = recall.changes();
    for (int i = 0; i < recalled.size(); i++) {
      Change change = recalled.get(i);
      changes.add(frame, change.parameter(), change.value(), Actor.MIDI, recall.fadeMs());
    }
  }

  /// Tells the controller what has changed. A value goes out at most every 20 ms, and not to the
  /// control that it came from, so nothing goes round in circles.
  ///
  /// @param now the present value of a parameter, by index
  /// @param frames length of the block
  /// @param out takes the messages; they stand at the end of the block
  @AudioThread
  public void feedback(IntToDoubleFunction now, int frames, MidiEvents out) {
    feedback.block(now, frames, out);
  }
}
