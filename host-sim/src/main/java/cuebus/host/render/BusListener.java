package cuebus.host.render;

import cuebus.beads.CueMixUGen;
import cuebus.hearing.CrossEnergy;
import cuebus.host.report.ContributionReport;
import cuebus.session.Session;
import java.util.ArrayList;
import java.util.List;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;

/// Listens to the bus of a mixer, to say afterwards what each source contributes to a mix. As many
/// inputs as the bus has channels in use.
final class BusListener extends UGen {

  private final CrossEnergy energy;
  private final long frames;
  private long left;

  /// @param channels bus channels in use
  /// @param frames how many to listen to
  BusListener(AudioContext context, int channels, long frames) {
    super(context, channels, 0);
    energy = new CrossEnergy(channels, context.getSampleRate());
    this.frames = frames;
    left = frames;
  }

  /// Called by Beads for every block.
  @Override
  public void calculateBuffer() {
    int count = (int) Math.min(bufferSize, left);
    energy.process(bufIn, 0, count);
    left -= count;
  }

  /// What each source contributes to a mix, the most first; sources that are not in it are left
  /// out. None if nothing was listened to.
  ///
  /// @param channelSource for each bus channel, the place of its source in the session
  List<ContributionReport> contributions(
      CueMixUGen cue, int mix, List<Session.Source> sources, List<Integer> channelSource) {
    if (left == frames) {
      return List.of();
    }
    double[] leftGain = new double[channelSource.size()];
    double[] rightGain = new double[channelSource.size()];
    boolean[] sent = new boolean[sources.size()];
    for (int c = 0; c < leftGain.length; c++) {
      leftGain[c] = cue.mix().gain(mix, c, 0);
      rightGain[c] = cue.mix().gain(mix, c, 1);
      sent[channelSource.get(c)] |= leftGain[c] != 0 || rightGain[c] != 0;
    }
    double[] shares = energy.shares(leftGain, rightGain);
    double[] ofSource = new double[sources.size()];
    for (int c = 0; c < shares.length; c++) {
      ofSource[channelSource.get(c)] += shares[c];
    }
    List<ContributionReport> contributions = new ArrayList<>();
    for (int s = 0; s < ofSource.length; s++) {
      if (sent[s]) {
        Session.Source source = sources.get(s);
        contributions.add(new ContributionReport(source.id(), source.name(), ofSource[s]));
      }
    }
    contributions.sort((a, b) -> Double.compare(b.share(), a.share()));
    return contributions;
  }
}
