package cuebus.midi;

import cuebus.midi.MidiMap.Controller;
import cuebus.midi.MidiMap.Note;
import cuebus.midi.MidiMap.Program;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.rt.Actor;
import cuebus.rt.AudioThread;
import cuebus.rt.MidiEvents;
import cuebus.rt.ParameterEvents;
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
  private final int scene;
  private final ParameterEvents changes;
  private final Feedback feedback;

  /// @param map what messages do; of two that do something with the same message, the last counts
  /// @param scenes that program changes recall, in the order of [Control#SCENE]
  /// @param sampleRate in Hz
  /// @throws IllegalArgumentException if it names a parameter or scene that is not there
  public MidiControl(Parameters parameters, MidiMap map, List<Scene> scenes, double sampleRate) {
    controllers = new MovedParameter[map.controllers().size()];
    notes = new SwitchedParameter[map.notes().size()];
    scene = parameters.ofPlugin(Control.SCENE);
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
    for (Program program : map.programs()) {
      int number = 1 + MidiMaps.scene(scenes, program.scene());
      sceneAt[place(program.channel() - 1, program.program())] = number;
    }
    changes =
        new ParameterEvents(map.equals(MidiMap.NONE) ? 0 : MidiEvents.CAPACITY + notes.length);
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

  /// What the messages of a block change, at their frames; those beyond it stay. Of several program
  /// changes at one frame that recall scenes, the last counts.
  ///
  /// @param frames length of the block
  /// @param now the present value of a parameter, by index
  /// @return the changes; the same list is used again for every block
  @AudioThread
  public ParameterEvents process(MidiEvents in, int frames, IntToDoubleFunction now) {
    changes.clear();
    int count = in.within(frames);
    if (count == 0 || changes.capacity() == 0) {
      return changes;
    }
    for (MovedParameter controller : controllers) {
      controller.begin(now);
    }
    for (SwitchedParameter note : notes) {
      note.begin(now);
    }
    for (int e = 0; e < count; e++) {
      int place = place(in.status(e) & 0x0f, in.data1(e));
      switch (in.status(e) & 0xf0) {
        case CONTROL_CHANGE -> move(controllerAt[place], in.frame(e), in.data2(e));
        case NOTE_ON -> press(noteAt[place], in.frame(e), in.data2(e) > 0);
        case NOTE_OFF -> press(noteAt[place], in.frame(e), false);
        case PROGRAM_CHANGE -> {
          if (recalls(in, e) && !recalledAgain(in, e)) {
            changes.add(in.frame(e), scene, sceneAt[place], Actor.MIDI, 0);
          }
        }
        default -> {}
      }
    }
    for (SwitchedParameter note : notes) {
      if (count == in.size() && in.endedBeyond(note.channel, note.number) && note.press(false)) {
        changes.add(Integer.MAX_VALUE, note.parameter.index(), note.value(), Actor.MIDI, 0);
      }
    }
    return changes;
  }

  private boolean recalls(MidiEvents in, int event) {
    return (in.status(event) & 0xf0) == PROGRAM_CHANGE
        && sceneAt[place(in.status(event) & 0x0f, in.data1(event))] != NONE;
  }

  /// A scene may change everything, so a flood of them costs no more than one for each frame.
  private boolean recalledAgain(MidiEvents in, int event) {
    for (int e = event + 1; e < in.size() && in.frame(e) == in.frame(event); e++) {
      if (recalls(in, e)) {
        return true;
      }
    }
    return false;
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
