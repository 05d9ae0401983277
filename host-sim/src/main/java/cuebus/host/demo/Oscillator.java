package cuebus.host.demo;

import java.util.List;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;
import net.beadsproject.beads.data.Buffer;

/// A wave-table oscillator: Beads' WavePlayer, which prints to standard output whenever one is
/// made, with two more abilities: its input modulates the phase (in cycles), and the phase starts
/// again with each note, so that every stroke of a drum sounds alike.
final class Oscillator extends UGen {

  private final Buffer wave;
  private final UGen frequency;
  private final double cyclesPerHertz;
  private final NoteReader restarts;

  private long frame;
  private double phase;

  /// @param wave one cycle
  /// @param frequency in Hz
  /// @param ratio factor on the frequency
  /// @param restarts notes that begin at phase 0; none for a free-running oscillator
  Oscillator(
      AudioContext context, Buffer wave, UGen frequency, double ratio, List<PlayedNote> restarts) {
    super(context, 1, 1);
    this.wave = wave;
    this.frequency = frequency;
    this.restarts = new NoteReader(restarts);
    cyclesPerHertz = ratio / context.getSampleRate();
  }

  @Override
  public void calculateBuffer() {
    frequency.update();
    for (int i = 0; i < bufferSize; i++) {
      if (restarts.beginningAt(frame++) != null) {
        phase = 0;
      }
      double cycle = phase + bufIn[0][i];
      // Rounding to float can make the fraction 1, which the table takes as its last point.
      bufOut[0][i] = wave.getValueFraction((float) (cycle - Math.floor(cycle)));
      phase += frequency.getValue(0, i) * cyclesPerHertz;
      phase -= Math.floor(phase);
    }
  }
}
