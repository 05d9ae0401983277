package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Follow, groups and the edits of whole mixes against a reference that is written the slow way, by
/// names and sets, over random sequences of operations.
class SendLevelsTest {

  private static final int STEPS = 3000;
  private static final Variant VARIANT = Variant.V8X4;
  private static final Parameters PARAMETERS = Parameters.of(VARIANT);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void anySequenceOfOperationsAgreesWithTheReference(long seed) {
    Random random = new Random(seed);
    Layout layout = layout(random);
    CueMixState state = new CueMixState(layout, PARAMETERS.initialValues());
    SendLevels levels = new SendLevels(PARAMETERS);
    Routing routing = new Routing(layout);
    for (int step = 0; step < STEPS; step++) {
      state = operate(state, random);
      int mix = random.nextInt(VARIANT.mixes());
      double[] found = levels.of(mix, state.values(), routing);
      for (int s = 0; s < VARIANT.inputs(); s++) {
        assertThat(found[s])
            .as("seed %d, step %d, mix %d, source %d", seed, step, mix, s)
            .isCloseTo(new Reference(state).level(mix, s), offset(1e-9));
      }
    }
  }

  private static CueMixState operate(CueMixState state, Random random) {
    int mix = random.nextInt(VARIANT.mixes());
    return switch (random.nextInt(12)) {
      case 0 -> MixEdits.fromMain(state, mix);
      case 1 -> MixEdits.copy(state, mix, random.nextInt(VARIANT.mixes()));
      case 2 -> MixEdits.headroom(state, mix);
      case 3 -> random.nextInt(10) == 0 ? MixEdits.allOff(state, mix) : state;
      default -> {
        double[] values = state.values();
        List<Parameter> some =
            PARAMETERS.all().stream()
                .filter(p -> Reference.USED.contains(PARAMETERS.control(p.index())))
                .toList();
        Parameter p = some.get(random.nextInt(some.size()));
        double value = p.min() + random.nextDouble() * (p.max() - p.min());
        // Often where people have them: near 0 dB, where groups meet the top.
        double common = random.nextInt(3) > 0 ? value / 8 : value;
        values[p.index()] = p.nearest(p instanceof Parameter.Choice ? value : common);
        yield new CueMixState(state.layout(), values);
      }
    };
  }

  /// Random groups, some within others.
  private static Layout layout(Random random) {
    Layout plain = Layout.initial(VARIANT);
    List<Integer> free = new ArrayList<>(IntStream.range(0, VARIANT.inputs()).boxed().toList());
    Collections.shuffle(free, random);
    List<Layout.Group> groups = new ArrayList<>();
    Set<Integer> loose = new HashSet<>();
    for (int g = 0; g < 4; g++) {
      Set<Integer> members = new HashSet<>();
      for (int n = random.nextInt(3); n > 0 && !free.isEmpty(); n--) {
        members.add(free.removeLast());
      }
      Set<Integer> inner = new HashSet<>();
      if (!loose.isEmpty() && random.nextBoolean()) {
        inner.add(loose.iterator().next());
      }
      loose.removeAll(inner);
      groups.add(new Layout.Group("Group " + g, null, members, inner));
      loose.add(g);
    }
    return new Layout(VARIANT, plain.sources(), plain.mixes(), groups);
  }

  /// What a user would expect, worked out anew for each question.
  private record Reference(CueMixState state) {

    static final Set<Control> USED =
        Set.of(
            Control.SEND_LEVEL,
            Control.SEND_MUTE,
            Control.FOLLOW,
            Control.MAIN_LEVEL,
            Control.MAIN_MUTE,
            Control.GROUP_LEVEL);

    double level(int mix, int source) {
      double level = alone(mix, source);
      for (int g = groupOf(source); g >= 0 && level > -100; g = holderOf(g)) {
        level = Math.max(-100, level + shift(mix, g));
      }
      return level;
    }

    /// The loudest member stops at 10 dB.
    private double shift(int mix, int group) {
      double level = state.value(PARAMETERS.ofGroup(Control.GROUP_LEVEL, mix, group));
      return level <= -100 ? Double.NEGATIVE_INFINITY : Math.min(level, 10 - loudest(mix, group));
    }

    private double loudest(int mix, int group) {
      double loudest = -100;
      Layout.Group g = state.layout().groups().get(group);
      for (int s : g.sources()) {
        loudest = Math.max(loudest, alone(mix, s));
      }
      for (int inner : g.groups()) {
        double there = loudest(mix, inner);
        loudest = Math.max(loudest, there <= -100 ? -100 : there + shift(mix, inner));
      }
      return loudest;
    }

    private double alone(int mix, int source) {
      double own = value("mix%d.source%d.level", mix, source);
      if (own <= -100 || value("mix%d.source%d.mute", mix, source) == 1) {
        return -100;
      }
      double follow = value("mix%d.source%d.follow", mix, source);
      if (follow == 0) {
        return own;
      }
      double main = state.value(PARAMETERS.ofSource(Control.MAIN_LEVEL, source));
      double muted = state.value(PARAMETERS.ofSource(Control.MAIN_MUTE, source));
      return main <= -100 || (follow == 2 && muted == 1)
          ? -100
          : Math.max(-100, Math.min(10, main + own));
    }

    private double value(String id, int mix, int source) {
      return state.value(PARAMETERS.byId(id.formatted(mix + 1, source + 1)).orElseThrow().index());
    }

    private int groupOf(int source) {
      return find(g -> g.sources().contains(source));
    }

    private int holderOf(int group) {
      return find(g -> g.groups().contains(group));
    }

    private int find(Predicate<Layout.Group> wanted) {
      for (int g = 0; g < state.layout().groups().size(); g++) {
        if (wanted.test(state.layout().groups().get(g))) {
          return g;
        }
      }
      return -1;
    }
  }

  @Test
  void aGroupStopsAtTheTopAndComesBackWithItsDistances() {
    Layout plain = Layout.initial(VARIANT);
    Layout layout =
        new Layout(
            VARIANT,
            plain.sources(),
            plain.mixes(),
            List.of(new Layout.Group("Vocals", null, Set.of(0, 1), Set.of())));
    double[] values = PARAMETERS.initialValues();
    values[PARAMETERS.ofSend(Control.SEND_LEVEL, 0, 0)] = 4;
    values[PARAMETERS.ofSend(Control.SEND_LEVEL, 0, 1)] = -8;
    SendLevels levels = new SendLevels(PARAMETERS);
    int group = PARAMETERS.ofGroup(Control.GROUP_LEVEL, 0, 0);
    for (double[] expected : new double[][] {{0, 4, -8}, {6, 10, -2}, {20, 10, -2}, {-3, 1, -11}}) {
      values[group] = expected[0];
      double[] found = levels.of(0, values, new Routing(layout));
      assertThat(found[0]).isEqualTo(expected[1]);
      assertThat(found[1]).isEqualTo(expected[2]);
    }
  }

  @Test
  void headroomPutsTheLoudestSendSixDecibelsDownAndKeepsTheBalance() {
    double[] values = PARAMETERS.initialValues();
    values[PARAMETERS.ofSend(Control.SEND_LEVEL, 1, 0)] = 3;
    values[PARAMETERS.ofSend(Control.SEND_LEVEL, 1, 4)] = -7;
    CueMixState state = MixEdits.headroom(new CueMixState(Layout.initial(VARIANT), values), 1);
    assertThat(state.value(PARAMETERS.ofSend(Control.SEND_LEVEL, 1, 0))).isEqualTo(-6);
    assertThat(state.value(PARAMETERS.ofSend(Control.SEND_LEVEL, 1, 4))).isEqualTo(-16);
    assertThat(state.value(PARAMETERS.ofSend(Control.SEND_LEVEL, 1, 1))).isEqualTo(-100);
  }

  @Test
  void groupsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> groups(new Layout.Group("A", null, Set.of(), Set.of(0))))
        .hasMessageContaining("group A holds itself");
    assertThatThrownBy(() ->
            groups(
                new Layout.Group("A", null, Set.of(), Set.of(1)),
                new Layout.Group("B", null, Set.of(), Set.of(0))))
        .hasMessageContaining("holds itself");
    assertThatThrownBy(() ->
            groups(
                new Layout.Group("A", null, Set.of(2), Set.of()),
                new Layout.Group("B", null, Set.of(2), Set.of())))
        .hasMessageContaining("source 3")
        .hasMessageContaining("A and B");
    assertThatThrownBy(() -> groups(new Layout.Group("A", null, Set.of(8), Set.of())))
        .hasMessageContaining("source 9");
    assertThatThrownBy(() ->
            groups(
                IntStream.range(0, 9)
                    .mapToObj(g -> new Layout.Group("G" + g, null, Set.of(), Set.of()))
                    .toArray(Layout.Group[]::new)))
        .hasMessageContaining("9 groups");
  }

  private static Layout groups(Layout.Group... groups) {
    Layout plain = Layout.initial(VARIANT);
    return new Layout(VARIANT, plain.sources(), plain.mixes(), List.of(groups));
  }
}
