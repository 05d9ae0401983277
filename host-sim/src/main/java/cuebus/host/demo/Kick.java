package cuebus.host.demo;

import java.util.List;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGenChain;
import net.beadsproject.beads.data.Buffer;
import net.beadsproject.beads.ugens.BiquadFilter;
import net.beadsproject.beads.ugens.Gain;

/// A bass drum: a shell tone that falls in pitch, and the beater.
final class Kick extends UGenChain {

  Kick(AudioContext context, List<PlayedNote> strokes) {
    super(context, 0, 1);
    Control fall = new Contour(context, strokes, Contour.Shape.struck(0, 0.022));
    Oscillator shell = new Oscillator(context, Buffer.SINE, fall.between(52, 230), 1, strokes);
    Control ring = new Contour(context, strokes, Contour.Shape.struck(0.001, 0.11));
    Gain tone = new Gain(context, 1, ring);
    tone.addInput(shell);

    BiquadFilter felt = new BiquadFilter(context, BiquadFilter.BP_PEAK, 3200, 0.8f);
    felt.addInput(new SeededNoise(context, 0x6b69636b));
    Control hit = new Contour(context, strokes, Contour.Shape.struck(0.0005, 0.006));
    Gain beater = new Gain(context, 1, hit.between(0, 0.9));
    beater.addInput(felt);

    addToChainOutput(tone);
    addToChainOutput(beater);
  }
}
