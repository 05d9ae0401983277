package cuebus.session;

import cuebus.mix.CueMixState;
import cuebus.scene.RecallSafe;
import java.util.List;

/// All that one plugin is set up as: what its mixer loads, what changes while it plays, and which
/// session that came from. Immutable.
///
/// @param state layout and values
/// @param show scenes, what they leave alone, and MIDI
/// @param origin the session
public record Setup(CueMixState state, Show show, Origin origin) {

  /// The session that a setup was made of.
  ///
  /// @param identity as of [SessionFile#identity]; empty if there is no session
  /// @param mixIds ids of its mixes, in order: by these the show and the log name them
  public record Origin(String identity, List<String> mixIds) {

    /// No session.
    public static final Origin NONE = new Origin("", List.of());

    public Origin {
      mixIds = List.copyOf(mixIds);
    }
  }

  /// A state without a show.
  public static Setup of(CueMixState state) {
    return new Setup(state, Show.NONE, Origin.NONE);
  }

  /// A session and the state that it makes.
  public static Setup of(Session session, CueMixState state) {
    Origin origin = new Origin(SessionFile.identity(session), session.mixIds());
    return new Setup(state, session.show(), origin);
  }

  /// The same with another state.
  public Setup with(CueMixState other) {
    return new Setup(other, show, origin);
  }

  /// What no recall touches.
  public RecallSafe recallSafe() {
    return show.recallSafe(origin.mixIds());
  }
}
