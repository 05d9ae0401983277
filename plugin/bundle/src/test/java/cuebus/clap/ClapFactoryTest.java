package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.entry.Memory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// From the entry to an instance, with every wrong turn on the way.
class ClapFactoryTest {

  private final long factory = FakeHost.factory();

  @Test
  void listsOnePluginForEachVariant() {
    assertThat((int) FakeHost.call(Memory.getPointer(factory), int.class, factory)).isEqualTo(4);
    assertThat(List.of(0, 1, 2, 3))
        .extracting(i -> text(descriptor(i), ClapAbi.Descriptor.ID))
        .containsExactly(
            "io.github.cuebus.8x4",
            "io.github.cuebus.16x8",
            "io.github.cuebus.32x8",
            "io.github.cuebus.64x16");
    assertThat(text(descriptor(1), ClapAbi.Descriptor.NAME)).isEqualTo("Cuebus 16x8");
    assertThat(text(descriptor(1), ClapAbi.Descriptor.VENDOR)).isEqualTo("Cuebus");
    assertThat(text(descriptor(1), ClapAbi.Descriptor.VERSION)).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(Memory.getInt(descriptor(1))).isEqualTo(1);
  }

  @Test
  void saysWhatItIsByFeatures() {
    List<String> features = new ArrayList<>();
    long list = Memory.getPointer(descriptor(0) + ClapAbi.Descriptor.FEATURES);
    for (; Memory.getPointer(list) != 0; list += 8) {
      features.add(Memory.text(Memory.getPointer(list)));
    }
    assertThat(features).containsExactly("audio-effect", "mixing", "utility");
  }

  @Test
  void hasNothingForWrongQuestions() {
    assertThat(descriptor(-1)).isZero();
    assertThat(descriptor(4)).isZero();
    long entry = ClapAdapter.entry("");
    long getFactory = Memory.getPointer(entry + 16);
    assertThat(FakeHost.call(getFactory, long.class, Memory.forever("clap.other"))).isEqualTo(0L);
    assertThat(FakeHost.call(getFactory, long.class, 0L)).isEqualTo(0L);
    FakeHost host = new FakeHost();
    assertThat(FakeHost.createAt(host.address, "io.github.cuebus.3x3")).isZero();
    assertThat(FakeHost.createAt(0, "io.github.cuebus.8x4")).isZero();
    FakePlugin plugin = host.create("io.github.cuebus.8x4");
    assertThat(plugin.extension("clap.gui")).isZero();
    assertThat((long) plugin.call(FakePlugin.EXTENSION, long.class, 0L)).isZero();
    plugin.destroy();
  }

  @Test
  void worksForAHostThatOffersNothing() {
    long host = Memory.forever(ClapAbi.Host.SIZE);
    FakePlugin plugin = new FakePlugin(FakeHost.createAt(host, "io.github.cuebus.8x4"));
    assertThat((boolean) plugin.call(0, boolean.class)).isTrue();
    assertThat(plugin.tryActivate(0, 64)).isFalse();
    assertThat(plugin.load("{")).isFalse();
    assertThat(plugin.loadPreset(1, null, "Default")).isTrue();
    plugin.activate(48_000, 64);
    plugin.destroy();
  }

  @Test
  void aHandleThatIsGoneIsRefusedByEveryFunction() {
    FakePlugin plugin = new FakeHost().create("io.github.cuebus.8x4").activate(48_000, 64);
    long late = plugin.address;
    plugin.destroy();
    FakePlugin gone = new FakePlugin(late);
    assertThat((boolean) gone.call(0, boolean.class)).isFalse();
    assertThat(gone.tryActivate(48_000, 64)).isFalse();
    assertThat((boolean) gone.call(FakePlugin.START, boolean.class)).isFalse();
    gone.call(FakePlugin.STOP, void.class);
    gone.call(FakePlugin.RESET, void.class);
    gone.call(FakePlugin.DEACTIVATE, void.class);
    gone.call(FakePlugin.ON_MAIN_THREAD, void.class);
    assertThat((int) gone.call("clap.params", 0, int.class)).isZero();
    assertThat((int) gone.call("clap.latency", 0, int.class)).isZero();
    assertThat((int) gone.call("clap.tail", 0, int.class)).isZero();
    assertThat((boolean) gone.call("clap.render", 1, boolean.class, 1)).isFalse();
    assertThat((int) gone.call("clap.audio-ports", 0, int.class, true)).isZero();
    assertThat((int) gone.call("clap.note-ports", 0, int.class, true)).isZero();
    assertThat((int) gone.call("clap.audio-ports-config", 0, int.class)).isZero();
    assertThat(gone.load("{}")).isFalse();
    assertThat(gone.loadPreset(1, null, "Default")).isFalse();
    try (FakeBlock block = new FakeBlock(16).inputs(4, 8).outputs(4, 8)) {
      assertThat(block.run(gone, 16)).isZero();
    }
    gone.destroy();
  }

  @Test
  void manyComeAndGoInTheSameMemory() {
    FakeHost host = new FakeHost();
    List<Long> seen = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      FakePlugin plugin = host.create("io.github.cuebus.8x4").activate(48_000, 64);
      try (FakeBlock block = new FakeBlock(64).inputs(4, 8).outputs(4, 8)) {
        assertThat(block.run(plugin, 64)).isNotZero();
      }
      plugin.destroy();
      seen.add(plugin.address);
    }
    assertThat(seen.stream().distinct().count()).isLessThan(10);
  }

  private long descriptor(int index) {
    return (long) FakeHost.call(Memory.getPointer(factory + 8), long.class, factory, index);
  }

  private static String text(long struct, int offset) {
    return Memory.text(Memory.getPointer(struct + offset));
  }
}
