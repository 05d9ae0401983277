package cuebus.host.report;

/// How loud a source is over a whole render, as it enters the bus: recorded, before trim.
///
/// @param rmsDbfs of its channels together; a full-scale sine is −3.01 dB, silence −∞
/// @param loudnessLufs ITU-R BS.1770, integrated and gated; −∞ for silence
public record SourceLevels(double rmsDbfs, double loudnessLufs) {}
