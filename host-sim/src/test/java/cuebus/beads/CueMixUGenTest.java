package cuebus.beads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import cuebus.param.Variant;
import java.util.ArrayList;
import java.util.List;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.IOAudioFormat;
import net.beadsproject.beads.core.UGen;
import net.beadsproject.beads.core.io.NonrealtimeIO;
import net.beadsproject.beads.ugens.Static;
import org.junit.jupiter.api.Test;

class CueMixUGenTest {

  private static final int BLOCK = 64;

  @Test
  void twoMixesInABeadsGraphAreIndependent() {
    AudioContext context = context(48_000);
    var cue = new CueMixUGen(context, Variant.V8X4);
    cue.addInput(0, new Static(context, 0.5f), 0);
    cue.addInput(7, new Static(context, 0.25f), 0);
    cue.set("mix1.source1.level", 0);
    cue.set("mix1.source1.pan", -1);
    cue.set("mix4.source8.level", -6);
    cue.set("mix4.source8.pan", 1);
    List<float[]> last = run(context, cue, 40);
    assertThat(last.get(CueMixUGen.left(0))).containsOnly(0.5f);
    assertThat(last.get(CueMixUGen.right(0))).containsOnly(0);
    assertThat(last.get(CueMixUGen.left(3))).containsOnly(0);
    assertThat(last.get(CueMixUGen.right(3))[0])
        .isCloseTo(0.25f * (float) Math.pow(10, -0.3), offset(1e-7f));
  }

  @Test
  void aParameterThatIsNotThereIsRefusedByName() {
    var cue = new CueMixUGen(context(48_000), Variant.V8X4);
    assertThatThrownBy(() -> cue.set("mix9.level", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mix9.level");
  }

  @Test
  void aContextTooSlowForAudioIsRefused() {
    assertThatThrownBy(() -> new CueMixUGen(context(4_000), Variant.V8X4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4000");
  }

  private static AudioContext context(float rate) {
    return new AudioContext(
        new NonrealtimeIO(), BLOCK, new IOAudioFormat(rate, 16, 0, 2, true, true));
  }

  /// The outputs of the last of some blocks.
  private static List<float[]> run(AudioContext context, CueMixUGen cue, int blocks) {
    List<float[]> last = new ArrayList<>();
    UGen probe =
        new UGen(context, cue.getOuts(), 0) {
          private int done;

          @Override
          public void calculateBuffer() {
            if (++done == blocks) {
              for (float[] channel : bufIn) {
                last.add(channel.clone());
              }
              context.stop();
            }
          }
        };
    for (int i = 0; i < cue.getOuts(); i++) {
      probe.addInput(i, cue, i);
    }
    context.out.addDependent(probe);
    context.start();
    return last;
  }
}
