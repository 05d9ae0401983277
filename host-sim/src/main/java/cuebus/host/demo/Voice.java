package cuebus.host.demo;

import cuebus.host.demo.Vowel.Formant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;
import net.beadsproject.beads.core.UGenChain;
import net.beadsproject.beads.ugens.BiquadFilter;
import net.beadsproject.beads.ugens.Gain;

/// A singing voice: vocal folds and breath through the formants of the vowels.
final class Voice extends UGenChain {

  private static final double VIBRATO_HERTZ = 5.4;
  private static final double VIBRATO_CENTS = 35;

  /// Seconds in which the mouth moves from vowel to vowel, and pitch from note to note.
  private static final double ARTICULATION = 0.045;

  private static final double PORTAMENTO = 0.018;

  /// @param vowels what each note is sung on
  Voice(AudioContext context, List<PlayedNote> notes, List<Vowel> vowels) {
    super(context, 0, 1);
    Control depth = new Contour(context, notes, new Contour.Shape(0.7, 1, 1, 0.03));
    Control pitch =
        new Vibrato(
            context, Follow.pitch(context, notes, PORTAMENTO), VIBRATO_HERTZ, VIBRATO_CENTS, depth);
    Oscillator folds = new Oscillator(context, new Harmonics(24, 0.7).cycle(), pitch, 1, List.of());
    Gain breath = new Gain(context, 1, 0.05f);
    breath.addInput(new SeededNoise(context, 0x766f6978));

    Control loudness = new Contour(context, notes, new Contour.Shape(0.06, 0.4, 0.8, 0.06));
    Gain throat = new Gain(context, 1, loudness);
    throat.addInput(folds);
    throat.addInput(breath);
    for (int formant = 0; formant < Vowel.FORMANTS; formant++) {
      addToChainOutput(formant(throat, formant, notes, vowels));
    }
  }

  private UGen formant(UGen throat, int index, List<PlayedNote> notes, List<Vowel> vowels) {
    List<Formant> formants = vowels.stream().map(vowel -> vowel.formants().get(index)).toList();
    BiquadFilter resonance = new BiquadFilter(context, 1, BiquadFilter.BP_PEAK);
    resonance.setFrequency(moving(notes, formants, Formant::hertz));
    resonance.setQ(moving(notes, formants, Formant::q));
    resonance.addInput(throat);
    Gain level = new Gain(context, 1, moving(notes, formants, Formant::gain));
    level.addInput(resonance);
    return level;
  }

  private Control moving(
      List<PlayedNote> notes, List<Formant> formants, ToDoubleFunction<Formant> value) {
    double[] values = formants.stream().mapToDouble(value).toArray();
    return new Follow(context, notes, values, ARTICULATION);
  }
}
