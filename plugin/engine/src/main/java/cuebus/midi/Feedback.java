package cuebus.midi;

import cuebus.rt.MidiEvents;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// What goes back to a controller: motor faders, rings and lamps. Belongs to the audio thread.
final class Feedback {

  /// How often one value goes out at most.
  private static final double SECONDS = 0.02;

  private static final int UNKNOWN = -1;

  private final MovedParameter[] controllers;
  private final SwitchedParameter[] notes;
  private final int[] sentControllers;
  private final int[] sentNotes;
  private final int pause;
  private int wait;

  Feedback(MovedParameter[] controllers, SwitchedParameter[] notes, double sampleRate) {
    this.controllers = controllers;
    this.notes = notes;
    sentControllers = new int[controllers.length];
    sentNotes = new int[notes.length];
    Arrays.fill(sentControllers, UNKNOWN);
    Arrays.fill(sentNotes, UNKNOWN);
    pause = (int) Math.ceil(SECONDS * sampleRate);
  }

  /// @param out has room for a block; what does not fit follows with the next
  void block(IntToDoubleFunction now, int frames, MidiEvents out) {
    wait -= frames;
    if (wait > 0) {
      return;
    }
    wait = tell(now, frames, out) ? pause : 0;
  }

  private boolean tell(IntToDoubleFunction now, int frames, MidiEvents out) {
    int frame = Math.max(0, frames - 1);
    for (int i = 0; i < controllers.length; i++) {
      MovedParameter controller = controllers[i];
      double value = now.applyAsDouble(controller.parameter.index());
      int position = controller.position(value);
      if (position != sentControllers[i]
          && !controller.stands(value)
          && !out.add(frame, 0xb0 | controller.channel, controller.number, position)) {
        return false;
      }
      sentControllers[i] = position;
    }
    for (int i = 0; i < notes.length; i++) {
      SwitchedParameter note = notes[i];
      int lamp = note.isOn(now.applyAsDouble(note.parameter.index())) ? 127 : 0;
      if (lamp != sentNotes[i] && !out.add(frame, 0x90 | note.channel, note.number, lamp)) {
        return false;
      }
      sentNotes[i] = lamp;
    }
    return true;
  }
}
