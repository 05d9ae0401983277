package cuebus.mix;

import cuebus.dsp.PanLaw;
import cuebus.dsp.Ramp;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Parameters;
import cuebus.param.Solo;
import java.util.Arrays;

/// Turns values into gains: of the source strips, of the sends with following, groups and solo, of
/// what the engineer listens to. Belongs to the audio thread; allocates nothing after construction.
final class Desk {

  /// The gain of each mix into what the engineer hears in place of their own.
  final Ramp listened;

  /// How much of their own mix the engineer hears; one gain.
  final Ramp engineersOwn;

  private final Parameters parameters;
  private final int inputs;
  private final int mixes;
  private final double[] values;
  private final SourceStrips sources;
  private final SendMatrix sends;
  private final SendLevels levels;
  private final boolean[] stale;
  private Routing routing;
  private boolean soloed;

  /// @param values plain values by parameter index, which the mixer keeps
  Desk(
      Parameters parameters,
      double[] values,
      SourceStrips sources,
      SendMatrix sends,
      Routing routing,
      int rampFrames) {
    this.parameters = parameters;
    this.values = values;
    this.sources = sources;
    this.sends = sends;
    this.routing = routing;
    inputs = parameters.variant().inputs();
    mixes = parameters.variant().mixes();
    levels = new SendLevels(parameters);
    stale = new boolean[mixes];
    listened = new Ramp(mixes, rampFrames);
    engineersOwn = new Ramp(1, rampFrames);
    engineersOwn.snap(0, 1);
  }

  /// Takes over a whole state.
  void load(Routing taken, boolean snap) {
    routing = taken;
    for (int c = 0; c < inputs; c++) {
      strip(c, snap);
    }
    Arrays.fill(stale, true);
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
  }

  /// What the engineer hears alone has changed.
  void soloChanged() {
    if (routing.engineer >= 0) {
      stale[routing.engineer] = true;
    }
  }

  /// By channel, whether it is the performer's own.
  boolean[] own(int mix) {
    return routing.own[mix];
  }

  /// The engineer's mix; -1 if there is none.
  int engineer() {
    return routing.engineer;
  }

  /// Brings sends up to date. Changes at one frame are worked out once.
  void settle(boolean snap) {
    for (int m = 0; m < mixes; m++) {
      if (stale[m]) {
        stale[m] = false;
        sends(m, snap);
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
      set(listened, m, on ? 1 : 0, snap);
      elsewhere |= on;
    }
    set(engineersOwn, 0, elsewhere ? 0 : 1, snap);
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
    set(sources.gain, channel, inverted ? -gain : gain, snap);
    sources.metered[channel] = compensated ? Decibels.toGain(trim) / Decibels.toGain(sent) : 1;
    double width = pair ? values[parameters.ofSource(Control.WIDTH, source)] / 100 : 1;
    set(sources.width, channel, channel == source ? width : 1, snap);
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
      } else {
        double pan = values[parameters.ofSend(Control.SEND_PAN, mix, source)];
        send(mix, c, Decibels.toGain(level[source]), pan, snap);
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
    // Behind the trim, also where the sends of performers do not hear it.
    double behindTrim = sources.metered[source];
    switch (Solo.ofChoice(values[parameters.ofSource(Control.SOLO, source)])) {
      case OFF -> send(mix, channel, 0, 0, snap);
      case PFL -> send(mix, channel, behindTrim, 0, snap);
      case AFL -> {
        boolean muted = values[parameters.ofSource(Control.MAIN_MUTE, source)] != 0;
        double main = values[parameters.ofSource(Control.MAIN_LEVEL, source)];
        double pan = values[parameters.ofSource(Control.MAIN_PAN, source)];
        send(mix, channel, muted ? 0 : behindTrim * Decibels.toGain(main), pan, snap);
      }
      case SOLO -> {
        double pan = values[parameters.ofSend(Control.SEND_PAN, mix, source)];
        send(mix, channel, Decibels.toGain(level), pan, snap);
      }
    }
  }

  private void send(int mix, int channel, double gain, double pan, boolean snap) {
    int source = routing.owner[channel];
    if (gain == 0) {
      sends.send(mix, channel, 0, 0, snap);
    } else if (channel != source) {
      sends.send(mix, channel, 0, gain * PanLaw.balanceRight(pan), snap);
    } else if (routing.linked[channel]) {
      sends.send(mix, channel, gain * PanLaw.balanceLeft(pan), 0, snap);
    } else {
      sends.send(mix, channel, gain * PanLaw.left(pan), gain * PanLaw.right(pan), snap);
    }
  }

  private static void set(Ramp ramp, int gain, double target, boolean snap) {
    if (snap) {
      ramp.snap(gain, target);
    } else {
      ramp.glide(gain, target);
    }
  }

  /// Ends all glides.
  void finish() {
    settle(true);
    listened.finish();
    engineersOwn.finish();
  }
}
