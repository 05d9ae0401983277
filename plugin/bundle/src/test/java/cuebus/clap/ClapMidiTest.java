package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.clap.ClapAbi.Event;
import cuebus.entry.Memory;
import cuebus.entry.MidiSetup;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// MIDI between a CLAP host and the map of a setup, and the parameter of the scene.
class ClapMidiTest {

  private static final int FRAMES = 12_000;

  private final FakePlugin plugin = new FakeHost().create("io.github.cuebus.8x4");
  private final FakeBlock block = new FakeBlock(FRAMES).inputs(4, 8).outputs(4, 8);

  @BeforeEach
  void load() {
    assertThat(plugin.load(MidiSetup.STATE)).isTrue();
    plugin.activate(48_000, FRAMES);
    float[] played = new float[FRAMES];
    Arrays.fill(played, MidiSetup.INPUT);
    block.put(0, played, 0, FRAMES);
  }

  @AfterEach
  void close() {
    plugin.destroy();
    block.close();
  }

  private List<String> told() {
    List<String> told = new ArrayList<>();
    for (int e = 0; e < block.sent(); e++) {
      long event = block.sent(e);
      if (Memory.getShort(event + Event.TYPE) == Event.MIDI) {
        long message = event + 18;
        assertThat(Memory.getInt(event)).isEqualTo(24);
        assertThat(Memory.getShort(event + 16)).as("port").isZero();
        told.add(
            MidiSetup.text(
                Memory.getInt(event + Event.TIME),
                Memory.getByte(message),
                Memory.getByte(message + 1),
                Memory.getByte(message + 2)));
      }
    }
    return told;
  }

  @Test
  void aProgramChangeHoldsFromItsFrame() {
    block.clearEvents().midi(MidiSetup.AT, 0xc0, 4, 0).run(plugin, FRAMES);
    MidiSetup.assertQuietFrom(block.got(0, 0, FRAMES));
  }

  @Test
  void theParameterRecallsFromItsFrame() {
    block.clearEvents().value(MidiSetup.AT, "scene", 1).run(plugin, FRAMES);
    MidiSetup.assertQuietFrom(block.got(0, 0, FRAMES));
  }

  @Test
  void theParameterReadsAsTheSceneIsCalled() {
    try (Arena arena = Arena.ofConfined()) {
      long text = arena.allocate(64).address();
      int id = ClapParameters.id("scene");
      assertThat((boolean) plugin.call("clap.params", 3, boolean.class, id, 1.0, text, 64))
          .isTrue();
      assertThat(Memory.text(text)).isEqualTo("Quiet");
      long value = arena.allocate(8, 8).address();
      assertThat((boolean) plugin.call("clap.params", 4, boolean.class, id, text, value)).isTrue();
      assertThat(Memory.getDouble(value)).isEqualTo(1);
    }
  }

  @Test
  void controllersAreToldInTheOrderOfTime() {
    block.clearEvents().run(plugin, 480);
    assertThat(told()).containsExactly(MidiSetup.FIRST_TOLD);
    block.clearEvents().value(0, "mix1.level", 12).run(plugin, FRAMES);
    assertThat(told()).as("at the end of the first 8192 frames").containsExactly("8191: b0 7 127");
    int last = -1;
    for (int e = 0; e < block.sent(); e++) {
      int time = Memory.getInt(block.sent(e) + Event.TIME);
      assertThat(time).isGreaterThanOrEqualTo(last);
      last = time;
    }
  }
}
