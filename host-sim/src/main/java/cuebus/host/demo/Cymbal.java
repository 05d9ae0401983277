package cuebus.host.demo;

import java.util.List;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;
import net.beadsproject.beads.core.UGenChain;
import net.beadsproject.beads.data.Buffer;
import net.beadsproject.beads.ugens.BiquadFilter;
import net.beadsproject.beads.ugens.Gain;
import net.beadsproject.beads.ugens.Static;

/// The metal of hats and crash: inharmonic partials and noise, ringing as long as each way of
/// striking lets it.
final class Cymbal extends UGenChain {

  /// Hz; chosen so that no two share low multiples.
  private static final double[] PARTIALS = {317.3, 465.1, 809.9};

  /// Phase modulation in cycles that turns each partial into a dense cloud.
  private static final float SPREAD = 0.9f;

  private static final double MODULATOR_RATIO = 1.483;

  private final BiquadFilter metal;

  /// @param lowestHertz below it the metal does not sound
  /// @param seed of its noise
  Cymbal(AudioContext context, double lowestHertz, int seed) {
    super(context, 0, 1);
    Gain clang = new Gain(context, 1, 0.15f);
    for (double hertz : PARTIALS) {
      clang.addInput(cloud(hertz));
    }
    BiquadFilter body = new BiquadFilter(context, BiquadFilter.HP, (float) lowestHertz, 0.8f);
    body.addInput(clang);
    Gain wash = new Gain(context, 1, 0.7f);
    wash.addInput(new SeededNoise(context, seed));
    body.addInput(wash);
    metal = new BiquadFilter(context, BiquadFilter.HP, (float) lowestHertz, 0.8f);
    metal.addInput(body);
  }

  /// Adds a way of striking it.
  Cymbal struck(List<PlayedNote> strokes, Contour.Shape shape) {
    Gain ring = new Gain(context, 1, new Contour(context, strokes, shape));
    ring.addInput(metal);
    addToChainOutput(ring);
    return this;
  }

  private UGen cloud(double hertz) {
    UGen frequency = new Static(context, (float) hertz);
    Gain depth = new Gain(context, 1, SPREAD);
    depth.addInput(new Oscillator(context, Buffer.SINE, frequency, 4 * MODULATOR_RATIO, List.of()));
    Oscillator carrier = new Oscillator(context, Buffer.SINE, frequency, 16, List.of());
    carrier.addInput(depth);
    return carrier;
  }
}
