package cuebus.mix;

import cuebus.amp.DeviceOutputs;
import cuebus.amp.Oversampling;
import cuebus.hearing.Listening;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the mixes of a layout are heard through, at one sample rate: made where an output is new,
/// the same object as before where it is not. The control side's own.
final class Stages {

  private final double sampleRate;
  private final Oversampling oversampling;
  private final @Nullable Listening[] stages;
  private final Layout.@Nullable Output[] outputs;

  Stages(int mixes, double sampleRate, Oversampling oversampling) {
    this.sampleRate = sampleRate;
    this.oversampling = oversampling;
    stages = new @Nullable Listening[mixes];
    outputs = new Layout.@Nullable Output[mixes];
  }

  /// For each mix of the variant, what it is heard through; null without a device.
  @Nullable Listening[] of(Layout layout) {
    List<Layout.MixStrip> mixes = layout.mixes();
    for (int m = 0; m < stages.length; m++) {
      Layout.Output output = m < mixes.size() ? mixes.get(m).output() : Layout.Output.NONE;
      if (!output.equals(outputs[m])) {
        outputs[m] = output;
        stages[m] = stage(output);
      }
    }
    return stages.clone();
  }

  private @Nullable Listening stage(Layout.Output output) {
    if (output.device() == null) {
      return null;
    }
    int hop = Mixer.hop(sampleRate);
    var jacks =
        new DeviceOutputs(
            output.device(), output.headphones(), output.lead(), sampleRate, hop, oversampling);
    return new Listening(jacks, output.headphones(), sampleRate, hop / sampleRate);
  }
}
