package cuebus.jvst;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.entry.FormatsPage;
import cuebus.jvst.host.HostCalls;
import cuebus.jvst.host.Wrappers;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import jvst.wrapper.VSTPluginAdapter;
import org.junit.jupiter.api.Test;

class JvstFormatsPageTest {

  private static final String NAMED =
      """
      {"cuebus-state": 1, "variant": "8x4", "parameters": {}, "sources": [{"name": "Kick"}],
       "mixes": [{"name": "Drummer"}]}
      """;

  private boolean askedForTheSong;

  private HostCalls silentHost() {
    return (HostCalls)
        Proxy.newProxyInstance(
            HostCalls.class.getClassLoader(),
            new Class<?>[] {HostCalls.class},
            (proxy, method, arguments) -> answer(method));
  }

  private Object answer(Method method) {
    if (method.getName().equals("getTimeInfo")) {
      askedForTheSong = true;
    }
    return method.getReturnType() == int.class
        ? (Object) 0
        : method.getReturnType() == boolean.class ? false : null;
  }

  @Test
  void isTrueInEveryCellThatAHostCanAsk() throws Exception {
    FormatsPage page = new FormatsPage("JVST, stock wrapper");
    CuebusJvst plugin = new CuebusJvst(Wrappers.register(silentHost()));
    page.counts("variants", 1);
    page.counts("parameters of 8x4", plugin.getNumParams());
    page.has("meters of 8x4", plugin.getNumParams() > Parameters.of(Variant.V8X4).all().size());
    page.has("host's own bypass", plugin.canDo(VSTPluginAdapter.CANDO_PLUG_BYPASS) > 0);
    page.has("MIDI input", plugin.canDo(VSTPluginAdapter.CANDO_PLUG_RECEIVE_VST_MIDI_EVENT) > 0);
    page.has("MIDI output", plugin.canDo(VSTPluginAdapter.CANDO_PLUG_SEND_VST_MIDI_EVENT) > 0);
    page.has("double precision", plugin.setProcessPrecision(1));
    page.has("tail is told", plugin.getGetTailSize() != 0);
    page.has("modulation", false);
    int click = Parameters.of(Variant.V8X4).ofPlugin(Control.CLICK);
    assertThat(plugin.string2Parameter(click, "song")).isTrue();
    plugin.resume();
    plugin.processReplacing(new float[8][64], new float[8][64], 64);
    page.has("song position is read", askedForTheSong);
    byte[] state = NAMED.getBytes(StandardCharsets.UTF_8);
    assertThat(plugin.setChunk(state, state.length, false)).isPositive();
    page.has(
        "channel names follow the session", plugin.getInputProperties(0).getLabel().equals("Kick"));
    page.has(
        "parameter names follow the session",
        IntStream.range(0, plugin.getNumParams())
            .anyMatch(i -> plugin.getParameterProperties(i).getLabel().startsWith("Kick")));
  }
}
