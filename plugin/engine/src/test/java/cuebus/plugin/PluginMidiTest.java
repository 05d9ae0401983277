package cuebus.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// MIDI from the host to what a session maps it to, and back.
class PluginMidiTest {

  @TempDir Path folder;

  private final Plugin plugin =
      ServiceLoader.load(PluginFactory.class)
          .findFirst()
          .orElseThrow()
          .create("io.github.cuebus.8x4");

  @BeforeEach
  void loadSession() throws Exception {
    Path file = folder.resolve("band.json");
    Files.writeString(
        file,
        """
        {"cuebus-session": 1, "name": "Band", "sources": [{"id": "a"}], "mixes": [{"id": "m"}],
         "scenes": [{"id": "s", "parameters": {"mix1.source1.level": -6}}],
         "midi": {"controllers": [{"channel": 1, "cc": 7, "parameter": "mix1.level"}],
                  "notes": [{"channel": 1, "note": 60, "parameter": "mix1.mute", "momentary": true}],
                  "programs": [{"channel": 1, "program": 3, "scene": "s"}]}}
        """);
    plugin.loadSetup(file);
    plugin.activate(48_000, 512);
    process(ParameterEvents.NONE);
  }

  private void process(ParameterEvents events) {
    plugin.process(new float[8][960], new float[8][960], 960, events, new Transport());
  }

  private double value(String id) {
    return plugin.value(index(id));
  }

  private static int index(String id) {
    return Parameters.of(Variant.V8X4).byId(id).orElseThrow().index();
  }

  @Test
  void messagesDoWhatTheSessionSays() {
    plugin.midiIn().add(10, 0xb0, 7, 127);
    plugin.midiIn().add(20, 0x90, 60, 100);
    plugin.midiIn().add(30, 0xc0, 3, 0);
    ParameterEvents host = new ParameterEvents(1);
    host.add(15, index("mix2.level"), -9);
    process(host);
    assertThat(value("mix1.level")).isEqualTo(12);
    assertThat(value("mix1.mute")).isEqualTo(1);
    assertThat(value("mix1.source1.level")).isEqualTo(-6);
    assertThat(value("mix2.level")).as("the host's own change").isEqualTo(-9);
    assertThat(plugin.midiIn().size()).as("taken").isZero();
    plugin.midiIn().add(0, 0x80, 60, 0);
    process(ParameterEvents.NONE);
    assertThat(value("mix1.mute")).isZero();
  }

  @Test
  void theMapIsInTheHostsProject() throws Exception {
    Plugin other = new CueMixFactory().create("io.github.cuebus.8x4");
    other.loadState(plugin.saveState());
    assertThat(new String(other.saveState(), StandardCharsets.UTF_8))
        .isEqualTo(new String(plugin.saveState(), StandardCharsets.UTF_8));
    other.activate(48_000, 512);
    other.midiIn().add(0, 0xc0, 3, 0);
    other.process(new float[8][64], new float[8][64], 64, ParameterEvents.NONE, new Transport());
    assertThat(other.value(index("mix1.source1.level"))).isEqualTo(-6);
    other.loadProgram(0);
    other.midiIn().add(0, 0xb0, 7, 127);
    other.process(new float[8][64], new float[8][64], 64, ParameterEvents.NONE, new Transport());
    assertThat(other.value(index("mix1.level"))).as("the plain program has no map").isZero();
  }

  @Test
  void theControllerIsToldWhatOthersDo() {
    plugin.set(index("mix1.level"), 12);
    process(ParameterEvents.NONE);
    assertThat(plugin.midiOut().size()).isEqualTo(1);
    assertThat(plugin.midiOut().status(0)).isEqualTo(0xb0);
    assertThat(plugin.midiOut().data1(0)).isEqualTo(7);
    assertThat(plugin.midiOut().data2(0)).isEqualTo(127);
    process(ParameterEvents.NONE);
    assertThat(plugin.midiOut().size()).isZero();
  }
}
