package cuebus.host.nativehost;

import java.util.List;

/// Cuts a block at its parameter changes, for formats in which a parameter changes between calls
/// only.
public final class EventSlices {

  /// What is done at the cuts and between them.
  public interface Slice {

    /// A parameter changes before the next slice.
    void change(PluginEvent.ParameterChange change);

    /// Processes a slice.
    ///
    /// @param events those of the whole block
    /// @param offset its first frame within the block
    /// @param frames its length
    void run(List<PluginEvent> events, int offset, int frames);
  }

  private EventSlices() {}

  /// Runs a block, slice by slice; a block of no frames is one slice.
  ///
  /// @param events sorted by frame
  public static void run(List<PluginEvent> events, int frames, Slice slice) {
    int done = 0;
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof PluginEvent.ParameterChange change) {
        if (change.frame() > done) {
          slice.run(events, done, change.frame() - done);
          done = change.frame();
        }
        slice.change(change);
      }
    }
    if (done < frames || frames == 0) {
      slice.run(events, done, frames - done);
    }
  }
}
