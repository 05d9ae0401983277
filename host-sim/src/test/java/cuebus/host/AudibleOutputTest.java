package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.host.audio.StemReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A render through a device that has nothing but 42 Ω in series, into headphones of 32 Ω: the
/// files hold what Ohm's law says. Devices and headphones lie beside the session.
class AudibleOutputTest {

  private static final int FRAMES = 9_600;
  private static final double SERIES = 42;
  private static final double LOAD = 32;
  private static final double ONE_PAIR = LOAD / (LOAD + SERIES);

  /// Volts RMS of a full-scale sine, with nothing plugged in.
  private static final double FULL_SCALE = 2;

  @TempDir Path folder;

  private final float[] left = Stems.sine(FRAMES, 1000, 0.5);
  private final float[] right = Stems.sine(FRAMES, 300, 0.25);

  @BeforeEach
  void stemAndEquipment() throws IOException {
    Stems.write(folder.resolve("tones.wav"), Stems.RATE, left, right);
    device("one-output", 1);
    device("four-outputs", 4);
    Path headphones = Files.createDirectories(folder.resolve("headphones"));
    Files.writeString(
        headphones.resolve("plain.json"),
        """
        {"cuebus-headphone": 1, "id": "plain", "name": "Plain", "type": "dynamic",
         "nominalOhm": 32, "evidence": "estimate", "source": "a resistor", "load": [[{"r": 32}]]}
        """);
  }

  private void device(String id, int outputs) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("devices")).resolve(id + ".json"),
        """
        {"cuebus-device": 1, "id": "%s", "name": "Test", "class": "ideal", "outputs": %d,
         "evidence": "estimate", "source": "a resistor", "dac": {"fullScaleVrms": 2},
         "amp": {"outputImpedanceOhm": 42}}
        """
            .formatted(id, outputs));
  }

  @ParameterizedTest
  @CsvSource({
    "one-output,   1, 1",
    "one-output,   2, 2",
    "one-output,   5, 5",
    "four-outputs, 1, 1",
    "four-outputs, 4, 1"
  })
  void pairsOnOneOutputDivideItsVoltage(String device, int pairs, int sharing) throws Exception {
    double divider = LOAD / sharing / (LOAD / sharing + SERIES);
    float[][] heard = rendered("audible", device, pairs, "stereo", 0);
    assertScaled(heard[0], left, divider);
    assertScaled(heard[1], right, divider);
    assertThat(volts()).isCloseTo(0.5 * FULL_SCALE * divider, within(1e-4));
  }

  @Test
  void morePairsThanOutputsAreRefused() throws IOException {
    Path session = session("audible", "four-outputs", 5, "stereo", 0);
    CommandRun.of("render", session, "--out", folder.resolve("out"))
        .fails(3, "at /mixes/0/output/headphones: 5 pairs are more than the 4 outputs");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void theVolumeControlComesBeforeTheDivider() throws Exception {
    float[][] heard = rendered("audible", "one-output", 1, "stereo", -20);
    assertScaled(heard[0], left, 0.1 * ONE_PAIR);
    assertScaled(heard[1], right, 0.1 * ONE_PAIR);
  }

  @Test
  void meterLeavesTheFileCleanAndReadsTheVoltage() throws Exception {
    float[][] heard = rendered("meter", "one-output", 2, "stereo", 0);
    assertThat(heard[0]).containsExactly(left);
    assertThat(heard[1]).containsExactly(right);
    assertThat(volts())
        .isCloseTo(0.5 * FULL_SCALE * (LOAD / 2) / (LOAD / 2 + SERIES), within(1e-4));
  }

  @Test
  void offLeavesTheFileCleanAndReadsNothing() throws Exception {
    float[][] heard = rendered("off", "one-output", 2, "stereo", 0);
    assertThat(heard[0]).containsExactly(left);
    assertThat(heard[1]).containsExactly(right);
    assertThat(CommandRun.report(folder.resolve("out")).at("/mixes/0/headphones")).isEmpty();
  }

  @Test
  void aMonoLeadLeavesTheLeftSideAlone() throws Exception {
    float[][] heard = rendered("audible", "one-output", 1, "mono", 0);
    assertScaled(heard[0], left, ONE_PAIR);
    assertThat(heard[1]).containsOnly(0);
  }

  @Test
  void anOpenSleeveLeavesTheDifference() throws Exception {
    float[] half = new float[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      half[i] = (left[i] - right[i]) / 2;
    }
    float[][] heard = rendered("audible", "one-output", 1, "open-sleeve", 0);
    assertScaled(heard[0], half, ONE_PAIR);
    assertScaled(heard[1], half, -ONE_PAIR);
  }

  @Test
  void nothingPluggedInLosesNothing() throws Exception {
    float[][] heard = rendered("audible", "one-output", 0, "stereo", 0);
    assertThat(heard[0]).containsExactly(left);
  }

  /// The symmetric filters' delay is taken off, at the end as at the beginning; what they ring
  /// there, where the stem starts and stops in full swing, is left out here.
  @Test
  void aFineRenderLiesWhereItsStemsLie() throws Exception {
    float[][] heard = rendered("audible", "one-output", 1, "stereo", 0, "--fine");
    for (int i = 200; i < FRAMES - 200; i++) {
      assertThat((double) heard[0][i]).isCloseTo(ONE_PAIR * left[i], within(1e-4));
      assertThat((double) heard[1][i]).isCloseTo(ONE_PAIR * right[i], within(1e-4));
    }
    assertThat(Math.abs(heard[0][FRAMES - 1])).as("the end is there").isGreaterThan(0.001f);
    heard = rendered("off", "one-output", 1, "stereo", 0, "--fine");
    assertThat(heard[0]).as("a clean mix beside it").containsExactly(left);
  }

  private static void assertScaled(float[] actual, float[] source, double factor) {
    for (int i = 0; i < FRAMES; i++) {
      assertThat((double) actual[i]).as("frame %d", i).isCloseTo(factor * source[i], within(1e-6));
    }
  }

  private double volts() throws IOException {
    return CommandRun.report(folder.resolve("out"))
        .at("/mixes/0/headphones/0/outputVrms")
        .doubleValue();
  }

  private float[][] rendered(
      String mode, String device, int pairs, String lead, double volumeDb, String... more)
      throws IOException {
    Path session = session(mode, device, pairs, lead, volumeDb);
    Object[] options = Stream.concat(Stream.of("--bits", "32f"), Stream.of(more)).toArray();
    CommandRun.render(session, folder.resolve("out"), options);
    float[][] heard = new float[2][FRAMES];
    try (StemReader mix = StemReader.open(folder.resolve("out/mixes/everyone.wav"))) {
      assertThat(mix.read(heard, 0, FRAMES + 1)).isEqualTo(FRAMES);
    }
    return heard;
  }

  private Path session(String mode, String device, int pairs, String lead, double volumeDb)
      throws IOException {
    String plugged = pairs == 0 ? "" : "{\"id\": \"plain\", \"count\": %d}".formatted(pairs);
    return new SessionText()
        .source("\"id\": \"tones\"")
        .mix(
            """
            "id": "everyone", "sends": {"tones": {}},
            "output": {"mode": "%s", "device": "%s", "volumeDb": %s, "lead": "%s",
              "headphones": [%s]}
            """
                .formatted(mode, device, volumeDb, lead, plugged))
        .in(folder);
  }
}
