package cuebus.host.demo;

import java.io.IOException;

/// Takes the rendered stems, block by block.
@FunctionalInterface
public interface StemSink {

  /// Takes the next frames of one stem. The stems advance together: each gets its block of the same
  /// span of time before any gets its next one.
  ///
  /// @param stem which stem
  /// @param channel samples as `[channel][frame]`, full scale ±1; only to be read, and only during
  ///   the call
  /// @param offset first frame to take
  /// @param frames how many to take
  /// @throws IOException ends the rendering and comes out of [DemoBand#render]
  void write(Stem stem, float[][] channel, int offset, int frames) throws IOException;
}
