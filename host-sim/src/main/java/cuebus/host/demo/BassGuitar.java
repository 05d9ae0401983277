package cuebus.host.demo;

import java.util.List;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGenChain;
import net.beadsproject.beads.data.Buffer;
import net.beadsproject.beads.ugens.BiquadFilter;
import net.beadsproject.beads.ugens.Gain;

/// A fingered bass guitar: a string whose brightness dies away before its fundamental.
final class BassGuitar extends UGenChain {

  BassGuitar(AudioContext context, List<PlayedNote> notes) {
    super(context, 0, 1);
    Buffer wave = new Harmonics(40, 1).cycle();
    Control pitch = Follow.pitch(context, notes, 0.004);
    Oscillator string = new Oscillator(context, wave, pitch, 1, notes);

    Control brightness = new Contour(context, notes, new Contour.Shape(0.004, 0.16, 0.2, 0.05));
    BiquadFilter body =
        new BiquadFilter(context, BiquadFilter.LP, brightness.between(180, 1900), 0.8f);
    body.addInput(string);

    Control loudness = new Contour(context, notes, new Contour.Shape(0.006, 0.9, 0.3, 0.035));
    Gain note = new Gain(context, 1, loudness);
    note.addInput(body);
    addToChainOutput(note);
  }
}
