package cuebus.mix;

import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Parameters;
import cuebus.param.Solo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is easily forgotten on a desk, in words: solos, listening, mutes.
public final class Reminders {

  private Reminders() {}

  /// One sentence for each thing that is on and easily forgotten; what needs the engineer's mix and
  /// has none is said to be refused.
  public static List<String> of(CueMixState state) {
    Layout layout = state.layout();
    Parameters parameters = Parameters.of(layout.variant());
    List<String> list = new ArrayList<>();
    String engineers =
        layout.mixes().stream()
            .filter(Layout.MixStrip::engineer)
            .map(Layout.MixStrip::name)
            .findFirst()
            .orElse("");
    List<Integer> first = layout.firstChannels();
    for (int s = 0; s < first.size(); s++) {
      int channel = first.get(s);
      String name = layout.sources().get(s).name();
      Solo solo = Solo.ofChoice(state.value(parameters.ofSource(Control.SOLO, channel)));
      if (solo != Solo.OFF) {
        String what = solo == Solo.SOLO ? "solo" : solo.text().toUpperCase(Locale.ROOT);
        list.add(name + " is on " + what + heardIn(engineers));
      }
      if (state.value(parameters.ofSource(Control.SOURCE_MUTE, channel)) != 0) {
        list.add(name + " is muted in every mix.");
      }
    }
    for (int m = 0; m < layout.mixes().size(); m++) {
      Layout.MixStrip mix = layout.mixes().get(m);
      if (state.value(parameters.ofMix(Control.LISTEN, m)) != 0 && !mix.engineer()) {
        list.add("The engineer listens to " + mix.name() + heardIn(engineers));
      }
      if (state.value(parameters.ofMix(Control.MUTE, m)) != 0) {
        list.add(mix.name() + " is muted.");
      }
      for (int s = 0; s < first.size(); s++) {
        int channel = first.get(s);
        double level = state.value(parameters.ofSend(Control.SEND_LEVEL, m, channel));
        boolean muted = state.value(parameters.ofSend(Control.SEND_MUTE, m, channel)) != 0;
        if (muted && level > Decibels.OFF_DB) {
          list.add(mix.name() + ": " + layout.sources().get(s).name() + " is muted.");
        }
      }
    }
    return List.copyOf(list);
  }

  private static String heardIn(String engineers) {
    return engineers.isEmpty()
        ? ", which is refused: no mix is the engineer's."
        : ", heard in " + engineers + " alone.";
  }
}
