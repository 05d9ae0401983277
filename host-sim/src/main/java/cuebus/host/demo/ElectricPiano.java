package cuebus.host.demo;

import java.util.List;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;
import net.beadsproject.beads.core.UGenChain;
import net.beadsproject.beads.data.Buffer;
import net.beadsproject.beads.ugens.Gain;
import net.beadsproject.beads.ugens.Panner;

/// An electric piano with the stereo tremolo of the old suitcase models. Each voice is a tone bar
/// whose phase is modulated by itself (growl) and, for a moment, by the tine that the hammer hits.
///
/// Source: Chowning, "The Synthesis of Complex Audio Spectra by Means of Frequency Modulation",
/// JAES 21 (7), 1973.
final class ElectricPiano extends UGenChain {

  private static final double TREMOLO_HERTZ = 4.2;
  private static final double TREMOLO_DEPTH = 0.45;
  private static final double TINE_RATIO = 14;

  /// @param voices what each voice plays
  ElectricPiano(AudioContext context, List<List<PlayedNote>> voices) {
    super(context, 0, 2);
    Control sway = new Lfo(context, TREMOLO_HERTZ);
    Panner tremolo = new Panner(context, sway.between(0, TREMOLO_DEPTH));
    for (List<PlayedNote> notes : voices) {
      tremolo.addInput(voice(notes));
    }
    addToChainOutput(tremolo);
  }

  private UGen voice(List<PlayedNote> notes) {
    Control pitch = Follow.pitch(context, notes, 0);
    Oscillator bar = new Oscillator(context, Buffer.SINE, pitch, 1, List.of());
    // Depths are in cycles of phase: 0.16 is one radian.
    bar.addInput(modulator(notes, pitch, 1, 0.2, new Contour.Shape(0.003, 0.7, 0.25, 0.15)));
    bar.addInput(modulator(notes, pitch, TINE_RATIO, 0.06, Contour.Shape.struck(0.001, 0.09)));

    Control loudness = new Contour(context, notes, new Contour.Shape(0.004, 1.3, 0.1, 0.07));
    Gain voice = new Gain(context, 1, loudness);
    voice.addInput(bar);
    return voice;
  }

  private UGen modulator(
      List<PlayedNote> notes, Control pitch, double ratio, double depth, Contour.Shape shape) {
    Gain modulator = new Gain(context, 1, new Contour(context, notes, shape).between(0, depth));
    modulator.addInput(new Oscillator(context, Buffer.SINE, pitch, ratio, List.of()));
    return modulator;
  }
}
