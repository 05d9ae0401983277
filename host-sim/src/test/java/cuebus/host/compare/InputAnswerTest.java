package cuebus.host.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cuebus.host.SchemaCheck;
import cuebus.json.InvalidFileException;
import cuebus.session.Library;
import cuebus.session.SessionFile;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Comparisons of inputs against formulae worked out by hand.
class InputAnswerTest {

  private static final Library LIBRARY =
      new Library(List.of(), InputAnswerTest.class.getClassLoader());

  private static InputAnswer answer(String session, Comparison.Picture picture) throws Exception {
    return InputAnswer.of(
        new InputComparison("N", "Q", session, picture),
        LIBRARY.shelf("inputs", SessionFile::read).find(session).orElseThrow(),
        session);
  }

  /// 7 kΩ and 2.5 H in series, 700 pF and the input across: |1/(1 + R/Ri − ω²LC + jω(L/Ri + RC))|.
  @Test
  void aPickupLosesItsTrebleInALowImpedance() throws Exception {
    List<InputFinding> findings =
        answer("guitar-into-inputs", Comparison.Picture.RESPONSE).findings();
    double[] inputOhm = {111_000, 9260, 2930};
    for (int i = 0; i < 3; i++) {
      for (double hertz : new double[] {200, 4000}) {
        double w = 2 * Math.PI * hertz;
        double re = 1 + 7000 / inputOhm[i] - w * w * 2.5 * 7e-10;
        double im = w * (2.5 / inputOhm[i] + 7000 * 7e-10);
        double found = hertz == 200 ? findings.get(i).bassDb() : findings.get(i).trebleDb();
        assertThat(found).isCloseTo(-20 * Math.log10(Math.hypot(re, im)), within(1e-9));
      }
    }
  }

  /// −20 dBu of full scale with peaks 12 dB over a sine of the average, 200 Ω into 3 kΩ, and a gain
  /// that brings full scale to 18 dBu; dBFS RMS of a full-scale sine is −3.01.
  @Test
  void levelIsThatOfMusic() throws Exception {
    InputFinding mic =
        answer("microphone-into-inputs", Comparison.Picture.NOISE).findings().getFirst();
    double load = 20 * Math.log10(3000 / 3200.0);
    assertThat(mic.levelDbfs()).isCloseTo(-(15 - 3.01) - 3.01 + load, within(0.01));
  }

  @Test
  void aCondenserWithoutPowerIsSilent() throws Exception {
    InputAnswer answer = answer("phantom-power", Comparison.Picture.NOISE);
    assertThat(answer.findings())
        .extracting(InputFinding::silent)
        .containsExactly(false, true, false, false);
    assertThat(answer.summary()).startsWith("Condenser without 48 V gives nothing but noise");
    // IEC 61938: 48 V behind two resistors of 6.81 kΩ in parallel, at 4 mA.
    assertThat(answer.findings().getFirst().phantomVolts())
        .isCloseTo(48 - 0.004 * 3405, within(1e-9));
    assertThat(answer.findings().get(2).levelDbfs())
        .as("48 V change nothing for a dynamic microphone")
        .isEqualTo(answer.findings().get(3).levelDbfs());
    assertThat(answer.rows().get(1)).contains("–").doesNotContain("−Infinity", "NaN");
  }

  @Test
  void aSessionWithoutInputsIsRefused() throws Exception {
    var session = LIBRARY.session("four-piece-band").orElseThrow();
    var asked = new InputComparison("N", "Q", "four-piece-band", Comparison.Picture.NOISE);
    assertThatThrownBy(() -> InputAnswer.of(asked, session, "four-piece-band"))
        .isInstanceOf(InvalidFileException.class)
        .hasMessage(
            "four-piece-band at /sources: no source has an input; at least one is needed to compare");
  }

  @Test
  void theInputsThatShipPassTheSchemaOfSessions() throws Exception {
    var schema = new SchemaCheck(SchemaCheck.Format.SESSION);
    try (Stream<Path> files = Files.list(Path.of("../presets/inputs"))) {
      for (Path file : files.toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          assertThat(schema.check(in)).as(file.toString()).isEmpty();
        }
      }
    }
  }
}
