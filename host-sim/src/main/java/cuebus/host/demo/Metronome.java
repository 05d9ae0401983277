package cuebus.host.demo;

import java.util.List;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGenChain;
import net.beadsproject.beads.data.Buffer;
import net.beadsproject.beads.ugens.Gain;

/// A click that can be placed to the sample: a short tone that is at its loudest from its first
/// frame and starts at phase 0.
final class Metronome extends UGenChain {

  Metronome(AudioContext context, List<PlayedNote> clicks) {
    super(context, 0, 1);
    Control pitch = Follow.pitch(context, clicks, 0);
    Control decay = new Contour(context, clicks, Contour.Shape.struck(0, 0.014));
    Gain click = new Gain(context, 1, decay);
    click.addInput(new Oscillator(context, Buffer.SINE, pitch, 1, clicks));
    addToChainOutput(click);
  }
}
