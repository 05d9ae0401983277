package cuebus.scene;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.mix.Layout;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  private static final Layout LAYOUT =
      new Layout(
          Variant.V8X4,
          List.of(
              new Layout.SourceStrip("Vocals", null, true),
              new Layout.SourceStrip("Click", null, false)),
          List.of(
              new Layout.MixStrip("Drummer", false, Layout.Output.NONE),
              new Layout.MixStrip("Bass player", false, Layout.Output.NONE)));

  @Test
  void saysWhatABandWouldSay() {
    Parameters p = Parameters.of(Variant.V8X4);
    double[] before = p.initialValues();
    before[p.ofSend(Control.SEND_LEVEL, 1, 0)] = -10;
    double[] after = before.clone();
    after[p.ofSend(Control.SEND_LEVEL, 1, 0)] = -6;
    after[p.ofSend(Control.SEND_MUTE, 1, 2)] = 1;
    after[p.ofSend(Control.SEND_LEVEL, 0, 2)] = -12;
    after[p.ofMix(Control.LEVEL, 0)] = -1.5;
    after[p.ofSource(Control.TRIM, 2)] = 3;
    assertThat(Difference.words(LAYOUT, before, after))
        .containsExactly(
            "Drummer: the whole mix 1.5 dB softer, Click on at -12.0 dB",
            "Bass player: Vocals 4 dB louder, Click muted",
            "Click: trim 0.0 dB to 3.0 dB");
    assertThat(Difference.words(LAYOUT, after, before))
        .containsExactly(
            "Drummer: the whole mix 1.5 dB louder, Click off",
            "Bass player: Vocals 4 dB softer, Click no longer muted",
            "Click: trim 3.0 dB to 0.0 dB");
    assertThat(Difference.words(LAYOUT, before, before)).isEmpty();
  }
}
