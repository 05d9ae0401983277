package cuebus.vst2;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.entry.Memory;
import cuebus.entry.MidiSetup;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.lang.foreign.Arena;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// MIDI between a VST 2.4 host and the map of a setup.
class Vst2MidiTest {

  private static final int LEVEL =
      Parameters.of(Variant.V8X4).byId("mix1.level").orElseThrow().index();

  private final Arena arena = Arena.ofConfined();
  private final Vst2Host host = new Vst2Host(Vst2Adapter.open(Vst2Host.AUDIO_MASTER, Variant.V8X4));
  private long in;
  private long out;

  @BeforeEach
  void open() {
    Vst2Host.SENT.clear();
    assertThat(host.setChunk(MidiSetup.STATE)).isEqualTo(1);
    host.start(48_000, 480);
    in = pointers();
    out = pointers();
    float[] played = new float[4096];
    Arrays.fill(played, MidiSetup.INPUT);
    Memory.copyOut(played, Memory.getPointer(in), 4096);
  }

  @AfterEach
  void close() {
    host.close();
    arena.close();
  }

  private long pointers() {
    long pointers = arena.allocate(8 * 8, 8).address();
    for (int c = 0; c < 8; c++) {
      Memory.putLong(pointers + 8L * c, arena.allocate(4096 * 4, 8).address());
    }
    return pointers;
  }

  private void send(int count, int frame, int message) {
    long list = arena.allocate(16 + 8L * count, 8).address();
    Memory.putInt(list, count);
    for (int i = 0; i < count; i++) {
      long event = arena.allocate(32, 8).address();
      Memory.putInt(event, 1);
      Memory.putInt(event + 4, 32);
      Memory.putInt(event + 8, frame);
      Memory.putInt(event + 24, message);
      Memory.putLong(list + 16 + 8L * i, event);
    }
    host.dispatch(Vst24.Opcode.PROCESS_EVENTS, 0, 0, list, 0);
  }

  @Test
  void aProgramChangeHoldsFromItsFrameInABlockLongerThanAnnounced() {
    host.process(in, out, 480, false);
    send(1, MidiSetup.AT, 0x04c0);
    host.process(in, out, 4096, false);
    float[] left = new float[4096];
    Memory.copyIn(Memory.getPointer(out), left, 4096);
    MidiSetup.assertQuietFrom(left);
    assertThat(host.text(Vst24.Opcode.GET_PARAM_DISPLAY, scene())).isEqualTo("Quiet");
    assertThat(host.tell(Vst24.Opcode.STRING_TO_PARAMETER, scene(), "none")).isEqualTo(1);
    assertThat(host.get(scene())).isZero();
  }

  private static int scene() {
    return Parameters.of(Variant.V8X4).byId("scene").orElseThrow().index();
  }

  @Test
  void controllersAreToldWhatTheHostMoves() {
    host.process(in, out, 480, false);
    assertThat(Vst2Host.SENT).containsExactly(MidiSetup.FIRST_TOLD);
    host.set(LEVEL, 1);
    host.process(in, out, 4096, false);
    assertThat(Vst2Host.SENT)
        .as("20 ms after the last, at the end of a part of 480 frames")
        .containsExactly(MidiSetup.FIRST_TOLD, "959: b0 7 127");
  }

  @Test
  void aFloodIsSurvived() {
    send(20_000, 3, 0x4007b0);
    send(1, 4, 0x0007b0);
    host.process(in, out, 480, false);
    assertThat(host.get(LEVEL))
        .as("what came before 16384 others")
        .isCloseTo(64f / 127, org.assertj.core.data.Offset.offset(1e-6f));
  }
}
