package cuebus.host.check;

import cuebus.session.Equipment;
import cuebus.session.Session;
import java.util.Comparator;
import java.util.List;

/// Looks a session over for what is probably not as meant. It does not listen to stems: what it
/// says follows from the file, the width of its sources, its devices and its headphones.
public final class SessionCheck {

  private SessionCheck() {}

  /// What it finds, in the order of [Problem]; empty if all is well.
  ///
  /// @param channels for each source, whether it takes 1 or 2 bus channels
  /// @param equipment the session's devices and headphones
  /// @param outsideSeconds latency of converters and buffers around the mixer, in seconds, from 0
  /// @throws IllegalArgumentException if no variant holds the session, or its scenes or MIDI map
  ///   are of a larger one
  public static List<Finding> of(
      Session session, List<Integer> channels, Equipment equipment, double outsideSeconds) {
    Desk desk = new Desk(session, channels, equipment);
    new SourceChecks(desk).run();
    for (int m = 0; m < session.mixes().size(); m++) {
      new MixChecks(desk, m, outsideSeconds).run();
      new OutputChecks(desk, m).run();
    }
    return desk.findings().stream().sorted(Comparator.comparing(Finding::problem)).toList();
  }
}
