package cuebus.vst2;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.entry.FormatsPage;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import org.junit.jupiter.api.Test;

class Vst2FormatsPageTest {

  private static final String NAMED =
      """
      {"cuebus-state": 1, "variant": "8x4", "parameters": {}, "sources": [{"name": "Kick"}],
       "mixes": [{"name": "Drummer"}]}
      """;

  @Test
  void isTrueInEveryCellThatAHostCanAsk() throws Exception {
    FormatsPage page = new FormatsPage("VST 2.4");
    Vst2Host host = new Vst2Host(Vst2Adapter.open(Vst2Host.AUDIO_MASTER, Variant.V8X4));
    int parameters = Parameters.of(Variant.V8X4).all().size();
    int all = host.field(Vst24.Effect.NUM_PARAMS);
    int flags = host.field(Vst24.Effect.FLAGS);
    page.counts("variants", Variant.values().length);
    page.counts("parameters of 8x4", parameters);
    page.counts("meters of 8x4", all - parameters);
    page.has("double precision", (flags & Vst24.Effect.CAN_DOUBLE_REPLACING) != 0);
    page.has("window of its own", (flags & 1) != 0);
    page.has("host's own bypass", host.tell(Vst24.Opcode.CAN_DO, 0, "bypass") == 1);
    page.has("MIDI input", host.tell(Vst24.Opcode.CAN_DO, 0, "receiveVstMidiEvent") == 1);
    page.has("MIDI output", host.tell(Vst24.Opcode.CAN_DO, 0, "sendVstMidiEvent") == 1);
    page.has("song position is read", host.tell(Vst24.Opcode.CAN_DO, 0, "receiveVstTimeInfo") == 1);
    page.has("tail is told", host.ask(Vst24.Opcode.GET_TAIL_SIZE, 0) != 0);
    page.counts("latency in frames", host.field(Vst24.Effect.INITIAL_DELAY));
    page.has("modulation", false);
    assertThat(host.setChunk(NAMED)).isEqualTo(1);
    page.has(
        "channel names follow the session",
        host.text(Vst24.Opcode.GET_INPUT_PROPERTIES, 0).equals("Kick"));
    int trim = Parameters.of(Variant.V8X4).byId("source1.trim").orElseThrow().index();
    page.has(
        "parameter names follow the session",
        host.text(Vst24.Opcode.GET_PARAM_NAME, trim).startsWith("Kick"));
    host.close();
  }
}
