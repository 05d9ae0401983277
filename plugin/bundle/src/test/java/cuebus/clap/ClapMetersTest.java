package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.clap.ClapAbi.Block;
import cuebus.clap.ClapAbi.Event;
import cuebus.entry.Memory;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Readings on their way to the host, and when a block may be the last for a while.
class ClapMetersTest {

  private static final int RATE = 48_000;

  private final FakeHost host = new FakeHost();
  private final FakePlugin plugin = host.create("io.github.cuebus.8x4").activate(RATE, 4800);
  private final FakeBlock block = new FakeBlock(4800).inputs(4, 8).outputs(4, 8);

  @AfterEach
  void close() {
    plugin.destroy();
    block.close();
  }

  private int run(float value) {
    float[] samples = new float[4800];
    Arrays.fill(samples, value);
    block.clearEvents().put(0, samples, 0, 4800);
    return block.run(plugin, 4800);
  }

  @Test
  void theHostHearsWhatTheMetersShow() {
    run(0.5f);
    assertThat(block.sent()).isEqualTo(1);
    long event = block.sent(0);
    assertThat(Memory.getInt(event + Event.BYTES)).isEqualTo(56);
    assertThat(Memory.getInt(event + Event.TIME)).isZero();
    assertThat(Memory.getShort(event + Event.TYPE)).isEqualTo((short) 5);
    assertThat(Memory.getInt(event + Event.FLAGS)).isEqualTo(2);
    assertThat(Memory.getInt(event + Event.PARAM_ID)).isEqualTo(ClapParameters.id("source1.peak"));
    assertThat(Memory.getDouble(event + Event.PARAM_AMOUNT))
        .isCloseTo(-6.02, Offset.offset(0.01))
        .isEqualTo(plugin.value("source1.peak"));
    run(0.5f);
    assertThat(block.sent()).as("nothing changed").isZero();
  }

  @Test
  void notMoreOftenThanPeopleCanSee() {
    float[] samples = new float[4800];
    Arrays.fill(samples, 0.5f);
    block.put(0, samples, 0, 4800);
    int sent = 0;
    for (int frames = 0; frames < RATE / 10; frames += 60) {
      Memory.putFloat(Memory.getPointer(block.pointer(true, 0, 0)), 0.5f + frames / 1e4f);
      block.clearEvents().run(plugin, 60);
      sent += block.sent();
    }
    assertThat(sent).isEqualTo(2);
  }

  @Test
  void sleepsOnceSoundAndMetersHaveFallenAndNotBefore() {
    assertThat(run(0.5f)).isEqualTo(Block.CONTINUE);
    // 94 dB down to the floor at 20 dB in 1.7 s take 8 s.
    double seconds = 94 / 20.0 * 1.7;
    int blocks = 0;
    while (run(0) == Block.CONTINUE && blocks < 1000) {
      blocks++;
    }
    assertThat(blocks * 0.1).isBetween(seconds - 0.1, seconds + 0.4);
    assertThat(plugin.value("source1.peak")).isEqualTo(-100);
    assertThat(run(0)).isEqualTo(Block.SLEEP);
    assertThat(run(1e-6f)).isEqualTo(Block.CONTINUE);
  }

  @Test
  void aLongerTailIsAnnounced() {
    assertThat((int) plugin.call("clap.tail", 0, int.class)).isZero();
    block.value(0, "mix1.output", 2).run(plugin, 64);
    assertThat(host.heard).containsExactly("tail.changed");
    assertThat((int) plugin.call("clap.tail", 0, int.class)).isEqualTo(RATE / 4);
    block.clearEvents().run(plugin, 64);
    assertThat(host.heard).hasSize(1);
  }

  /// A latency may change during activation and at no other time.
  @Test
  void lookAheadIsTakenUpWithARestartThatIsAskedForOnce() {
    block.value(0, "look-ahead", 1).run(plugin, 64);
    assertThat(host.heard).containsExactly("request_restart");
    assertThat((int) plugin.call("clap.latency", 0, int.class)).isZero();
    block.clearEvents().run(plugin, 64);
    assertThat(host.heard).hasSize(1);
    plugin.deactivate();
    plugin.activate(RATE, 4800);
    assertThat(host.heard).containsExactly("request_restart", "latency.changed");
    assertThat((int) plugin.call("clap.latency", 0, int.class)).as("1.5 ms").isEqualTo(72);
    plugin.deactivate();
    plugin.activate(RATE, 4800);
    assertThat(host.heard).as("no other latency").hasSize(2);
  }

  @Test
  void thereIsNoLatencyAndOfflineIsTheSame() {
    assertThat((int) plugin.call("clap.latency", 0, int.class)).isZero();
    assertThat((boolean) plugin.call("clap.render", 0, boolean.class)).isFalse();
    assertThat((boolean) plugin.call("clap.render", 1, boolean.class, 1)).isTrue();
    assertThat((boolean) plugin.call("clap.render", 1, boolean.class, 0)).isTrue();
    assertThat((boolean) plugin.call("clap.render", 1, boolean.class, 2)).isFalse();
  }
}
