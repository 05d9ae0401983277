package cuebus.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import cuebus.json.InvalidFileException;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The plugin as a Java host finds and uses it.
class CueMixPluginTest {

  private static final String ID = "io.github.cuebus.8x4";

  private final Plugin plugin = factory().create(ID);

  @Test
  void aHostFindsAllVariantsByTheServiceLoader() {
    assertThat(factory().declarations())
        .extracting(PluginDeclaration::id)
        .containsExactly(
            "io.github.cuebus.8x4",
            "io.github.cuebus.16x8",
            "io.github.cuebus.32x8",
            "io.github.cuebus.64x16");
    assertThat(plugin.declaration().inputs()).isEqualTo(8);
    assertThat(plugin.declaration().outputs()).isEqualTo(8);
    assertThatThrownBy(() -> factory().create("nobody")).hasMessageContaining("nobody");
  }

  @Test
  void anImpulseArrivesAtTheReportedLatency() {
    set("mix1.source1.level", 0);
    plugin.activate(48_000, 512);
    float[][] in = new float[8][512];
    float[][] out = new float[8][512];
    in[0][100] = 1;
    plugin.process(in, out, 512, ParameterEvents.NONE, new Transport());
    int peak = 0;
    for (int i = 0; i < 512; i++) {
      peak = Math.abs(out[0][i]) > Math.abs(out[0][peak]) ? i : peak;
    }
    assertThat(peak - 100).isEqualTo(plugin.latencyFrames());
    assertThat(plugin.tailFrames()).isZero();
    set("mix1.output", 2);
    assertThat(plugin.tailFrames()).isEqualTo(12_000);
    set("click", 1);
    assertThat(plugin.tailFrames()).as("a click comes without input").isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void silenceBeforeActivation() {
    float[][] out = new float[8][16];
    Arrays.fill(out[0], 9);
    plugin.process(new float[8][16], out, 16, ParameterEvents.NONE, new Transport());
    assertThat(out[0]).containsOnly(0);
  }

  @Test
  void stateGoesFromOneInstanceToAnother() throws InvalidFileException {
    set("mix2.level", -7.5);
    Plugin other = factory().create(ID);
    other.loadState(plugin.saveState());
    assertThat(other.value(index("mix2.level"))).isEqualTo(-7.5);
    assertThatThrownBy(() -> factory().create("io.github.cuebus.16x8").loadState(other.saveState()))
        .hasMessageContaining("8x4")
        .hasMessageContaining("16x8");
    assertThatThrownBy(() -> other.loadState("{".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvalidFileException.class);
    assertThat(other.value(index("mix2.level"))).isEqualTo(-7.5);
  }

  @Test
  void aMergedStateLeavesAloneWhatItDoesNotName() throws InvalidFileException {
    set("mix1.level", -7.5);
    set("mix2.level", -3);
    byte[] some = plugin.saveState(parameter -> parameter == index("mix2.level"));
    assertThat(new String(some, StandardCharsets.UTF_8))
        .contains("\"parameters\":{\"mix2.level\":-3");
    Plugin other = factory().create(ID);
    other.set(index("mix1.level"), -20);
    assertThat(other.mergeState(some).stream()).containsExactly(index("mix2.level"));
    assertThat(other.value(index("mix1.level"))).isEqualTo(-20);
    assertThat(other.value(index("mix2.level"))).isEqualTo(-3);
    other.loadState(some);
    assertThat(other.value(index("mix1.level"))).isZero();
  }

  @Test
  void aSessionFileIsTakenOverWithTheDevicesBesideIt(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("our session.json");
    Files.writeString(
        file,
        """
        {"cuebus-session": 1, "name": "Ours", "sources": [{"id": "kick", "name": "Kick"}],
         "mixes": [{"id": "d", "name": "Drummer", "levelDb": -4, "sends": {"kick": {"levelDb": -9}},
                    "output": {"mode": "audible", "device": "ours"}}]}
        """);
    assertThatThrownBy(() -> plugin.loadSetup(file))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("devices/ours.json");
    assertThat(plugin.value(index("mix1.level"))).isZero();
    Files.createDirectory(folder.resolve("devices"));
    Files.writeString(
        folder.resolve("devices/ours.json"),
        """
        {"cuebus-device": 1, "id": "ours", "name": "Ours", "class": "ideal",
         "evidence": "estimate", "source": "a test", "dac": {"fullScaleVrms": 2},
         "amp": {"gainDb": 0, "outputImpedanceOhm": 10}}
        """);
    plugin.loadSetup(file);
    assertThat(plugin.value(index("mix1.level"))).isEqualTo(-4);
    assertThat(plugin.value(index("mix1.source1.level"))).isEqualTo(-9);
    assertThat(plugin.outputName(0)).isEqualTo("Drummer L");
    assertThatThrownBy(() -> plugin.loadSetup(folder.resolve("none.json")))
        .hasMessageContaining("none.json")
        .hasMessageContaining("cannot be read");
  }

  @Test
  void namesFollowTheSetup() throws InvalidFileException {
    assertThat(plugin.outputName(3)).isEqualTo("Mix 2 R");
    assertThat(plugin.parameterName(index("mix2.level"))).isEqualTo("Mix 2: Level");
    plugin.loadState(
        """
        {"cuebus-state": 1, "variant": "8x4", "parameters": {},
         "sources": [{"name": "Kick"}, {"name": "Keys", "linked": true}],
         "mixes": [{"name": "Drummer"}]}
        """
            .getBytes(StandardCharsets.UTF_8));
    assertThat(plugin.inputName(0)).isEqualTo("Kick");
    assertThat(plugin.inputName(1)).isEqualTo("Keys L");
    assertThat(plugin.inputName(2)).isEqualTo("Keys R");
    assertThat(plugin.inputName(3)).isEqualTo("Source 4");
    assertThat(plugin.outputName(0)).isEqualTo("Drummer L");
    assertThat(plugin.outputName(2)).isEqualTo("Mix 2 L");
    assertThat(plugin.mixName(0)).isEqualTo("Drummer");
    assertThat(plugin.sourceName(1)).isEqualTo("Keys");
    assertThat(plugin.sourceName(2)).isEqualTo("Keys R");
    assertThat(plugin.parameterName(index("mix1.source2.level"))).isEqualTo("Drummer: Keys Level");
    assertThat(plugin.parameterName(index("source1.trim"))).isEqualTo("Kick: Trim");
    assertThat(plugin.parameterName(index("bypass"))).isEqualTo("Bypass");
  }

  @Test
  void metersShowDecibelsAndTheFloorInSilence() {
    set("mix1.source1.level", 0);
    set("mix1.source1.pan", -1);
    assertThat(plugin.meter(0)).isEqualTo(Meter.FLOOR_DB);
    plugin.activate(48_000, 4800);
    float[][] in = new float[8][4800];
    Arrays.fill(in[0], 0.5f);
    plugin.process(in, new float[8][4800], 4800, ParameterEvents.NONE, new Transport());
    assertThat(plugin.meter(0)).isCloseTo(-6.02, offset(0.01));
    assertThat(plugin.meter(8)).isCloseTo(-6.02, offset(0.01));
    assertThat(plugin.meter(9)).isEqualTo(Meter.FLOOR_DB);
    assertThat(plugin.declaration().meters().get(8).id()).isEqualTo("mix1.peak-left");
    plugin.deactivate();
    assertThat(plugin.meter(0)).isEqualTo(Meter.FLOOR_DB);
  }

  @Test
  void theFirstProgramIsThePlainOne() {
    assertThat(plugin.programs()).startsWith("Default");
    set("mix1.level", -3);
    plugin.loadProgram(0);
    assertThat(plugin.value(index("mix1.level"))).isZero();
    assertThatThrownBy(() -> plugin.loadProgram(99)).hasMessageContaining("99");
  }

  private static PluginFactory factory() {
    return ServiceLoader.load(PluginFactory.class).findFirst().orElseThrow();
  }

  private int index(String id) {
    return plugin.declaration().parameters().stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow()
        .index();
  }

  private void set(String id, double value) {
    plugin.set(index(id), value);
  }
}
