package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `clap.state` through streams that deliver and take 7 bytes at a time.
class ClapStateTest {

  private final FakeHost host = new FakeHost();
  private final FakePlugin plugin = host.create("io.github.cuebus.8x4");

  @AfterEach
  void close() {
    plugin.destroy();
  }

  @Test
  void goesFromOneInstanceToAnother() {
    set(plugin, "mix2.level", -7.5);
    set(plugin, "mix1.source3.pan", 0.25);
    FakePlugin other = host.create("io.github.cuebus.8x4").activate(48_000, 64);
    assertThat(other.load(plugin.save())).isTrue();
    assertThat(other.value("mix2.level")).isEqualTo(-7.5);
    assertThat(other.value("mix1.source3.pan")).isEqualTo(0.25);
    assertThat(other.save()).isEqualTo(plugin.save());
    assertThat(host.heard).containsExactly("params.rescan 5", "audio_ports.rescan 1");
    other.destroy();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "VST chunk of another plugin",
        "{\"cuebus-state\": 2}",
        "{\"cuebus-state\": 1, \"variant\": \"16x8\", \"sources\": [], \"mixes\": [],"
            + " \"parameters\": {}}",
        "{\"cuebus-state\": 1, \"variant\": \"8x4\", \"sources\": [], \"mixes\": [],"
            + " \"parameters\": {\"mix1.level\": 13}}"
      })
  void aBadStateChangesNothingAndTheLogSaysWhy(String bad) {
    set(plugin, "mix2.level", -7.5);
    String before = plugin.save();
    assertThat(plugin.load(bad)).isFalse();
    assertThat(plugin.save()).isEqualTo(before);
    assertThat(host.heard).singleElement().asString().startsWith("log 3 state");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aStateCutShortOrDamagedNeverHalfLoads(int seed) {
    Random random = new Random(seed);
    FakePlugin other = host.create("io.github.cuebus.8x4");
    set(other, "mix1.level", -20);
    String good = other.save();
    String before = plugin.save();
    for (int n = 0; n < 50; n++) {
      char[] damaged = good.toCharArray();
      damaged[random.nextInt(damaged.length)] = (char) random.nextInt(0x80);
      String bad =
          random.nextBoolean()
              ? new String(damaged)
              : good.substring(0, random.nextInt(good.length()));
      if (!plugin.load(bad)) {
        assertThat(plugin.save()).isEqualTo(before);
      }
      assertThat(plugin.load(before)).isTrue();
    }
    other.destroy();
  }

  @Test
  void moreThanAStateMayBeIsRefused() {
    assertThat(plugin.load(" ".repeat((4 << 20) + 100))).isFalse();
    assertThat(host.heard).singleElement().asString().contains("larger than");
  }

  @Test
  void streamsThatFailOrAreMissingAreSurvived() {
    try (Arena arena = Arena.ofConfined()) {
      long broken = FakeHost.list(arena, 0, "broken");
      long empty = arena.allocate(16, 8).address();
      for (int function : new int[] {0, 1}) {
        for (long stream : new long[] {broken, empty, 0}) {
          assertThat((boolean) plugin.call("clap.state", function, boolean.class, stream))
              .isFalse();
        }
      }
    }
  }

  @Test
  void outsideOfTheMainThreadTheHostIsToldLater() {
    host.mainThread = false;
    assertThat(plugin.load(plugin.save())).isTrue();
    assertThat(host.heard).containsExactly("request_callback");
    host.mainThread = true;
    host.heard.clear();
    plugin.call(FakePlugin.ON_MAIN_THREAD, void.class);
    assertThat(host.heard).containsExactly("params.rescan 5", "audio_ports.rescan 1");
    host.heard.clear();
    plugin.call(FakePlugin.ON_MAIN_THREAD, void.class);
    assertThat(host.heard).isEmpty();
  }

  @Test
  void activatingOnAnotherThreadIsReportedAsTheHostsMistake() {
    host.mainThread = false;
    assertThat(plugin.tryActivate(48_000, 64)).isTrue();
    assertThat(host.heard).containsExactly("log 5 activate was called outside of the main thread");
  }

  static void set(FakePlugin plugin, String id, double value) {
    try (FakeBlock block = new FakeBlock(1)) {
      block.value(0, id, value);
      plugin.call("clap.params", 5, void.class, block.inEvents(), 0L);
    }
  }
}
