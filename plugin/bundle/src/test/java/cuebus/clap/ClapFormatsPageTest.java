package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.clap.ClapAbi.ParamInfo;
import cuebus.clap.ClapAbi.PortInfo;
import cuebus.entry.FormatsPage;
import cuebus.entry.Memory;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class ClapFormatsPageTest {

  private static final String NAMED =
      """
      {"cuebus-state": 1, "variant": "8x4", "parameters": {}, "sources": [{"name": "Kick"}],
       "mixes": [{"name": "Drummer"}]}
      """;

  @Test
  void isTrueInEveryCellThatAHostCanAsk() throws Exception {
    FormatsPage page = new FormatsPage("CLAP");
    long factory = FakeHost.factory();
    page.counts("variants", (int) FakeHost.call(Memory.getPointer(factory), int.class, factory));
    FakePlugin plugin = new FakeHost().create("io.github.cuebus.8x4");
    assertThat(plugin.load(NAMED)).isTrue();
    int all = (int) plugin.call("clap.params", 0, int.class);
    int meters = 0;
    boolean modulatable = false;
    boolean bypass = false;
    boolean named = false;
    try (Arena arena = Arena.ofConfined()) {
      long info = arena.allocate(ParamInfo.SIZE, 8).address();
      for (int i = 0; i < all; i++) {
        assertThat((boolean) plugin.call("clap.params", 1, boolean.class, i, info)).isTrue();
        int flags = Memory.getInt(info + ParamInfo.FLAGS);
        meters += (flags & ParamInfo.READ_ONLY) != 0 ? 1 : 0;
        modulatable |= (flags & ParamInfo.MODULATABLE) != 0;
        bypass |= (flags & ParamInfo.BYPASS) != 0;
        named |= Memory.text(info + ParamInfo.NAME).startsWith("Kick");
      }
      // The other set of ports has one for each mix.
      assertThat((boolean) plugin.call("clap.audio-ports-config", 2, boolean.class, 1)).isTrue();
      long port = arena.allocate(PortInfo.SIZE, 8).address();
      assertThat((boolean) plugin.call("clap.audio-ports", 1, boolean.class, 0, false, port))
          .isTrue();
      page.has(
          "channel names follow the session", Memory.text(port + PortInfo.NAME).equals("Drummer"));
      page.has(
          "double precision",
          (Memory.getInt(port + PortInfo.FLAGS) & PortInfo.SUPPORTS_64_BIT) != 0);
    }
    page.counts("parameters of 8x4", all - meters);
    page.counts("meters of 8x4", meters);
    page.has("modulation", modulatable);
    page.has("host's own bypass", bypass);
    page.has("parameter names follow the session", named);
    page.has("tail is told", plugin.extension("clap.tail") != 0);
    page.has("window of its own", plugin.extension("clap.gui") != 0);
    page.has("MIDI input", (int) plugin.call("clap.note-ports", 0, int.class, true) > 0);
    page.has("MIDI output", (int) plugin.call("clap.note-ports", 0, int.class, false) > 0);
    page.counts("latency in frames", (int) plugin.call("clap.latency", 0, int.class));
    plugin.destroy();
  }
}
