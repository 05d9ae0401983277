package cuebus.insert;

import cuebus.rt.AudioThread;

/// One processor of a mix.
///
/// Its setters are called between two calls of [#process]; what they set takes effect from the next
/// frame on and glides there, so that nothing clicks. Samples are finite, their magnitude at most
/// [cuebus.dsp.Samples#LARGEST]; then what comes out is finite, too. How a run is cut into calls
/// changes no bit. Allocates nothing after construction. Feedback states below 1e-15 become zero.
@AudioThread
public interface Insert {

  /// Processes `frames` frames from `offset` on, in place.
  void process(float[] left, float[] right, int offset, int frames);

  /// False if [#process] would change nothing and need not be called.
  boolean active();

  /// Ends all glides at their targets and forgets what was played.
  void reset();
}
