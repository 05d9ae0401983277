package cuebus.mix;

import cuebus.dsp.PanLaw;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Parameters;
import cuebus.param.Solo;
import java.util.Arrays;

/// Turns values into gains: of the source strips, of the sends with following, groups and solo, of
/// what the engineer listens to. Belongs to the audio thread; allocates nothing after construction.
final class Desk {

  private final Parameters parameters;
  private final int inputs;
  private final int mixes;
  private final double[] values;
  private final SourceStrips sources;
  private final SendMatrix sends;
  private final SendMatrix mainSends;
  private final ListenBus listenBus;
  private final SendLevels levels;
  private final boolean[] stale;
  private boolean mainStale;
  private Routing routing;
  private boolean soloed;

  /// @param values plain values by parameter index, which the mixer keeps
  Desk(
      Parameters parameters,
      double[] values,
      SourceStrips sources,
      SendMatrix sends,
      SendMatrix mainSends,
      ListenBus listenBus,
      Routing routing) {
    this.parameters = parameters;
    this.values = values;
    this.sources = sources;
    this.sends = sends;
    this.mainSends = mainSends;
    this.listenBus = listenBus;
    this.routing = routing;
    inputs = parameters.variant().inputs();
    mixes = parameters.variant().mixes();
    levels = new SendLevels(parameters);
    stale = new boolean[mixes];
  }

  /// Takes over a whole state.
  void load(Routing taken, boolean snap) {
    routing = taken;
    for (int c = 0; c < inputs; c++) {
      strip(c, snap);
    }
    mainChanged();
    soloed = routing.engineer >= 0 && soloing();
    settle(snap);
    listen(snap);
  }

  /// The first channel of a source and, of a pair, the second.
  void stripChanged(int source) {
    strip(source, false);
    if (routing.linked[source]) {
      strip(source + 1, false);
    }
  }

  /// The sends of a mix have to be worked out again.
  void sendsChanged(int mix) {
    stale[mix] = true;
  }

  /// The main mix has changed, and so have those that follow.
  void mainChanged() {
    Arrays.fill(stale, true);
    mainStale = true;
  }

  /// What the engineer hears alone has changed.
  void soloChanged() {
    if (routing.engineer >= 0) {
      stale[routing.engineer] = true;
    }
  }

  /// The engineer's mix; -1 if there is none.
  int engineer() {
    return routing.engineer;
  }

  /// The engineer's mix while it is replaced by what is soloed; −1 if it is not.
  int soloed() {
    return soloed ? routing.engineer : -1;
  }

  /// Brings sends up to date. Changes at one frame are worked out once.
  void settle(boolean snap) {
    for (int m = 0; m < mixes; m++) {
      if (stale[m]) {
        stale[m] = false;
        sends(m, snap);
      }
    }
    if (mainStale) {
      mainStale = false;
      for (int c = 0; c < inputs; c++) {
        if (routing.role[routing.owner[c]].talks()) {
          send(mainSends, 0, c, 0, 0, snap);
        } else {
          mainSend(mainSends, 0, c, 1, snap);
        }
      }
    }
  }

  /// What the engineer listens to: solos first, then other mixes, else their own.
  void listen(boolean snap) {
    boolean elsewhere = false;
    for (int m = 0; m < mixes; m++) {
      boolean on =
          routing.engineer >= 0
              && m != routing.engineer
              && !soloed
              && values[parameters.ofMix(Control.LISTEN, m)] != 0;
      listenBus.listen(m, on, snap);
      elsewhere |= on;
    }
    listenBus.own(!elsewhere, snap);
  }

  private void strip(int channel, boolean snap) {
    int source = routing.owner[channel];
    boolean pair = routing.linked[source];
    boolean muted = values[parameters.ofSource(Control.SOURCE_MUTE, source)] != 0;
    double trim = values[parameters.ofSource(Control.TRIM, source)];
    boolean compensated = values[parameters.ofSource(Control.COMPENSATE, source)] != 0;
    double sent = compensated ? values[parameters.ofSource(Control.COMPENSATION, source)] : trim;
    double gain = muted ? 0 : Decibels.toGain(sent);
    if (pair) {
      double balance = values[parameters.ofSource(Control.BALANCE, source)];
      gain *= channel == source ? PanLaw.balanceLeft(balance) : PanLaw.balanceRight(balance);
    }
    boolean inverted = values[parameters.ofSource(Control.POLARITY, source)] != 0;
    sources.gain.set(channel, inverted ? -gain : gain, snap);
    sources.metered[channel] = compensated ? Decibels.toGain(trim) / Decibels.toGain(sent) : 1;
    double width = pair ? values[parameters.ofSource(Control.WIDTH, source)] / 100 : 1;
    sources.width.set(channel, channel == source ? width : 1, snap);
    soloChanged();
  }

  private void sends(int mix, boolean snap) {
    boolean soloing = mix == routing.engineer && soloing();
    if (mix == routing.engineer && soloing != soloed) {
      soloed = soloing;
      listen(snap);
    }
    double[] level = levels.of(mix, values, routing);
    for (int c = 0; c < inputs; c++) {
      int source = routing.owner[c];
      if (soloing) {
        soloSend(mix, c, source, level[source], snap);
      } else if (routing.role[source].talks()) {
        send(sends, mix, c, 0, 0, snap);
      } else {
        double pan = values[parameters.ofSend(Control.SEND_PAN, mix, source)];
        send(sends, mix, c, Decibels.toGain(level[source]), pan, snap);
      }
    }
  }

  private boolean soloing() {
    for (int c = 0; c < inputs; c++) {
      if (routing.owner[c] == c && values[parameters.ofSource(Control.SOLO, c)] != 0) {
        return true;
      }
    }
    return false;
  }

  private void soloSend(int mix, int channel, int source, double level, boolean snap) {
    switch (Solo.ofChoice(values[parameters.ofSource(Control.SOLO, source)])) {
      case OFF -> send(sends, mix, channel, 0, 0, snap);
      case PFL -> send(sends, mix, channel, sources.metered[source], 0, snap);
      // Behind the trim, also where performers do not hear it.
      case AFL -> mainSend(sends, mix, channel, sources.metered[source], snap);
      case SOLO -> {
        double pan = values[parameters.ofSend(Control.SEND_PAN, mix, source)];
        send(sends, mix, channel, Decibels.toGain(level), pan, snap);
      }
    }
  }

  /// As in the main mix.
  ///
  /// @param before gain in front of it
  private void mainSend(SendMatrix into, int mix, int channel, double before, boolean snap) {
    int source = routing.owner[channel];
    boolean muted = values[parameters.ofSource(Control.MAIN_MUTE, source)] != 0;
    double level = Decibels.toGain(values[parameters.ofSource(Control.MAIN_LEVEL, source)]);
    double pan = values[parameters.ofSource(Control.MAIN_PAN, source)];
    send(into, mix, channel, muted ? 0 : before * level, pan, snap);
  }

  private void send(SendMatrix into, int mix, int channel, double gain, double pan, boolean snap) {
    int source = routing.owner[channel];
    if (gain == 0) {
      into.send(mix, channel, 0, 0, snap);
    } else if (channel != source) {
      into.send(mix, channel, 0, gain * PanLaw.balanceRight(pan), snap);
    } else if (routing.linked[channel]) {
      into.send(mix, channel, gain * PanLaw.balanceLeft(pan), 0, snap);
    } else {
      into.send(mix, channel, gain * PanLaw.left(pan), gain * PanLaw.right(pan), snap);
    }
  }

  /// Ends all glides.
  void finish() {
    settle(true);
    listenBus.finish();
  }
}
