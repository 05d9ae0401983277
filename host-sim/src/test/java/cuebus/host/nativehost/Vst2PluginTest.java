package cuebus.host.nativehost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import cuebus.host.nativehost.PluginEvent.ParameterChange;
import cuebus.host.nativehost.format.PluginFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A VST 2.4 plugin whose sound is known: its input times a gain.
class Vst2PluginTest {

  @TempDir Path folder;

  @Test
  void changesParametersAtTheirFrames() throws Exception {
    try (PluginModule module = PluginFile.open(NativeFixtures.compile(folder, "vst2", "0"));
        NativePlugin plugin = module.create("43756254")) {
      assertThat(plugin.info())
          .isEqualTo(new PluginInfo("VST2", "43756254", "Test gain", "Cuebus", "7"));
      plugin.activate(48_000, 100);
      float[][] in = ClapPluginTest.noise(2, 100);
      float[][] out = new float[2][100];
      plugin.process(
          in, out, 100, List.of(new ParameterChange(0, 0, 1), new ParameterChange(37, 0, 0.25)));
      for (int c = 0; c < 2; c++) {
        for (int i = 0; i < 100; i++) {
          assertThat(out[c][i])
              .as("channel %d, frame %d", c, i)
              .isEqualTo((i < 37 ? 1 : 0.25f) * in[c][i]);
        }
      }
      assertThat(plugin.damage()).isEmpty();
      plugin.set(0, 0.75);
      byte[] state = plugin.saveState();
      plugin.set(0, 0);
      plugin.loadState(state);
      assertThat(plugin.value(0)).isEqualTo(0.75);
    }
  }

  @Test
  void processesWithoutAllocating() throws Exception {
    try (PluginModule module = PluginFile.open(NativeFixtures.compile(folder, "vst2", "0"));
        NativePlugin plugin = module.create("43756254")) {
      plugin.activate(48_000, 64);
      float[][] in = ClapPluginTest.noise(2, 64);
      float[][] out = new float[2][64];
      List<PluginEvent> events = List.of(new ParameterChange(10, 0, 1));
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long allocated = 0;
      for (int round = 0; round < 50; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 2000; i++) {
          plugin.process(in, out, 64, events);
        }
        allocated = threads.getCurrentThreadAllocatedBytes() - before;
      }
      // The first rounds run before the compiler has done its work.
      assertThat(allocated).as("bytes in the last 2000 blocks").isLessThan(2000);
    }
  }

  @Test
  void refusesWhatIsNoPlugin() throws Exception {
    Path text = Files.writeString(folder.resolve("plugin.so"), "not a library");
    assertThatThrownBy(() -> PluginFile.open(text))
        .isInstanceOf(NotAPluginException.class)
        .hasMessageContaining("plugin.so: cannot be loaded as a shared library");
    assertThatThrownBy(() -> PluginFile.open(folder.resolve("none.so")))
        .isInstanceOf(NotAPluginException.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> PluginFile.open(folder))
        .isInstanceOf(NotAPluginException.class)
        .hasMessageContaining("manifest.ttl");
    Path magic = NativeFixtures.compile(folder, "vst2", "NO_MAGIC");
    assertThatThrownBy(() -> PluginFile.open(magic))
        .isInstanceOf(PluginFaultException.class)
        .hasMessageContaining("begins with 0x00000000; 0x56737450 is wanted");
  }

  @ParameterizedTest
  @CsvSource({"ABSURD_PARAMETERS, 2147483647", "NEGATIVE_PARAMETERS, -7"})
  void refusesCountsThatCannotBe(String defect, int count) throws Exception {
    Path file = NativeFixtures.compile(folder, "vst2", defect);
    assertThatThrownBy(() -> PluginFile.open(file))
        .isInstanceOf(PluginFaultException.class)
        .hasMessage("numParams is " + count + "; 0 to 65536 are allowed");
  }
}
