package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Talkback and listenback, and the click beside them: who hears what, and how much the rest dims.
class TalkTest {

  private static final Variant VARIANT = Variant.V8X4;
  private static final int RATE = (int) MixRig.RATE;

  /// Half of the power on each side.
  private static final double CENTRE = Math.sqrt(0.5);

  /// Source 1 plays, 2 is talkback, 3 and 4 are a pair for listenback.
  private static MixRig rig() {
    MixRig rig = new MixRig(VARIANT);
    List<Layout.SourceStrip> sources =
        List.of(
            new Layout.SourceStrip("Guitar", null, false),
            new Layout.SourceStrip("Engineer", null, false, SourceRole.TALKBACK, false),
            new Layout.SourceStrip("Room", null, true, SourceRole.LISTENBACK, false));
    Layout layout = new Layout(VARIANT, sources, Layout.initial(VARIANT).mixes());
    rig.mix.load(new CueMixState(layout, Parameters.of(VARIANT).initialValues()));
    return rig.activate();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 6);
  }

  /// A tone of a whole number of cycles in a second on each of the first four channels.
  private static float[][] tones() {
    float[][] bus = new float[VARIANT.inputs()][RATE];
    for (int c = 0; c < 4; c++) {
      for (int i = 0; i < RATE; i++) {
        bus[c][i] = (float) (0.1 * Math.sin(2 * Math.PI * hz(c) * i / RATE));
      }
    }
    return bus;
  }

  private static double hz(int channel) {
    return 1000 + 500.0 * channel;
  }

  /// The gain at which a channel is heard, with the guards settled.
  private static double gain(float[] out, int channel) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < out.length; i++) {
      re += out[i] * Math.cos(2 * Math.PI * hz(channel) * i / RATE);
      im += out[i] * Math.sin(2 * Math.PI * hz(channel) * i / RATE);
    }
    return 2 * Math.hypot(re, im) / out.length / 0.1;
  }

  private static float[][] settled(MixRig rig) {
    rig.render(tones());
    return rig.render(tones());
  }

  @ParameterizedTest
  @CsvSource({"-12, 0", "-60, -6", "0, 3", "-20, 12"})
  void whileAKeyIsOnTheMixesThatTakeItHearItAndDim(double dim, double level) {
    MixRig rig =
        rig()
            .set("mix1.source1.level", 0)
            .set("mix2.source1.level", 0)
            .set("mix1.talkback", 1)
            .set("mix1.talkback-level", level)
            .set("dim", dim)
            .set("source2.talk", 1);
    float[][] out = settled(rig);
    double dimmed = Math.pow(10, dim / 20);
    assertThat(gain(out[0], 0)).isCloseTo(CENTRE * dimmed, offset(2e-3));
    assertThat(gain(out[1], 1)).isCloseTo(CENTRE * Math.pow(10, level / 20), offset(1e-2));
    assertThat(gain(out[2], 0)).isCloseTo(CENTRE, offset(2e-3));
    rig.set("source2.talk", 0);
    out = settled(rig);
    assertThat(gain(out[0], 0)).isCloseTo(CENTRE, offset(2e-3));
    assertThat(gain(out[0], 1)).isLessThan(1e-5);
  }

  @Test
  void talkIsNeverHeardWithoutItsFlagOrThroughSends() {
    MixRig rig = rig().set("source2.talk", 1).set("source3.talk", 1).set("mix4.listenback", 1);
    for (int m = 1; m <= 4; m++) {
      rig.set("mix" + m + ".source2.level", 10).set("mix" + m + ".source3.level", 10);
      rig.set("mix" + m + ".talkback-level", 12).set("mix" + m + ".reverb", 0);
    }
    rig.set("source2.main-level", 10).set("source3.main-level", 10).set("source1.main-mute", 1);
    rig.activate();
    float[][] out = settled(rig);
    for (int c = 0; c < 6; c++) {
      assertThat(out[c]).as("channel %d", c).containsOnly(0);
    }
    // The pair keeps its sides.
    assertThat(gain(out[6], 2)).isCloseTo(1, offset(2e-3));
    assertThat(gain(out[6], 3)).isLessThan(1e-3);
    assertThat(gain(out[7], 3)).isCloseTo(1, offset(2e-3));
    assertThat(gain(out[6], 1)).isLessThan(1e-3);
  }

  @Test
  void recordingTurnsTalkOffIfAsked() {
    MixRig rig = rig().set("mix1.source1.level", 0).set("mix1.talkback", 1).set("source2.talk", 1);
    Transport song = new Transport();
    song.recording = true;
    assertThat(gain(recorded(rig, song), 1)).isCloseTo(CENTRE, offset(2e-3));
    rig.set("talk-while-recording", 1);
    float[] out = recorded(rig, song);
    assertThat(gain(out, 1)).isLessThan(1e-5);
    assertThat(gain(out, 0)).isCloseTo(CENTRE, offset(2e-3));
    song.recording = false;
    assertThat(gain(recorded(rig, song), 1)).isCloseTo(CENTRE, offset(2e-3));
  }

  private static float[] recorded(MixRig rig, Transport song) {
    float[][] out = new float[8][RATE];
    for (int second = 0; second < 2; second++) {
      rig.mix.process(tones(), out, RATE, ParameterEvents.NONE, song);
    }
    return out[0];
  }

  @Test
  void aKeyMakesNoStep() {
    MixRig rig = rig().set("mix1.source1.level", 0).set("mix1.talkback", 1).set("dim", -60);
    float[][] bus = tones();
    rig.render(bus);
    float[][] one = new float[8][];
    Arrays.setAll(one, c -> Arrays.copyOf(bus[c], RATE / 2));
    rig.set("source2.talk", 1);
    float[] out = rig.render(one)[0];
    // Two sines of 0.07 at 1 and 1.5 kHz rise by at most 2π·0.07·(1000 + 1500)/48000 a frame; a
    // ramp over 960 frames adds 0.14/960.
    double steepest = 0;
    for (int i = 1; i < out.length; i++) {
      steepest = Math.max(steepest, Math.abs(out[i] - out[i - 1]));
    }
    assertThat(steepest).isLessThan(2 * Math.PI * 0.0708 * 2500 / RATE + 0.15 / 960);
  }

  @Test
  void theClickIsHeardWhereItsLevelIsUpAndPassesMoreMeBy() {
    MixRig rig =
        rig()
            .set("click", 2)
            .set("click-tempo", 120)
            .set("mix1.click", 0)
            .set("mix2.click", -6)
            .set("mix2.more-me", 12)
            .activate();
    float[][] out = rig.render(new float[8][RATE]);
    assertThat(out[0][0]).isNotZero();
    assertThat(out[0][24_000]).isNotZero();
    assertThat(out[4]).containsOnly(0);
    double ratio = out[2][24_003] / (double) out[0][24_003];
    assertThat(20 * Math.log10(ratio)).isCloseTo(-6, offset(0.01));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void howARunIsCutChangesNoBit(long seed) {
    Random random = new Random(seed);
    float[][] bus = MixRig.noise(8, 30_000, random);
    int changes = 24;
    int[] frame = random.ints(changes, 0, 30_000).sorted().toArray();
    String[] ids = {
      "source2.talk", "source3.talk", "mix1.talkback", "mix1.listenback", "mix2.talkback", "click",
      "click-tempo", "click-subdivision", "click-beats", "mix1.click", "dim", "click-count-in"
    };
    Parameters parameters = Parameters.of(VARIANT);
    int[] parameter = new int[changes];
    double[] value = new double[changes];
    for (int e = 0; e < changes; e++) {
      var changed = parameters.byId(ids[random.nextInt(ids.length)]).orElseThrow();
      parameter[e] = changed.index();
      value[e] =
          changed.nearest(changed.min() + random.nextDouble() * (changed.max() - changed.min()));
    }
    float[][][] runs = new float[2][][];
    for (int run = 0; run < 2; run++) {
      MixRig rig = rig().set("mix1.source1.level", 0).set("mix2.click", 0).set("click", 2);
      rig.set("source2.talk", 1).set("mix1.talkback", 1);
      rig.activate();
      runs[run] = rig.renderInBlocks(bus, run == 0 ? 30_000 : 300, random, frame, parameter, value);
    }
    assertThat(MixRig.firstDifference(runs[0], runs[1])).isEmpty();
  }
}
