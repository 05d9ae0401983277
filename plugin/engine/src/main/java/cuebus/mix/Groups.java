package cuebus.mix;

import cuebus.param.Control;
import java.util.Arrays;
import java.util.List;

/// Which group each source and each group belongs to. Groups may hold groups; each thing belongs to
/// one at most, and none holds itself, directly or through others.
final class Groups {

  /// Belongs to no group.
  static final int NONE = -1;

  private Groups() {}

  /// @throws IllegalArgumentException if these are no such groups
  static void check(List<Layout.Group> groups, int sources) {
    if (groups.size() > Control.GROUPS) {
      throw new IllegalArgumentException(
          "%d groups are more than %d".formatted(groups.size(), Control.GROUPS));
    }
    int[] groupOfSource = new int[sources];
    int[] parent = new int[groups.size()];
    Arrays.fill(groupOfSource, NONE);
    Arrays.fill(parent, NONE);
    for (int g = 0; g < groups.size(); g++) {
      Layout.Group group = groups.get(g);
      for (int source : group.sources()) {
        claim(groupOfSource, source, g, "source", groups);
      }
      for (int inner : group.groups()) {
        claim(parent, inner, g, "group", groups);
      }
    }
    for (int g = 0; g < parent.length; g++) {
      int steps = 0;
      for (int up = parent[g]; up != NONE; up = parent[up]) {
        if (++steps > parent.length) {
          throw new IllegalArgumentException("group " + groups.get(g).name() + " holds itself");
        }
      }
    }
  }

  private static void claim(
      int[] owner, int which, int group, String what, List<Layout.Group> all) {
    if (which < 0 || which >= owner.length) {
      throw new IllegalArgumentException(
          "group %s holds %s %d, there are %d"
              .formatted(all.get(group).name(), what, which + 1, owner.length));
    }
    if (owner[which] != NONE) {
      throw new IllegalArgumentException(
          "%s %d belongs to the groups %s and %s; one is allowed"
              .formatted(what, which + 1, all.get(owner[which]).name(), all.get(group).name()));
    }
    owner[which] = group;
  }
}
