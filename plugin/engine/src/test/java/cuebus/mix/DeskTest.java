package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pairs, compensation, solo and listening, by what comes out.
class DeskTest {

  private static final Variant VARIANT = Variant.V8X4;
  private static final int SECOND = (int) MixRig.RATE;

  /// Channels 1 and 2 are a pair; the fourth mix is the engineer's if wanted.
  private static MixRig rig(boolean engineer) {
    MixRig rig = new MixRig(VARIANT);
    Layout plain = Layout.initial(VARIANT);
    List<Layout.SourceStrip> sources = new java.util.ArrayList<>(plain.sources().subList(0, 7));
    sources.set(0, new Layout.SourceStrip("Keys", null, true));
    Layout.MixStrip[] mixes = plain.mixes().toArray(Layout.MixStrip[]::new);
    mixes[0] = new Layout.MixStrip("Singer", false, Layout.Output.NONE, Set.of(1));
    mixes[3] = new Layout.MixStrip("Engineer", engineer, Layout.Output.NONE);
    rig.mix.load(
        new CueMixState(
            new Layout(VARIANT, sources, Arrays.asList(mixes)),
            Parameters.of(VARIANT).initialValues()));
    return rig;
  }

  @Test
  void widthAndBalanceMoveBothSidesOfAPair() {
    MixRig rig = rig(false).set("mix1.source1.level", 0).set("source1.width", 0).activate();
    float[][] bus = new float[8][10];
    Arrays.fill(bus[0], 0.5f);
    Arrays.fill(bus[1], -0.1f);
    assertThat(rig.render(bus)[0][9]).isEqualTo(0.2f);
    assertThat(rig.render(bus)[1][9]).isEqualTo(0.2f);
    rig.set("source1.width", 200).activate();
    assertThat((double) rig.render(bus)[0][9]).isCloseTo(0.8, offset(1e-7));
    assertThat((double) rig.render(bus)[1][9]).isCloseTo(-0.4, offset(1e-7));
    rig.set("source1.width", 100).set("source1.balance", -1).activate();
    assertThat(rig.render(bus)[0][9]).isEqualTo(0.5f);
    assertThat(rig.render(bus)[1][9]).isZero();
  }

  @Test
  void aCompensatedTrimMovesNoMixButItsMeter() {
    MixRig rig =
        rig(true)
            .set("mix1.source3.level", -3)
            .set("mix4.source3.level", -3)
            .set("mix1.reverb", 0)
            .set("source3.main-level", -6)
            .set("source3.trim", 2)
            .activate();
    float[][] bus = MixRig.noise(8, SECOND / 10, new Random(1));
    rig.mix.load(MixEdits.trimUnheard(rig.mix.state(), 2, 2));
    float[][] before = rig.render(bus);
    double meter = rig.mix.sourceLevels().rms(2);
    rig.mix.reset();
    rig.mix.load(MixEdits.trimUnheard(rig.mix.state(), 2, -10));
    float[][] after = rig.render(bus);
    assertThat(MixRig.firstDifference(before, after)).isEmpty();
    assertThat(20 * Math.log10(rig.mix.sourceLevels().rms(2) / meter)).isCloseTo(-12, offset(1e-6));

    rig.set("source3.solo", 1);
    rig.render(bus);
    float[][] pfl = rig.render(bus);
    double heard = (double) pfl[6][99] / bus[2][99] / Math.cos(Math.PI / 4);
    assertThat(20 * Math.log10(heard)).as("PFL is behind the trim").isCloseTo(-10, offset(1e-4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"source3.solo=1", "source3.solo=2", "source3.solo=3", "mix2.listen=1"})
  void soloAndListeningChangeTheEngineersMixAlone(String change) {
    String id = change.substring(0, change.indexOf('='));
    int value = Integer.parseInt(change.substring(change.indexOf('=') + 1));
    for (boolean engineer : new boolean[] {true, false}) {
      MixRig plain = rig(engineer).randomiseSends(new Random(3)).activate();
      MixRig changed = rig(engineer).randomiseSends(new Random(3)).set(id, value).activate();
      float[][] bus = MixRig.noise(8, SECOND / 5, new Random(4));
      float[][] a = plain.render(bus);
      float[][] b = changed.render(bus);
      int performers = engineer ? 6 : 8;
      assertThat(MixRig.firstDifference(Arrays.copyOf(a, performers), b)).isEmpty();
      if (engineer) {
        assertThat(a[6]).isNotEqualTo(b[6]);
      }
    }
  }

  @Test
  void whatTheEngineerHearsAlone() {
    MixRig rig =
        rig(true)
            .set("source3.trim", -2)
            .set("source3.main-level", -5)
            .set("source3.main-pan", 1)
            .set("mix4.source3.level", -7)
            .set("mix4.source4.level", 0)
            .set("mix2.source5.level", -9)
            .set("mix2.level", -1);
    float[][] bus = MixRig.noise(8, 64, new Random(5));
    double centre = Math.cos(Math.PI / 4);
    double[][] expected = {
      {1, 2, -2, centre, centre}, {2, 2, -7, 0, 1}, {3, 2, -9, centre, centre},
    };
    for (double[] e : expected) {
      rig.set("source3.solo", e[0]).activate();
      float[][] out = rig.render(bus);
      double gain = Math.pow(10, e[2] / 20);
      assertThat((double) out[6][40]).isCloseTo(bus[2][40] * gain * e[3], offset(1e-7));
      assertThat((double) out[7][40]).isCloseTo(bus[2][40] * gain * e[4], offset(1e-7));
    }
    rig.set("source3.solo", 0).set("mix2.listen", 1).activate();
    float[][] out = rig.render(bus);
    assertThat(out[6]).isEqualTo(out[2]);
    assertThat((double) out[2][40])
        .isCloseTo(bus[4][40] * Math.pow(10, -0.5) * centre, offset(1e-7));
  }

  /// Reverberation is of all sources, and the click is none of them.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatIsSoloedIsAllThatTheEngineerHears(int solo) {
    float[][] bus = MixRig.noise(8, SECOND, new Random(6));
    Arrays.fill(bus[3], 0);
    float[][][] out = new float[2][][];
    for (int i = 0; i < 2; i++) {
      MixRig rig =
          rig(true)
              .set("source5.main-level", -6)
              .set("mix1.source5.level", 0)
              .set("mix1.reverb", 0)
              .set("mix4.reverb", 0)
              .set("mix4.click", 0)
              .set("click", 2)
              .activate();
      rig.render(bus);
      rig.set("source4.solo", i * solo).render(bus);
      out[i] = rig.render(bus);
    }
    assertThat(MixRig.firstDifference(Arrays.copyOf(out[0], 6), out[1])).isEmpty();
    assertThat(out[0][6]).as("without it").isNotEqualTo(new float[SECOND]);
    assertThat(out[1][6]).isEqualTo(new float[SECOND]);
    assertThat(out[1][7]).isEqualTo(new float[SECOND]);
  }

  /// A slow sine, switched: where it steps, the second difference stands out.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "source3.solo=1",
        "mix1.listen=1",
        "mix1.more-me=12",
        "mix1.more-me=-12",
        "mix1.source3.follow=1",
        "mix1.group1.level=-40",
        "source1.width=0",
        "source1.balance=1"
      })
  void noSwitchSteps(String change) {
    MixRig rig = rig(true);
    for (int m = 1; m <= 4; m++) {
      rig.set("mix" + m + ".source1.level", -10).set("mix" + m + ".source3.level", -6);
    }
    rig.set("source3.main-level", -20).activate();
    float[][] bus = new float[8][SECOND];
    for (int i = 0; i < SECOND; i++) {
      for (int c = 0; c < 8; c++) {
        bus[c][i] = (float) (0.5 * Math.sin(2 * Math.PI * (20 + c) * i / MixRig.RATE));
      }
    }
    double still = largestBend(rig.render(bus));
    rig.set(
        change.substring(0, change.indexOf('=')),
        Double.parseDouble(change.substring(change.indexOf('=') + 1)));
    double switched = largestBend(rig.render(bus));
    assertThat(20 * Math.log10((switched - still) / 0.5)).isLessThan(-60);
  }

  private static double largestBend(float[][] out) {
    double largest = 0;
    for (float[] x : out) {
      for (int i = 2; i < x.length; i++) {
        largest = Math.max(largest, Math.abs(x[i] - 2.0 * x[i - 1] + x[i - 2]));
      }
    }
    return largest;
  }

  @Test
  void whatIsForgottenIsSaidInWords() {
    MixRig rig =
        rig(false)
            .set("source3.solo", 1)
            .set("mix2.listen", 1)
            .set("mix3.mute", 1)
            .set("source1.mute", 1)
            .set("mix1.source4.level", -3)
            .set("mix1.source4.mute", 1)
            .set("mix1.source5.mute", 1);
    assertThat(Reminders.of(rig.mix.state()))
        .containsExactly(
            "Keys is muted in every mix.",
            "Source 2 is on PFL, which is refused: no mix is the engineer's.",
            "Singer: Source 3 is muted.",
            "The engineer listens to Mix 2, which is refused: no mix is the engineer's.",
            "Mix 3 is muted.");
  }
}
