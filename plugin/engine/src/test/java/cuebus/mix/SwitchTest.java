package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.amp.PluggedHeadphone;
import cuebus.insert.Signals;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// No control makes a step: while low tones play, all that a click would put above 6 kHz stays 60
/// dB below them, whichever way the control is moved, alone and with all processors on.
class SwitchTest {

  private static final Variant VARIANT = Variant.V8X4;
  private static final Parameters PARAMETERS = Parameters.of(VARIANT);
  private static final int RATE = (int) MixRig.RATE;
  private static final int PART = RATE / 5;

  /// So soft that even 40 dB more are below the ceiling: where a limiter meets a peak it has to
  /// make a corner, LimiterTest says what of.
  private static final double SOFT = 0.0005;

  /// Source 1 is a singer, 2 and 3 a pair, 4 in a group, 5 and 6 talk; the fourth mix is the
  /// engineer's.
  private static final Layout LAYOUT =
      new Layout(
          VARIANT,
          List.of(
              new Layout.SourceStrip("Vox", null, false, SourceRole.VOCAL, false),
              new Layout.SourceStrip("Keys", null, true),
              new Layout.SourceStrip("Bass", null, false),
              new Layout.SourceStrip("Engineer", null, false, SourceRole.TALKBACK, false),
              new Layout.SourceStrip("Room", null, false, SourceRole.LISTENBACK, false)),
          List.of(
              new Layout.MixStrip(
                  "Singer",
                  false,
                  Rigs.output(
                      Rigs.device("half", 1, 32), new PluggedHeadphone(Rigs.headphone("h", 32), 1)),
                  Set.of(0)),
              new Layout.MixStrip("B", false, Layout.Output.NONE),
              new Layout.MixStrip("C", false, Layout.Output.NONE),
              new Layout.MixStrip("Engineer", true, Layout.Output.NONE)),
          List.of(new Layout.Group("Band", null, Set.of(3), Set.of())));

  /// What makes a control matter.
  private static final Map<Control, List<String>> NEEDS =
      Map.of(
          Control.TALK, List.of("mix1.talkback=1", "mix1.listenback=1"),
          Control.TALKBACK, List.of("source5.talk=1"),
          Control.TALKBACK_LEVEL, List.of("source5.talk=1", "mix1.talkback=1"),
          Control.LISTENBACK, List.of("source6.talk=1"),
          Control.LISTENBACK_LEVEL, List.of("source6.talk=1", "mix1.listenback=1"),
          Control.DIM, List.of("source5.talk=1", "mix1.talkback=1"),
          Control.COMPENSATION, List.of("source1.compensate=1"),
          Control.CEILING_SPL, List.of("mix1.output=2"),
          Control.VOLUME, List.of("mix1.output=2"));

  private static final List<String> PROCESSORS =
      List.of(
          "mix1.high-pass=1",
          "mix1.eq-low-gain=6",
          "mix1.eq-1-gain=-9",
          "mix1.eq-2-gain=9",
          "mix1.eq-high-gain=6",
          "mix1.compressor=1",
          "mix1.threshold=-35",
          "mix1.make-up=6",
          "mix1.reverb=-6",
          "mix1.width=130",
          "mix1.crossfeed=2",
          "mix1.delay=5",
          "mix1.more-me=3",
          "mix1.output=2");

  static Stream<Arguments> controls() {
    return PARAMETERS.all().stream()
        .filter(p -> leftOut(PARAMETERS.control(p.index())).isEmpty())
        .filter(p -> PARAMETERS.mix(p.index()) <= 0)
        .filter(p -> PARAMETERS.group(p.index()) <= 0)
        .filter(p -> PARAMETERS.source(p.index()) < 6 && PARAMETERS.source(p.index()) != 2)
        .flatMap(p -> Stream.of(false, true).map(all -> Arguments.of(p.id(), all)));
  }

  /// Why a control is not in the test; empty if it is.
  private static String leftOut(Control control) {
    return switch (control) {
      case LOOK_AHEAD -> "taken up with an activation";
      case CLICK,
          CLICK_LEVEL,
          CLICK_SOUND,
          CLICK_ACCENT,
          CLICK_SUBDIVISION,
          CLICK_TEMPO,
          CLICK_BEATS,
          CLICK_COUNT_IN ->
          "a click is what it is to make; ClickTest has it";
      case TALK_WHILE_RECORDING -> "acts where a block records; TalkTest has it";
      default -> "";
    };
  }

  @ParameterizedTest(name = "{0}, all processors: {1}")
  @MethodSource("controls")
  void isSwitchedWithoutAStep(String id, boolean processors) {
    Parameter parameter = PARAMETERS.byId(id).orElseThrow();
    MixRig rig = new MixRig(VARIANT);
    rig.mix.load(new CueMixState(LAYOUT, PARAMETERS.initialValues()));
    rig.set("guards", 1);
    for (int s = 1; s <= 4; s++) {
      for (int m = 1; m <= 4; m++) {
        rig.set("mix" + m + ".source" + s + ".level", -6);
      }
    }
    List<String> needs = new ArrayList<>(processors ? PROCESSORS : List.of());
    needs.addAll(NEEDS.getOrDefault(PARAMETERS.control(parameter.index()), List.of()));
    for (String need : needs) {
      int equals = need.indexOf('=');
      rig.set(need.substring(0, equals), Double.parseDouble(need.substring(equals + 1)));
    }
    rig.activate();
    double before = rig.mix.value(parameter.index());
    double[] values = {before, parameter.max(), parameter.min(), before, parameter.max(), before};
    float[][] out = new float[8][(values.length + 2) * PART];
    for (int part = 0; part < values.length + 2; part++) {
      if (part >= 2) {
        rig.mix.set(parameter.index(), values[part - 2]);
      }
      float[][] heard = rig.render(tones(part * PART));
      for (int c = 0; c < 8; c++) {
        System.arraycopy(heard[c], 0, out[c], part * PART, PART);
      }
    }
    double worst = 0;
    for (float[] channel : out) {
      // Behind the first sound.
      float[] x = Arrays.copyOfRange(channel, PART, channel.length);
      double loudest = Signals.peak(x, 0, x.length);
      worst = loudest == 0 ? worst : Math.max(worst, Signals.peakAbove(x, 6000, RATE) / loudest);
    }
    assertThat(Signals.db(worst)).as(id).isLessThan(-60);
  }

  private static float[][] tones(int from) {
    float[][] bus = new float[8][PART];
    for (int c = 0; c < 6; c++) {
      double hz = 60 + 17 * c;
      for (int i = 0; i < PART; i++) {
        bus[c][i] = (float) (SOFT * Math.sin(2 * Math.PI * hz * (from + i) / RATE + c));
      }
    }
    return bus;
  }
}
