package cuebus.rt;

/// Who changed a parameter, as a number that every thread can pass on.
public final class Actor {

  /// The host: its automation, or a hand on its controls.
  public static final int HOST = 0;

  /// A MIDI controller.
  public static final int MIDI = 1;

  /// A session or one of its scenes.
  public static final int SESSION = 2;

  private static final int FIRST_PERFORMER = 3;

  private Actor() {}

  /// The performer who hears a mix, counted from 0.
  public static int performer(int mix) {
    return FIRST_PERFORMER + mix;
  }

  /// The mix whose performer it is, counted from 0; −1 for nobody's.
  public static int mix(int actor) {
    return Math.max(-1, actor - FIRST_PERFORMER);
  }
}
