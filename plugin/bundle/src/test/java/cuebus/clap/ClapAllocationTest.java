package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import cuebus.entry.Memory;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A block through the function that hosts call, with events both ways, allocates nothing.
class ClapAllocationTest {

  private static final int BLOCKS = 2000;

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void aBlockAllocatesNothing(int bytesPerSample) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    FakePlugin plugin = new FakeHost().create("io.github.cuebus.16x8").activate(48_000, 64);
    try (FakeBlock block =
        new FakeBlock(64).inputs(bytesPerSample, 16).outputs(bytesPerSample, 16)) {
      block.value(0, "mix1.source1.level", 0).modulation(20, "mix1.level", -3);
      long least = Long.MAX_VALUE;
      // The compiler makes what is called natively free of allocation only in the end.
      for (int round = 0; round < 500 && least > 0; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < BLOCKS; i++) {
          // Meters that move are sent: the level of the first sample changes.
          Memory.putFloat(Memory.getPointer(block.pointer(true, 0, 0)) + 4, 0.3f + i % 100 * 1e-3f);
          block.run(plugin, 64);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(least).as("bytes in %d blocks", BLOCKS).isZero();
    }
    plugin.destroy();
  }
}
