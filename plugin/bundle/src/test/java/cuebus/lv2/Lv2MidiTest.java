package cuebus.lv2;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import cuebus.entry.Memory;
import cuebus.entry.MidiSetup;
import cuebus.param.Variant;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// MIDI between an LV2 host and the map of a setup, and the port of the scene.
class Lv2MidiTest {

  private static final int ROOM = 1 << 16;

  /// Outlives the host, of which one test has two.
  private final Arena arena = Arena.ofConfined();

  private final long messages = arena.allocate(ROOM, 8).address();
  private final long replies = arena.allocate(ROOM, 8).address();

  // The host renders 100 frames at once, the option says.
  private MemoryHost host = MemoryHost.ready(Variant.V8X4, "map", "options");
  private final float[][] bus = new float[8][4096];

  @BeforeEach
  void restore() {
    Arrays.fill(bus[0], MidiSetup.INPUT);
    restore(MidiSetup.STATE.getBytes(StandardCharsets.UTF_8));
    host.connect(host.ports.messages(), messages);
    host.connect(host.ports.replies(), replies);
    new AtomWriter(messages);
  }

  private void restore(byte[] state) {
    MemoryHost.stored = state;
    MemoryHost.storedType = MemoryHost.urid(Uris.ATOM + "String");
    assertThat(host.restore()).isZero();
  }

  @AfterEach
  void close() {
    host.close();
    arena.close();
  }

  private float[] render(int frames) {
    float[][] part = new float[8][];
    Arrays.setAll(part, c -> Arrays.copyOf(bus[c], frames));
    Memory.putInt(replies, ROOM - 8);
    return host.render(part)[0];
  }

  private List<String> told() {
    List<String> told = new ArrayList<>();
    int midi = MemoryHost.urid(Uris.MIDI + "MidiEvent");
    for (long at = replies + 16; at < replies + 8 + Memory.getInt(replies); at += 24) {
      assertThat(Memory.getInt(at + 12)).isEqualTo(midi);
      assertThat(Memory.getInt(at + 8)).isEqualTo(3);
      int message = Memory.getInt(at + 16);
      told.add(MidiSetup.text((int) Memory.getLong(at), message, message >> 8, message >> 16));
    }
    return told;
  }

  @Test
  void aProgramChangeHoldsFromItsFrame() {
    render(480);
    new AtomWriter(messages).midi(MidiSetup.AT, 0xc0, 4, 0);
    MidiSetup.assertQuietFrom(render(4096));
  }

  @Test
  void controllersAreTold() {
    render(480);
    assertThat(told()).as("at the end of the first 100 frames").containsExactly("99: b0 7 113");
    host.set("mix1_level", 12);
    render(4096);
    assertThat(told())
        .as("960 frames after the first 100 are 580 of this block; told with the next 100")
        .containsExactly("599: b0 7 127");
    render(480);
    assertThat(told()).isEmpty();
  }

  @Test
  void aHostWithoutRoomIsNotWrittenBeyondIt() {
    Memory.fill(replies, ROOM, (byte) 0x55);
    Memory.putInt(replies, 8 + 23);
    host.render(new float[8][480]);
    assertThat(Memory.getInt(replies)).as("an empty sequence").isEqualTo(8);
    assertThat(Memory.getByte(replies + 16)).isEqualTo((byte) 0x55);
  }

  @Test
  void aFloodIsSurvivedAndTheEndOfItCounts() {
    AtomWriter writer = new AtomWriter(messages);
    for (int i = 0; i < 2000; i++) {
      writer.midi(i / 10, 0xb0, 7, i & 127);
    }
    writer.midi(200, 0xb0, 7, 0);
    float[] left = render(4096);
    assertThat(left[4095]).isZero();
  }

  @Test
  void aFloodAllocatesNothing() throws Throwable {
    AtomWriter writer = new AtomWriter(messages);
    for (int i = 0; i < 2000; i++) {
      // Every tenth recalls the scene: at most one for each frame.
      writer.midi(i / 20, i % 10 == 0 ? 0xc0 : 0xb0, i % 10 == 0 ? 4 : 7, i & 127);
    }
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    MemorySegment run = host.runFunction();
    long handle = host.handle;
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 1000 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int block = 0; block < 20; block++) {
        Memory.putInt(replies, ROOM - 8);
        MemoryHost.run(run, handle, 100);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).as("bytes in 20 blocks of 2000 messages, once compiled").isZero();
  }

  @Test
  void whatAProgramChangedComesBackWithTheProjectAndTheSceneIsNotRecalledOverIt() {
    host.set("scene", 1);
    render(480);
    host.set("mix1_level", -6);
    render(480);
    new AtomWriter(messages).midi(0, 0xb0, 7, 127);
    render(480);
    assertThat(host.save()).isZero();
    assertThat(new String(MemoryHost.stored, StandardCharsets.UTF_8))
        .contains("\"mix1.level\":12", "\"scene\":\"1\"");
    byte[] project = MemoryHost.stored;
    host.close();
    host = MemoryHost.ready(Variant.V8X4, "map", "options");
    restore(project);
    host.set("mix1_level", -6);
    host.set("scene", 1);
    float gain = (float) Math.pow(10, 12 / 20.0);
    Arrays.fill(bus[0], 0.1f);
    assertThat(render(480)[479])
        .as("12 dB, not the scene's silence, nor the port's -6 dB")
        .isCloseTo(0.1f * gain, org.assertj.core.data.Offset.offset(1e-6f));
  }
}
