package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.amp.Element;
import cuebus.amp.Evidence;
import cuebus.amp.Headphone;
import cuebus.amp.HeadphoneType;
import cuebus.amp.PluggedHeadphone;
import cuebus.hearing.Ears;
import cuebus.param.Variant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The ceiling in dB SPL against what the amplifier model and the ears behind it say: the limiter
/// knows nothing of either but one number.
class EarCeilingTest {

  private static final int RATE = (int) MixRig.RATE;

  /// By how much a peak may exceed the ceiling, in dB, without look-ahead and with it, of music and
  /// of squares; docs/hearing.md says so, and why.
  private static final double[] MARGIN = {2.5, 1.5};

  private static final double[] SQUARES_MARGIN = {4, 2};

  /// A driver that resonates at 80 Hz with 12 Ω on 30 Ω, so that a source of 42 Ω bends its level
  /// by 2 dB.
  private static final Headphone CLOSED = Rigs.closed();

  private static final Headphone ACTIVE =
      new Headphone(
          "anc",
          "anc",
          HeadphoneType.ACTIVE,
          305,
          118.0,
          Evidence.ESTIMATE,
          "a test",
          List.of(List.of(Element.resistor(305))),
          new Headphone.ActiveStage(305, 6, 1e-5, 130),
          Map.of(),
          "");

  static Stream<Arguments> outputs() {
    var resistive = Rigs.headphone("planar", 32);
    return Stream.of(
            Named.of("open amplifier", output(1, 0, new PluggedHeadphone(resistive, 1))),
            Named.of("42 Ω, alone", output(1, 42, new PluggedHeadphone(resistive, 1))),
            Named.of("42 Ω, splitter", output(1, 42, new PluggedHeadphone(resistive, 2))),
            Named.of("42 Ω, resonance", output(1, 42, new PluggedHeadphone(CLOSED, 1))),
            Named.of("42 Ω, two that resonate", output(1, 42, new PluggedHeadphone(CLOSED, 2))),
            Named.of(
                "42 Ω, two kinds",
                output(1, 42, new PluggedHeadphone(CLOSED, 1), new PluggedHeadphone(ACTIVE, 2))),
            Named.of("distribution", output(4, 47, new PluggedHeadphone(CLOSED, 4))),
            Named.of("active", output(1, 42, new PluggedHeadphone(ACTIVE, 1))))
        .map(Arguments::of);
  }

  private static Layout.Output output(int outputs, double ohm, PluggedHeadphone... plugged) {
    return Rigs.output(Rigs.device("device", outputs, ohm), plugged);
  }

  /// Two sources in one mix at the device's full output.
  private static MixRig rig(Layout.Output output, double ceilingDbSpl, int lookAhead) {
    MixRig rig = new MixRig(Variant.V8X4);
    rig.mix.load(Rigs.with(CueMixState.initial(Variant.V8X4), Rigs.layout(Variant.V8X4, output)));
    return rig.set("guards", 1)
        .set("look-ahead", lookAhead)
        .set("mix1.source1.level", 10)
        .set("mix1.source1.pan", -1)
        .set("mix1.source2.level", 10)
        .set("mix1.source2.pan", 1)
        .set("mix1.output", 2)
        .set("mix1.ceiling-spl", ceilingDbSpl)
        .activate();
  }

  /// Drums and a bass, 10 dB over full scale: kicks that fall from 120 Hz to 50 Hz, snares,
  /// cymbals, a bass guitar's E and its harmonics.
  private static float[][] band(int frames) {
    Random random = new Random(1);
    float[][] bus = new float[2][frames];
    double kick = 0;
    double noise = 0;
    double dull = 0;
    for (int i = 0; i < frames; i++) {
      double beat = (double) (i % (RATE / 2)) / RATE;
      kick += 2 * Math.PI * (50 + 70 * Math.exp(-beat / 0.03)) / RATE;
      double drum = 0.9 * Math.sin(kick) * Math.exp(-beat / 0.12);
      double snare = (double) ((i + RATE / 4) % (RATE / 2)) / RATE;
      noise += 0.5 * (random.nextGaussian() - noise);
      dull += 0.5 * (noise - dull);
      drum += 0.4 * dull * Math.exp(-snare / 0.08) + 0.05 * dull;
      double bass = 0;
      for (int h = 1; h < 8; h++) {
        bass += 0.3 / h * Math.sin(2 * Math.PI * 82.4 * h * i / RATE);
      }
      bus[0][i] = (float) (drum + bass);
      bus[1][i] = (float) (0.7 * drum + bass);
    }
    return bus;
  }

  private static Ears ears(MixRig rig) {
    return Objects.requireNonNull(Objects.requireNonNull(rig.mix.listening(0)).ears(0));
  }

  /// Not above, and not much below: who is protected still hears what they may.
  @ParameterizedTest
  @MethodSource("outputs")
  void aLoudBandPeaksAtTheCeiling(Layout.Output output) {
    for (int n = 0; n < 6; n++) {
      double ceiling = 70 + 9 * (n % 3);
      MixRig rig = rig(output, ceiling, n / 3).set("mix1.volume", n % 3 == 1 ? -6 : 0);
      rig.render(band(RATE / 10));
      rig.mix.reset();
      rig.render(band(RATE));
      assertThat(ears(rig).peakDb())
          .as("ceiling %s dB SPL, look-ahead %d", ceiling, n / 3)
          .isBetween(ceiling - 1, ceiling + MARGIN[n / 3]);
    }
  }

  /// The worst there is: squares as slow as the resonance, which ring where they turn.
  @ParameterizedTest
  @MethodSource("outputs")
  void squaresAtTheResonanceKeepToTheMargin(Layout.Output output) {
    for (int n = 0; n < 12; n++) {
      int half = RATE / 220 + 20 * n;
      MixRig rig = rig(output, 90, n % 2);
      float[][] bus = new float[2][RATE / 2];
      for (int i = 0; i < RATE / 2; i++) {
        bus[0][i] = i / half % 2 == 0 ? 1 : -1;
        bus[1][i] = -bus[0][i];
      }
      rig.render(bus);
      assertThat(ears(rig).peakDb())
          .as("half period %d, look-ahead %d", half, n % 2)
          .isLessThan(90 + SQUARES_MARGIN[n % 2]);
    }
  }

  /// A ceiling below what the ceiling in dBFS can say.
  @Test
  void aLowCeilingHoldsOnALoudHeadphone() {
    Headphone loud =
        new Headphone(
            "loud",
            "loud",
            HeadphoneType.ARMATURE,
            32,
            130.0,
            Evidence.ESTIMATE,
            "a test",
            CLOSED.load(),
            null,
            Map.of(),
            "");
    MixRig rig = rig(output(1, 0, new PluggedHeadphone(loud, 1)), 60, 0);
    rig.render(band(RATE));
    assertThat(ears(rig).peakDb()).isBetween(59.0, 60 + MARGIN[0]);
  }

  /// The volume control is behind the limiter and moves at its own pace.
  @Test
  void turningTheVolumeUpIsNotLouderOnTheWay() {
    for (int from : new int[] {-100, -40, -12}) {
      MixRig rig = rig(output(1, 42, new PluggedHeadphone(CLOSED, 1)), 90, 0);
      rig.set("mix1.volume", from);
      rig.render(band(RATE / 2));
      rig.mix.reset();
      rig.render(band(RATE / 2));
      rig.set("mix1.volume", -3);
      rig.render(band(RATE / 50));
      rig.set("mix1.volume", 0);
      rig.render(band(RATE / 2));
      assertThat(ears(rig).peakDb()).as("from %d dB", from).isBetween(89.0, 90 + MARGIN[0]);
    }
  }

  @Test
  void aLouderDeviceIsNotLouderOnTheWayToIt() {
    MixRig rig = rig(output(1, 400, new PluggedHeadphone(CLOSED, 1)), 90, 0);
    rig.render(band(RATE / 2));
    rig.mix.load(
        Rigs.with(
            rig.mix.state(),
            Rigs.layout(Variant.V8X4, output(1, 0, new PluggedHeadphone(CLOSED, 1)))));
    float[][] out = rig.render(band(RATE / 2));
    double most = 0;
    for (int i = 0; i < RATE / 2; i++) {
      most = Math.max(most, Math.max(Math.abs(out[0][i]), Math.abs(out[1][i])));
    }
    // Both devices give 1 Vrms at full scale, so what comes out says how loud it is.
    assertThat(115 + 20 * Math.log10(most * Math.sqrt(2))).isBetween(89.0, 90 + MARGIN[0]);
  }

  @Test
  void aHeadphoneOfUnknownSensitivityHasNoSuchCeiling() {
    MixRig rig = rig(output(1, 0, new PluggedHeadphone(Rigs.active(), 1)), 60, 0);
    float[][] out = rig.render(band(RATE));
    float most = 0;
    for (float x : out[0]) {
      most = Math.max(most, Math.abs(x));
    }
    assertThat(most).isGreaterThan(0.95f);
  }
}
