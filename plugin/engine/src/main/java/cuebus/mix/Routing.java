package cuebus.mix;

import cuebus.param.Control;
import cuebus.param.Variant;
import java.util.Arrays;
import java.util.List;

/// A layout as the audio thread reads it: flat arrays by bus channel, group and mix. Published once
/// and never changed afterwards.
final class Routing {

  /// For each channel, the first channel of the source it belongs to.
  final int[] owner;

  /// True for the first channel of a linked pair.
  final boolean[] linked;

  /// For each first channel, its group, or [Groups#NONE].
  final int[] group;

  /// For each group, the one that holds it, or [Groups#NONE].
  final int[] parent;

  /// The groups, every one before the one that holds it.
  final int[] innerFirst;

  /// `[mix][channel]`: the performer's own.
  final boolean[][] own;

  /// For each first channel, what its source is in the band.
  final SourceRole[] role;

  /// The engineer's mix; -1 if there is none.
  final int engineer;

  Routing(Layout layout) {
    Variant variant = layout.variant();
    int inputs = variant.inputs();
    owner = new int[inputs];
    linked = new boolean[inputs];
    group = new int[inputs];
    own = new boolean[variant.mixes()][inputs];
    role = new SourceRole[inputs];
    Arrays.setAll(owner, c -> c);
    Arrays.fill(role, SourceRole.INSTRUMENT);
    Arrays.fill(group, Groups.NONE);
    List<Integer> first = layout.firstChannels();
    for (int s = 0; s < layout.sources().size(); s++) {
      role[first.get(s)] = layout.sources().get(s).role();
      if (layout.sources().get(s).linked()) {
        linked[first.get(s)] = true;
        owner[first.get(s) + 1] = first.get(s);
      }
    }

    int groups = layout.groups().size();
    parent = new int[groups];
    Arrays.fill(parent, Groups.NONE);
    for (int g = 0; g < groups; g++) {
      for (int source : layout.groups().get(g).sources()) {
        group[first.get(source)] = g;
      }
      for (int inner : layout.groups().get(g).groups()) {
        parent[inner] = g;
      }
    }
    innerFirst = innerFirst(parent);

    int engineers = -1;
    for (int m = 0; m < layout.mixes().size(); m++) {
      for (int source : layout.mixes().get(m).own()) {
        int channel = first.get(source);
        own[m][channel] = true;
        if (linked[channel]) {
          own[m][channel + 1] = true;
        }
      }
      if (layout.mixes().get(m).engineer()) {
        engineers = m;
      }
    }
    engineer = engineers;
  }

  private static int[] innerFirst(int[] parent) {
    int[] order = new int[parent.length];
    int count = 0;
    for (int depth = Control.GROUPS; depth >= 0; depth--) {
      for (int g = 0; g < parent.length; g++) {
        int above = 0;
        for (int up = parent[g]; up != Groups.NONE; up = parent[up]) {
          above++;
        }
        if (above == depth) {
          order[count++] = g;
        }
      }
    }
    return order;
  }
}
