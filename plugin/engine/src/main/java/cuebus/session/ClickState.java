package cuebus.session;

import cuebus.param.Control;
import cuebus.param.Parameters;
import org.jspecify.annotations.Nullable;

/// What a session says of click and talkback, as values of parameters.
final class ClickState {

  private ClickState() {}

  /// Writes what the session says.
  ///
  /// @param values by parameter index
  static void put(Session session, Parameters parameters, double[] values) {
    Session.Click click = session.click();
    values[parameters.ofPlugin(Control.CLICK)] = click.follow().choice();
    values[parameters.ofPlugin(Control.CLICK_SOUND)] = click.sound().choice();
    values[parameters.ofPlugin(Control.CLICK_ACCENT)] = click.accent() ? 0 : 1;
    values[parameters.ofPlugin(Control.CLICK_SUBDIVISION)] = click.subdivision() - 1;
    values[parameters.ofPlugin(Control.CLICK_TEMPO)] = click.bpm();
    values[parameters.ofPlugin(Control.CLICK_BEATS)] = click.beats() - 1;
    values[parameters.ofPlugin(Control.CLICK_COUNT_IN)] = click.countInBars();
    Session.Talkback talkback = session.talkback();
    values[parameters.ofPlugin(Control.DIM)] = talkback.dimDb();
    values[parameters.ofPlugin(Control.TALK_WHILE_RECORDING)] = talkback.whileRecording() ? 0 : 1;
    for (int m = 0; m < session.mixes().size(); m++) {
      Session.Cues cues = session.mixes().get(m).cues();
      values[parameters.ofMix(Control.CLICK_LEVEL, m)] = cues.clickDb();
      int talk = parameters.ofMix(Control.TALKBACK, m);
      put(cues.talkbackDb(), talk, parameters.ofMix(Control.TALKBACK_LEVEL, m), values);
      int listen = parameters.ofMix(Control.LISTENBACK, m);
      put(cues.listenbackDb(), listen, parameters.ofMix(Control.LISTENBACK_LEVEL, m), values);
    }
  }

  private static void put(@Nullable Double levelDb, int flag, int level, double[] values) {
    if (levelDb != null) {
      values[flag] = 1;
      values[level] = levelDb;
    }
  }
}
