package jvst.wrapper.valueobjects;

/// Where the host is in time.
public class VSTTimeInfo {

  public static final int VST_TIME_TRANSPORT_CHANGED = 1;
  public static final int VST_TIME_TRANSPORT_PLAYING = 2;
  public static final int VST_TIME_TRANSPORT_CYCLE_ACTIVE = 4;
  public static final int VST_TIME_TRANSPORT_RECORDING = 8;
  public static final int VST_TIME_AUTOMATION_WRITING = 64;
  public static final int VST_TIME_AUTOMATION_READING = 128;
  public static final int VST_TIME_NANOS_VALID = 1 << 8;
  public static final int VST_TIME_PPQ_POS_VALID = 1 << 9;
  public static final int VST_TIME_TEMPO_VALID = 1 << 10;
  public static final int VST_TIME_BARS_VALID = 1 << 11;
  public static final int VST_TIME_CYCLE_POS_VALID = 1 << 12;
  public static final int VST_TIME_TIME_SIG_VALID = 1 << 13;
  public static final int VST_TIME_SMPTE_VALID = 1 << 14;
  public static final int VST_TIME_CLOCK_VALID = 1 << 15;

  private double samplePos;
  private double sampleRate;
  private double nanoSeconds;
  private double ppqPos;
  private double tempo;
  private double barStartPos;
  private double cycleStartPos;
  private double cycleEndPos;
  private int timeSigNumerator;
  private int timeSigDenominator;
  private int smpteOffset;
  private int smpteFrameRate;
  private int samplesToNextClock;
  private int flags;

  /// Nothing known.
  public VSTTimeInfo() {}

  /// For hosts, which extend this class to fill it in.
  protected VSTTimeInfo(
      double samplePos,
      double sampleRate,
      double nanoSeconds,
      double ppqPos,
      double tempo,
      double barStartPos,
      double cycleStartPos,
      double cycleEndPos,
      int timeSigNumerator,
      int timeSigDenominator,
      int smpteOffset,
      int smpteFrameRate,
      int samplesToNextClock,
      int flags) {
    this.samplePos = samplePos;
    this.sampleRate = sampleRate;
    this.nanoSeconds = nanoSeconds;
    this.ppqPos = ppqPos;
    this.tempo = tempo;
    this.barStartPos = barStartPos;
    this.cycleStartPos = cycleStartPos;
    this.cycleEndPos = cycleEndPos;
    this.timeSigNumerator = timeSigNumerator;
    this.timeSigDenominator = timeSigDenominator;
    this.smpteOffset = smpteOffset;
    this.smpteFrameRate = smpteFrameRate;
    this.samplesToNextClock = samplesToNextClock;
    this.flags = flags;
  }

  /// Frame of the song.
  public double getSamplePos() {
    return samplePos;
  }

  /// Frames per second.
  public double getSampleRate() {
    return sampleRate;
  }

  /// The system's time in ns.
  public double getNanoSeconds() {
    return nanoSeconds;
  }

  /// Place in the song in quarter notes.
  public double getPPQPos() {
    return ppqPos;
  }

  /// Quarter notes per minute.
  public double getTempo() {
    return tempo;
  }

  /// Where the bar began, in quarter notes.
  public double getBarStartPos() {
    return barStartPos;
  }

  /// Where the cycle begins, in quarter notes.
  public double getCycleStartPos() {
    return cycleStartPos;
  }

  /// Where the cycle ends, in quarter notes.
  public double getCycleEndPos() {
    return cycleEndPos;
  }

  public int getTimeSigNumerator() {
    return timeSigNumerator;
  }

  public int getTimeSigDenominator() {
    return timeSigDenominator;
  }

  /// SMPTE time in 1/80 of a frame.
  public int getSMPTEOffset() {
    return smpteOffset;
  }

  public int getSMPTEFrameRate() {
    return smpteFrameRate;
  }

  /// Frames to the next MIDI clock, 24 of them to a quarter note.
  public int getSamplesToNextClock() {
    return samplesToNextClock;
  }

  /// What is true and which fields mean something: `VST_TIME_` bits.
  public int getFlags() {
    return flags;
  }
}
