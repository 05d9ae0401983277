package cuebus.jvst;

import cuebus.mix.Layout;
import java.util.List;
import jvst.wrapper.valueobjects.VSTPinProperties;
import jvst.wrapper.valueobjects.VSTSpeakerArrangement;

/// What the channels are called: by source on the inputs, by mix on the outputs.
final class Pins {

  private Pins() {}

  /// An input channel, counted from 0. One that no source takes is not active.
  static VSTPinProperties input(Layout layout, int channel) {
    List<Integer> first = layout.firstChannels();
    String shortName = "In " + (channel + 1);
    for (int s = 0; s < first.size(); s++) {
      Layout.SourceStrip source = layout.sources().get(s);
      int within = channel - first.get(s);
      if (within >= 0 && within < source.channels()) {
        return source.linked()
            ? stereo(source.name(), within == 0, shortName)
            : new VSTPinProperties(
                source.name(),
                VSTPinProperties.VST_PIN_IS_ACTIVE,
                VSTSpeakerArrangement.SpeakerArrMono,
                shortName);
      }
    }
    return new VSTPinProperties(
        "Input " + (channel + 1), 0, VSTSpeakerArrangement.SpeakerArrMono, shortName);
  }

  /// An output channel, counted from 0: left and right of each mix in turn.
  static VSTPinProperties output(Layout layout, int channel) {
    int mix = channel / 2;
    boolean left = channel % 2 == 0;
    String name = mix < layout.mixes().size() ? layout.mixes().get(mix).name() : "Mix " + (mix + 1);
    return stereo(name, left, "M" + (mix + 1) + (left ? " L" : " R"));
  }

  private static VSTPinProperties stereo(String name, boolean left, String shortName) {
    return new VSTPinProperties(
        name + (left ? " L" : " R"),
        VSTPinProperties.VST_PIN_IS_ACTIVE | VSTPinProperties.VST_PIN_IS_STEREO,
        VSTSpeakerArrangement.SpeakerArrStereoM,
        shortName);
  }
}
