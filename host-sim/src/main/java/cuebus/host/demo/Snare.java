package cuebus.host.demo;

import java.util.List;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGenChain;
import net.beadsproject.beads.data.Buffer;
import net.beadsproject.beads.ugens.BiquadFilter;
import net.beadsproject.beads.ugens.Gain;

/// A snare drum: two modes of the head, and the wires.
final class Snare extends UGenChain {

  /// Ratio of a circular membrane's second mode to its first: zeros of the Bessel functions J1 and
  /// J0.
  private static final double SECOND_MODE = 1.593;

  Snare(AudioContext context, List<PlayedNote> strokes) {
    super(context, 0, 1);
    Control fall = new Contour(context, strokes, Contour.Shape.struck(0, 0.012));
    Control pitch = fall.between(192, 250);
    addToChainOutput(mode(strokes, pitch, 1, 0.09, 0.55));
    addToChainOutput(mode(strokes, pitch, SECOND_MODE, 0.05, 0.35));

    BiquadFilter low = new BiquadFilter(context, BiquadFilter.HP, 1800, 0.7f);
    low.addInput(new SeededNoise(context, 0x736e6172));
    BiquadFilter wires = new BiquadFilter(context, BiquadFilter.LP, 9000, 0.7f);
    wires.addInput(low);
    Control rattle = new Contour(context, strokes, Contour.Shape.struck(0.001, 0.075));
    Gain buzz = new Gain(context, 1, rattle.between(0, 0.5));
    buzz.addInput(wires);
    addToChainOutput(buzz);
  }

  private Gain mode(
      List<PlayedNote> strokes, Control pitch, double ratio, double decay, double level) {
    Control ring = new Contour(context, strokes, Contour.Shape.struck(0.0008, decay));
    Gain mode = new Gain(context, 1, ring.between(0, level));
    mode.addInput(new Oscillator(context, Buffer.SINE, pitch, ratio, strokes));
    return mode;
  }
}
