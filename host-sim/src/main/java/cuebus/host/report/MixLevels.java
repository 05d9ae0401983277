package cuebus.host.report;

/// The levels of a whole mix. Silence is −∞ in each of the four.
///
/// @param samplePeakDbfs largest sample of either channel
/// @param truePeakDbtp largest value of the waveform between samples too, ITU-R BS.1770
/// @param loudnessLufs integrated and gated, ITU-R BS.1770
/// @param rmsDbfs root mean square of both channels; a full-scale sine is −3.01 dBFS
/// @param clippedSamples samples of both channels at or over full scale
/// @param railFrames frames in which the output stage ran into its supply rails
/// @param currentFrames frames in which it ran into its current limit
/// @param overTime the same, slot by slot
public record MixLevels(
    double samplePeakDbfs,
    double truePeakDbtp,
    double loudnessLufs,
    double rmsDbfs,
    long clippedSamples,
    long railFrames,
    long currentFrames,
    LevelsOverTime overTime) {}
