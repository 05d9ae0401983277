package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.clap.ClapAbi.PortInfo;
import cuebus.entry.Memory;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Audio ports in both sets, and the note port.
class ClapPortsTest {

  private static final String PORTS = "clap.audio-ports";
  private static final String CONFIG = "clap.audio-ports-config";
  private static final String INFO = "clap.audio-ports-config-info/1";

  private final Arena arena = Arena.ofConfined();
  private final FakePlugin plugin = new FakeHost().create("io.github.cuebus.16x8");
  private final long room = arena.allocate(512, 8).address();

  @AfterEach
  void close() {
    plugin.destroy();
    arena.close();
  }

  /// What a host reads of a port.
  private record Port(int id, String name, int flags, int channels, String type, int pair) {}

  private Port port(String extension, int function, Object... arguments) {
    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = room;
    if (!(boolean) plugin.call(extension, function, boolean.class, all)) {
      return null;
    }
    long type = Memory.getPointer(room + PortInfo.TYPE);
    return new Port(
        Memory.getInt(room),
        Memory.text(room + PortInfo.NAME),
        Memory.getInt(room + PortInfo.FLAGS),
        Memory.getInt(room + PortInfo.CHANNELS),
        type == 0 ? "" : Memory.text(type),
        Memory.getInt(room + PortInfo.IN_PLACE_PAIR));
  }

  private int count(boolean input) {
    return (int) plugin.call(PORTS, 0, int.class, input);
  }

  @Test
  void byDefaultThereIsOneMainPortEachWay() {
    int flags = PortInfo.MAIN | PortInfo.SUPPORTS_64_BIT;
    assertThat(count(true)).isEqualTo(1);
    assertThat(count(false)).isEqualTo(1);
    assertThat(port(PORTS, 1, 0, true)).isEqualTo(new Port(0, "Bus", flags, 16, "", 0));
    assertThat(port(PORTS, 1, 0, false)).isEqualTo(new Port(0, "Mixes", flags, 16, "", 0));
    assertThat(port(PORTS, 1, 1, true)).isNull();
    assertThat(port(PORTS, 1, -1, false)).isNull();
    assertThat((boolean) plugin.call(PORTS, 1, boolean.class, 0, true, 0L)).isFalse();
  }

  @Test
  void portsOfDifferentSizeShareNoBuffers() {
    FakePlugin large = new FakeHost().create("io.github.cuebus.64x16");
    assertThat((boolean) large.call(PORTS, 1, boolean.class, 0, true, room)).isTrue();
    assertThat(Memory.getInt(room + PortInfo.CHANNELS)).isEqualTo(64);
    assertThat(Memory.getInt(room + PortInfo.IN_PLACE_PAIR)).isEqualTo(-1);
    assertThat((boolean) large.call(PORTS, 1, boolean.class, 0, false, room)).isTrue();
    assertThat(Memory.getInt(room + PortInfo.CHANNELS)).isEqualTo(32);
    large.destroy();
  }

  @Test
  void theOtherSetHasAStereoPortForEachMixByName() {
    assertThat((int) plugin.call(CONFIG, 0, int.class)).isEqualTo(2);
    assertThat((boolean) plugin.call(CONFIG, 2, boolean.class, 1)).isTrue();
    assertThat(count(true)).isEqualTo(1);
    assertThat(count(false)).isEqualTo(8);
    int main = PortInfo.MAIN | PortInfo.SUPPORTS_64_BIT;
    assertThat(port(PORTS, 1, 0, false)).isEqualTo(new Port(1, "Mix 1", main, 2, "stereo", -1));
    assertThat(port(PORTS, 1, 7, false))
        .isEqualTo(new Port(8, "Mix 8", PortInfo.SUPPORTS_64_BIT, 2, "stereo", -1));
    assertThat(port(PORTS, 1, 8, false)).isNull();
    assertThat(plugin.loadPreset(1, null, "Four-piece band")).isTrue();
    assertThat(port(PORTS, 1, 0, false).name()).isEqualTo(firstMixName());
  }

  /// As the state says it, which is another way to the same name.
  private String firstMixName() {
    String mixes = plugin.save().split("\"mixes\":\\[\\{\"name\":\"", 2)[1];
    return mixes.substring(0, mixes.indexOf('"'));
  }

  @Test
  void theSetsAreDescribedBeforeOneIsChosen() {
    assertThat((int) plugin.call(INFO, 0, int.class)).isZero();
    assertThat((boolean) plugin.call(CONFIG, 1, boolean.class, 1, room)).isTrue();
    assertThat(Memory.getInt(room)).isEqualTo(1);
    assertThat(Memory.getInt(room + 260)).isEqualTo(1);
    assertThat(Memory.getInt(room + 264)).isEqualTo(8);
    assertThat(Memory.getByte(room + 268)).isEqualTo((byte) 1);
    assertThat(Memory.getInt(room + 272)).isEqualTo(16);
    assertThat(Memory.getInt(room + 292)).isEqualTo(2);
    assertThat(Memory.text(Memory.getPointer(room + 296))).isEqualTo("stereo");
    assertThat(port(INFO, 1, 1, 3, false).name()).isEqualTo("Mix 4");
    assertThat(port(INFO, 1, 0, 0, false).channels()).isEqualTo(16);
    assertThat(port(INFO, 1, 2, 0, false)).isNull();
    assertThat((boolean) plugin.call(CONFIG, 1, boolean.class, 2, room)).isFalse();
    assertThat((boolean) plugin.call(CONFIG, 2, boolean.class, 2)).isFalse();
    assertThat((boolean) plugin.call(CONFIG, 2, boolean.class, 1)).isTrue();
    assertThat((int) plugin.call(INFO, 0, int.class)).isEqualTo(1);
  }

  @Test
  void aSetIsNotChosenWhileActive() {
    plugin.activate(48_000, 64);
    assertThat((boolean) plugin.call(CONFIG, 2, boolean.class, 1)).isFalse();
    assertThat(count(false)).isEqualTo(1);
    plugin.deactivate();
    assertThat((boolean) plugin.call(CONFIG, 2, boolean.class, 1)).isTrue();
  }

  @Test
  void takesNotesAndMidiInOnePortAndSendsMidi() {
    assertThat((int) plugin.call("clap.note-ports", 0, int.class, true)).isEqualTo(1);
    assertThat((int) plugin.call("clap.note-ports", 0, int.class, false)).isEqualTo(1);
    assertThat((boolean) plugin.call("clap.note-ports", 1, boolean.class, 0, true, room)).isTrue();
    assertThat(Memory.getInt(room + 4)).isEqualTo(3);
    assertThat(Memory.getInt(room + 8)).isEqualTo(2);
    assertThat((boolean) plugin.call("clap.note-ports", 1, boolean.class, 1, true, room)).isFalse();
    assertThat((boolean) plugin.call("clap.note-ports", 1, boolean.class, 0, false, room)).isTrue();
    assertThat(Memory.getInt(room)).as("an id of its own").isEqualTo(1);
    assertThat(Memory.getInt(room + 4)).as("MIDI alone").isEqualTo(2);
    assertThat((boolean) plugin.call("clap.note-ports", 1, boolean.class, 1, false, room))
        .isFalse();
  }
}
