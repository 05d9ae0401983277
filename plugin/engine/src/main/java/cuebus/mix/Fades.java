package cuebus.mix;

import cuebus.param.Decibels;
import cuebus.param.Parameter;
import cuebus.param.Parameters;

/// Parameters on a long way to a new value. Belongs to the audio thread; allocates nothing after
/// construction.
///
/// A fade goes in steps as long as the glide of a gain: at the beginning of each step the gain sets
/// out for where the fade is at its end. So the gain follows the fade in straight lines that meet
/// on it, and depends on nothing but the frame at which the fade began.
///
/// Levels fade in dB, which sounds even. What is off counts as [#FLOOR_DB], for a way from −100 dB
/// would be inaudible for half its length. A switch moves at once, but a mute that comes on waits
/// for the end, or there would be nothing to hear of the fade.
final class Fades {

  /// The longest fade, ms.
  static final int MAX_MS = 60_000;

  /// Where a fade from or to off begins to be heard, dB.
  static final double FLOOR_DB = -60;

  private final Parameters parameters;
  private final int stepFrames;
  private final double stepMs;
  private final double[] from;
  private final double[] to;
  private final int[] step;
  private final int[] steps;
  private final long[] due;

  /// The parameters that fade, in no order, and where each stands among them; −1 for none.
  private final int[] fading;

  private final int[] place;
  private int count;
  private long next = Long.MAX_VALUE;

  /// @param stepFrames length of a step, that of a gain's glide
  Fades(Parameters parameters, double sampleRate, int stepFrames) {
    this.parameters = parameters;
    this.stepFrames = stepFrames;
    stepMs = 1000 * stepFrames / sampleRate;
    int all = parameters.all().size();
    from = new double[all];
    to = new double[all];
    step = new int[all];
    steps = new int[all];
    due = new long[all];
    fading = new int[all];
    place = new int[all];
    java.util.Arrays.fill(place, -1);
  }

  /// Whether a change of so many ms takes more than one step.
  boolean takesSteps(int fadeMs) {
    return fadeMs > stepMs;
  }

  /// Starts a fade; its first step is due now. What faded before goes on from where it is.
  void start(long now, int parameter, double present, double target, int fadeMs) {
    if (place[parameter] < 0) {
      place[parameter] = count;
      fading[count++] = parameter;
    }
    from[parameter] = present;
    to[parameter] = target;
    step[parameter] = 0;
    steps[parameter] = (int) Math.max(1, Math.round(Math.min(fadeMs, MAX_MS) / stepMs));
    due[parameter] = now;
    next = now;
  }

  /// Takes a parameter out of its fade, if it is in one.
  void stop(int parameter) {
    int at = place[parameter];
    if (at >= 0) {
      int last = fading[--count];
      fading[at] = last;
      place[last] = at;
      place[parameter] = -1;
    }
  }

  /// Takes all out.
  void clear() {
    while (count > 0) {
      stop(fading[count - 1]);
    }
    next = Long.MAX_VALUE;
  }

  /// When the next step is due: frames since activation.
  long next() {
    return next;
  }

  /// How many parameters fade.
  int count() {
    return count;
  }

  /// The parameter in one of the places 0 to [#count] − 1. Going through them downwards, every one
  /// may be stopped on the way.
  int parameter(int at) {
    return fading[at];
  }

  /// Where the fade of a parameter ends.
  double target(int parameter) {
    return to[parameter];
  }

  /// Whether a step of that parameter is due.
  boolean isDue(long now, int parameter) {
    return due[parameter] <= now;
  }

  /// Takes the step that is due and ends the fade with its last.
  ///
  /// @return the value to set out for
  double step(int parameter) {
    int k = ++step[parameter];
    due[parameter] += stepFrames;
    if (k >= steps[parameter]) {
      stop(parameter);
      return to[parameter];
    }
    return between(parameter, (double) k / steps[parameter]);
  }

  /// Finds out when the next step is due, after those of now are taken.
  void settle() {
    next = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      next = Math.min(next, due[fading[i]]);
    }
  }

  private double between(int parameter, double way) {
    double a = from[parameter];
    double b = to[parameter];
    if (parameters.all().get(parameter) instanceof Parameter.Choice) {
      return comesOnAsMute(parameter, b) ? a : b;
    }
    if (parameters.all().get(parameter).min() == Decibels.OFF_DB) {
      a = Math.max(from[parameter], Math.min(FLOOR_DB, to[parameter]));
      b = Math.max(to[parameter], Math.min(FLOOR_DB, from[parameter]));
    }
    return a + (b - a) * way;
  }

  private boolean comesOnAsMute(int parameter, double target) {
    return target != 0
        && switch (parameters.control(parameter)) {
          case SOURCE_MUTE, MUTE, SEND_MUTE, MAIN_MUTE -> true;
          default -> false;
        };
  }
}
