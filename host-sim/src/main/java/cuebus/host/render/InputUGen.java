package cuebus.host.render;

import cuebus.input.InputChannel;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;

/// Records one channel of a stem through the virtual input of its source.
final class InputUGen extends UGen {

  private final InputChannel channel;

  InputUGen(AudioContext context, InputChannel channel) {
    super(context, 1, 1);
    this.channel = channel;
  }

  /// Called by Beads for every block.
  @Override
  public void calculateBuffer() {
    System.arraycopy(bufIn[0], 0, bufOut[0], 0, bufferSize);
    channel.process(bufOut[0], 0, bufferSize);
  }
}
