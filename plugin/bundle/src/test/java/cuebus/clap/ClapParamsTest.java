package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.clap.ClapAbi.ParamInfo;
import cuebus.entry.Memory;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// `clap.params`: what there is, what it is called, text both ways, changes outside of blocks.
class ClapParamsTest {

  private static final String NAMED =
      """
      {"cuebus-state": 1, "variant": "8x4", "parameters": {},
       "sources": [{"name": "Kick"}, {"name": "Keys/Pad", "linked": true}],
       "mixes": [{"name": "Drummer"}]}
      """;

  private final Arena arena = Arena.ofConfined();
  private final FakePlugin plugin = new FakeHost().create("io.github.cuebus.8x4");
  private final long room = arena.allocate(ParamInfo.SIZE, 8).address();

  @AfterEach
  void close() {
    plugin.destroy();
    arena.close();
  }

  /// What a host reads of a parameter.
  private record Info(
      int flags, String name, String module, double min, double max, double start) {}

  private Map<Integer, Info> infos() {
    Map<Integer, Info> infos = new HashMap<>();
    int count = (int) plugin.call("clap.params", 0, int.class);
    for (int i = 0; i < count; i++) {
      assertThat((boolean) plugin.call("clap.params", 1, boolean.class, i, room)).isTrue();
      Info before =
          infos.put(
              Memory.getInt(room),
              new Info(
                  Memory.getInt(room + 4),
                  Memory.text(room + 16),
                  Memory.text(room + 272),
                  Memory.getDouble(room + 1296),
                  Memory.getDouble(room + 1304),
                  Memory.getDouble(room + 1312)));
      assertThat(before).isNull();
    }
    return infos;
  }

  private Info info(String id) {
    return infos().get(ClapParameters.id(id));
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void noTwoParametersShareAnIdAndEachIsTheSameInEveryVariant(Variant variant) {
    ClapParameters parameters = ClapParameters.of(variant);
    ClapParameters largest = ClapParameters.of(Variant.V64X16);
    Set<Integer> ids = new HashSet<>();
    for (int i = 0; i < parameters.count(); i++) {
      String id = parameters.get(i).id();
      assertThat(ids.add(ClapParameters.id(id))).as(id).isTrue();
      assertThat(parameters.indexOf(ClapParameters.id(id))).as(id).isEqualTo(i);
      assertThat(largest.get(largest.indexOf(ClapParameters.id(id))).id()).isEqualTo(id);
    }
    assertThat(ids).doesNotContain(ClapAbi.INVALID_ID);
  }

  // The published vectors of FNV-1a, 32 bit.
  @ParameterizedTest
  @CsvSource({"'', 811c9dc5", "a, e40c292c", "foobar, bf9cf968"})
  void theIdIsThePublishedHash(String text, String hash) {
    assertThat(Integer.toHexString(ClapParameters.id(text))).isEqualTo(hash);
  }

  @Test
  void everyParameterHasItsRangeKindAndPlace() {
    assertThat(infos()).hasSize(Parameters.of(Variant.V8X4).all().size() + 8 + 8 + 6 * 4);
    assertThat(info("mix2.source3.level"))
        .isEqualTo(
            new Info(
                ParamInfo.AUTOMATABLE | ParamInfo.MODULATABLE,
                "Mix 2: Source 3 Level",
                "Mixes/Mix 2/Source 3",
                -100,
                10,
                -100));
    assertThat(info("mix1.output"))
        .isEqualTo(
            new Info(
                ParamInfo.AUTOMATABLE | ParamInfo.STEPPED | ParamInfo.ENUM,
                "Mix 1: Output",
                "Mixes/Mix 1",
                0,
                2,
                0));
    assertThat(info("source8.trim").module()).isEqualTo("Sources/Source 8");
    assertThat(info("bypass"))
        .isEqualTo(
            new Info(
                ParamInfo.AUTOMATABLE | ParamInfo.STEPPED | ParamInfo.BYPASS,
                "Bypass",
                "",
                0,
                1,
                0));
    assertThat(info("mix1.peak-left"))
        .isEqualTo(new Info(ParamInfo.READ_ONLY, "Mix 1 L: Peak", "Meters/Mixes", -100, 20, -100));
    assertThat(info("source1.peak").module()).isEqualTo("Meters/Sources");
    assertThat(info("mix4.spl"))
        .isEqualTo(new Info(ParamInfo.READ_ONLY, "Mix 4: SPL", "Meters/Mixes", 0, 140, 0));
    assertThat(info("mix1.rail-limiting"))
        .isEqualTo(
            new Info(ParamInfo.READ_ONLY, "Mix 1: Rail Limiting", "Meters/Mixes", 0, 100, 0));
  }

  @Test
  void namesFollowTheSetupAndASlashBeginsNoModule() {
    assertThat(plugin.load(NAMED)).isTrue();
    assertThat(info("mix1.source2.level").name()).isEqualTo("Drummer: Keys/Pad Level");
    assertThat(info("mix1.source2.level").module()).isEqualTo("Mixes/Drummer/Keys-Pad");
    assertThat(info("source1.peak").name()).isEqualTo("Kick: Peak");
    assertThat(info("mix1.peak-right").name()).isEqualTo("Drummer R: Peak");
  }

  @ParameterizedTest
  @CsvSource({
    "mix1.level, -6.04, -6.0 dB, -6",
    "mix1.level, -100, -inf dB, -100",
    "mix1.level, 99, 12.0 dB, 12",
    "mix1.source1.pan, -0.3, L30, -0.3",
    "mix1.output, 2, audible, 2",
    "mix1.output, 1.6, audible, 2",
    "bypass, 1, on, 1",
    "source1.peak, -12.34, -12.3 dB, -12.3"
  })
  void valuesBecomeTextAndTextBecomesValues(String id, double value, String text, double back) {
    assertThat(text(id, value, 64)).isEqualTo(text);
    assertThat(value(id, text)).isEqualTo(back);
    assertThat(text(id, value, 3)).isEqualTo(text.substring(0, 2));
  }

  @Test
  void wrongQuestionsGetNoAnswer() {
    int id = ClapParameters.id("mix1.level");
    int unknown = ClapParameters.id("nobody");
    int count = (int) plugin.call("clap.params", 0, int.class);
    for (int index : new int[] {-1, count, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertThat((boolean) plugin.call("clap.params", 1, boolean.class, index, room)).isFalse();
    }
    assertThat((boolean) plugin.call("clap.params", 1, boolean.class, 0, 0L)).isFalse();
    assertThat((boolean) plugin.call("clap.params", 2, boolean.class, unknown, room)).isFalse();
    assertThat((boolean) plugin.call("clap.params", 2, boolean.class, id, 0L)).isFalse();
    assertThat(text("mix1.level", Double.NaN, 64)).isNull();
    assertThat(text("mix1.level", 0, 0)).isNull();
    assertThat(text("mix1.level", 0, -1)).isNull();
    assertThat(text("nobody", 0, 64)).isNull();
    assertThat(value("mix1.level", "loud")).isNull();
    assertThat(value("nobody", "0")).isNull();
    assertThat((boolean) plugin.call("clap.params", 4, boolean.class, id, 0L, room)).isFalse();
    assertThat((boolean) plugin.call("clap.params", 4, boolean.class, id, room, 0L)).isFalse();
  }

  @Test
  void flushSetsValuesInactiveAndActive() {
    try (FakeBlock block = new FakeBlock(64).inputs(4, 8).outputs(4, 8)) {
      block.value(0, "mix1.level", -7).value(0, "nobody", 3).value(0, "mix2.level", Double.NaN);
      block.value(0, "source1.peak", 3).modulation(0, "mix3.level", 5).event(0, 10, 0, 0);
      plugin.call("clap.params", 5, void.class, block.inEvents(), 0L);
      assertThat(plugin.value("mix1.level")).isEqualTo(-7);
      assertThat(plugin.value("mix2.level")).isEqualTo(0);
      assertThat(plugin.value("mix3.level")).isEqualTo(0);
      plugin.activate(48_000, 64);
      block.clearEvents().value(0, "mix1.level", -8);
      plugin.call("clap.params", 5, void.class, block.inEvents(), 0L);
      assertThat(plugin.value("mix1.level")).isEqualTo(-8);
      plugin.call("clap.params", 5, void.class, 0L, 0L);
      assertThat(plugin.value("mix1.level")).isEqualTo(-8);
    }
  }

  /// The text of a value, null if the plugin has none.
  private String text(String id, double value, int capacity) {
    boolean done =
        (boolean)
            plugin.call(
                "clap.params", 3, boolean.class, ClapParameters.id(id), value, room, capacity);
    return done ? Memory.text(room) : null;
  }

  /// The value that a text means, null if none.
  private Double value(String id, String text) {
    boolean done =
        (boolean)
            plugin.call(
                "clap.params",
                4,
                boolean.class,
                ClapParameters.id(id),
                arena.allocateFrom(text).address(),
                room);
    return done ? Memory.getDouble(room) : null;
  }
}
