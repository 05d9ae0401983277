package cuebus.host.render;

import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;

/// Stops the context when everything is recorded, and tells how far it is until then.
final class RenderClock extends UGen {

  private final MixRecorder recorder;
  private final long total;
  private final Progress progress;

  RenderClock(AudioContext context, MixRecorder recorder, long total, Progress progress) {
    super(context, 0, 0);
    this.recorder = recorder;
    this.total = total;
    this.progress = progress;
  }

  /// Called by Beads for every block, after the recorder.
  @Override
  public void calculateBuffer() {
    progress.at(recorder.done(), total);
    if (recorder.done() == total) {
      context.stop();
    }
  }
}
