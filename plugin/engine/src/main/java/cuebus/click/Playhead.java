package cuebus.click;

import cuebus.rt.AudioThread;
import cuebus.rt.Transport;

/// Where the song is at each frame of a block: on a straight line from the block's first frame,
/// back to the loop's start where it reaches its end. All positions are quarter notes in double
/// precision; frames count from the block's first.
///
/// What hosts say of two successive blocks does not always fit together to the bit, and within a
/// ramp of the tempo not even to the frame. A difference of up to [#DRIFT_SECONDS] is therefore
/// taken as the same run of the song, anything else as a jump.
@AudioThread
final class Playhead {

  /// A beat this little behind a frame, in frames, is on it: the hosts' numbers are rounded.
  static final double ROUNDING = 0.01;

  /// Beyond, a double has no room left for a thousandth of a frame.
  static final double FARTHEST = 1e7;

  private static final double DRIFT_SECONDS = 0.005;
  private static final double SHORTEST_LOOP_SECONDS = 0.01;
  private static final double SLOWEST = 1;
  private static final double FASTEST = 1000;

  private final double sampleRate;
  private boolean running;
  private double framesPerQuarter;

  /// The position [#base] is that of the frame [#baseFrame].
  private double base;

  private long baseFrame;

  /// Played since the song began to run, at [#base].
  private double elapsed;

  private boolean looping;
  private double loopStart;
  private double loopEnd;

  Playhead(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  /// How a block goes on from the one before.
  enum Course {
    /// The song stands, or the host does not say where it is.
    STANDS,
    /// It went on.
    WENT_ON,
    /// It has begun, or is somewhere else all at once.
    JUMPED
  }

  /// Takes up what a host says of a block.
  ///
  /// @param played frames of the block before
  Course follow(Transport transport, int played) {
    double tempo = transport.tempo;
    double quarters = transport.quarterNotes;
    if (!transport.playing
        || !(tempo >= SLOWEST && tempo <= FASTEST)
        || !(Math.abs(quarters) <= FARTHEST)) {
      running = false;
      return Course.STANDS;
    }
    Course course = Course.JUMPED;
    if (running) {
      elapsed = elapsed(played);
      double drift = (quarters - at(played)) * framesPerQuarter;
      if (Math.abs(drift) <= DRIFT_SECONDS * sampleRate) {
        course = Course.WENT_ON;
      }
    } else {
      elapsed = 0;
    }
    running = true;
    framesPerQuarter = 60 * sampleRate / tempo;
    base = quarters;
    baseFrame = 0;
    loopStart = transport.loopStart;
    loopEnd = transport.loopEnd;
    double shortest = SHORTEST_LOOP_SECONDS * sampleRate / framesPerQuarter;
    looping =
        transport.looping
            && loopEnd - loopStart >= shortest
            && Math.abs(loopStart) <= FARTHEST
            && quarters < loopEnd;
    return course;
  }

  /// Runs freely from position 0 at a frame of this block.
  void start(int frame, double tempo) {
    running = true;
    looping = false;
    framesPerQuarter = 60 * sampleRate / tempo;
    base = 0;
    baseFrame = frame;
    elapsed = 0;
  }

  /// Goes on at another tempo from a frame of this block.
  void tempo(int frame, double tempo) {
    elapsed = elapsed(frame);
    base = at(frame);
    baseFrame = frame;
    framesPerQuarter = 60 * sampleRate / tempo;
  }

  /// Another block begins; runs on freely.
  ///
  /// @param played frames of the block before
  void goOn(int played) {
    baseFrame -= played;
  }

  /// The song stands.
  void stop() {
    running = false;
  }

  /// True while the song runs.
  boolean running() {
    return running;
  }

  /// The position of a frame.
  double at(long frame) {
    return base + (frame - baseFrame) / framesPerQuarter;
  }

  /// Quarter notes played up to a frame since the song began to run.
  double elapsed(long frame) {
    return elapsed + (frame - baseFrame) / framesPerQuarter;
  }

  /// The latest position whose first frame at or after it is the frame given or one before.
  double reached(long frame) {
    return base + (frame - baseFrame + ROUNDING) / framesPerQuarter;
  }

  /// The first frame at or after a position; very large where that is far away.
  double frameOf(double position) {
    return baseFrame + Math.ceil((position - base) * framesPerQuarter - ROUNDING);
  }

  /// The frame from which the song is back at the loop's start; very large where it does not loop.
  double loopFrame() {
    return looping ? frameOf(loopEnd) : Double.POSITIVE_INFINITY;
  }

  /// Goes back to the loop's start at [#loopFrame].
  ///
  /// @return where the loop starts
  double loop() {
    long frame = (long) frameOf(loopEnd);
    elapsed = elapsed(frame);
    base = at(frame) - (loopEnd - loopStart);
    baseFrame = frame;
    return loopStart;
  }
}
