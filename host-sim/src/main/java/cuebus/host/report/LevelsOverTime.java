package cuebus.host.report;

import java.util.List;

/// Levels and events of a mix in slots of equal length, for pictures.
///
/// @param slotFrames frames a slot
/// @param frames length of the mix; the last slot may be a partial one
/// @param slots from the first frame on
public record LevelsOverTime(int slotFrames, long frames, List<Slot> slots) {

  public LevelsOverTime {
    slots = List.copyOf(slots);
  }

  /// One slot. Levels are amplitudes, 1 being full scale.
  ///
  /// @param peak largest sample of either channel
  /// @param rms root mean square of both channels
  /// @param clippedSamples samples at or over full scale
  /// @param railFrames frames limited by the supply rails
  /// @param currentFrames frames limited by the current
  public record Slot(
      double peak, double rms, long clippedSamples, long railFrames, long currentFrames) {}
}
