package cuebus.beads;

import cuebus.rt.Transport;

/// Says where a song is, block after block.
@FunctionalInterface
public interface SongSource {

  /// Goes on.
  ///
  /// @param transport takes what holds at the next frame
  /// @param frames the most frames to go on by, from 1
  /// @return how many of them run on from there evenly, at least 1: a change of tempo, a jump and
  ///   the end of a loop begin a block of their own
  int next(Transport transport, int frames);
}
