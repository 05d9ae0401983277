package cuebus.mix;

import cuebus.dsp.Ramp;
import cuebus.param.Parameters;
import cuebus.rt.Actor;
import cuebus.rt.AppliedChanges;
import cuebus.rt.AudioThread;
import org.jspecify.annotations.Nullable;

/// The value of every parameter as the mixer has it: on its way where it fades, and with its
/// modulation. Every change of one passes here, to the mixer and into the record. Made anew by each
/// activation; then the audio thread's own.
@AudioThread
final class PresentValues {

  private final Parameters parameters;
  private final Mixer mixer;
  private final Fades fades;

  /// Plain values by parameter index, without modulation.
  private final double[] values;

  /// Offset on each value, as heard.
  private final double[] modulation;

  /// Frames since activation.
  private long position;

  /// What is filled now, and the frame at which that began.
  private @Nullable AppliedChanges recording;

  private long recordedFrom;

  /// @param mixer has these values already
  /// @param values plain values by parameter index
  PresentValues(Parameters parameters, Mixer mixer, double sampleRate, double[] values) {
    this.parameters = parameters;
    this.mixer = mixer;
    this.values = values.clone();
    modulation = new double[values.length];
    fades = new Fades(parameters, sampleRate, Ramp.frames(sampleRate));
  }

  /// Writes every change down from now on.
  ///
  /// @param to takes the changes, the same as before or another; null for none
  void record(@Nullable AppliedChanges to) {
    if (to != recording) {
      recording = to;
      recordedFrom = position;
    }
  }

  /// Takes over a whole state; modulation stays on top of it.
  void load(Loaded loaded) {
    fades.clear();
    System.arraycopy(loaded.values(), 0, values, 0, values.length);
    note(AppliedChanges.WHOLE_STATE, 0, Actor.SESSION, 0, false);
    mixer.load(loaded, false);
    for (int p = 0; p < modulation.length; p++) {
      if (modulation[p] != 0) {
        mixer.apply(p, heard(p));
      }
    }
  }

  /// Sets a parameter, or lets it set out.
  ///
  /// @param value one that the parameter can have
  /// @param actor who does it
  /// @param fadeMs length of the fade
  void set(int parameter, double value, int actor, int fadeMs) {
    note(parameter, value, actor, fadeMs, false);
    if (fades.takesSteps(fadeMs) && value != values[parameter]) {
      fades.start(position, parameter, values[parameter], value, fadeMs);
    } else {
      fades.stop(parameter);
      arrive(parameter, value);
    }
  }

  /// Replaces the offset on a parameter.
  void modulate(int parameter, double offset, int actor) {
    note(parameter, offset, actor, 0, true);
    modulation[parameter] = offset;
    mixer.apply(parameter, heard(parameter));
  }

  /// Takes the steps of fades that are due.
  void takeSteps() {
    if (fades.next() > position) {
      return;
    }
    for (int i = fades.count() - 1; i >= 0; i--) {
      int parameter = fades.parameter(i);
      if (fades.isDue(position, parameter)) {
        arrive(parameter, fades.step(parameter));
      }
    }
    fades.settle();
  }

  /// How many of the next frames come before the next step of a fade.
  ///
  /// @param frames the most to answer
  int beforeStep(int frames) {
    return (int) Math.min(frames, fades.next() - position);
  }

  /// Moves on by what was rendered.
  void advance(int frames) {
    position += frames;
  }

  /// Ends all fades where they lead.
  void finish() {
    note(AppliedChanges.WHOLE_STATE, 0, Actor.HOST, 0, false);
    for (int i = fades.count() - 1; i >= 0; i--) {
      int parameter = fades.parameter(i);
      arrive(parameter, fades.target(parameter));
    }
    fades.clear();
  }

  private void arrive(int parameter, double value) {
    values[parameter] = value;
    mixer.apply(parameter, heard(parameter));
  }

  /// The value with its modulation. An unmodulated value is already one the parameter can have.
  private double heard(int parameter) {
    double offset = modulation[parameter];
    double value = values[parameter];
    return offset == 0 ? value : parameters.all().get(parameter).nearest(value + offset);
  }

  private void note(int parameter, double value, int actor, int fadeMs, boolean modulated) {
    AppliedChanges to = recording;
    if (to != null && (parameter != AppliedChanges.WHOLE_STATE || position > recordedFrom)) {
      to.offer(position - recordedFrom, parameter, value, actor, fadeMs, modulated);
    }
  }
}
