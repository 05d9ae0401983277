package cuebus.scene;

import cuebus.mix.Layout;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What differs between two sets of values, in words that a band understands: `Bass player: Vocals
/// 4 dB louder, Click muted`.
public final class Difference {

  private final Layout layout;
  private final Parameters parameters;
  private final double[] before;
  private final double[] after;

  private Difference(Layout layout, double[] before, double[] after) {
    this.layout = layout;
    parameters = Parameters.of(layout.variant());
    this.before = before;
    this.after = after;
  }

  /// One line for each mix and source where something differs, mixes first, and one for what
  /// belongs to none.
  ///
  /// @param layout names sources, mixes and groups
  /// @param before plain values by parameter index
  /// @param after likewise
  public static List<String> words(Layout layout, double[] before, double[] after) {
    return new Difference(layout, before, after).lines();
  }

  private List<String> lines() {
    Map<String, List<String>> ofMixes = new LinkedHashMap<>();
    Map<String, List<String>> others = new LinkedHashMap<>();
    for (int m = 0; m < layout.mixes().size(); m++) {
      ofMixes.put("m" + m, new ArrayList<>(List.of(layout.mixes().get(m).name())));
    }
    for (Parameter parameter : parameters.all()) {
      int p = parameter.index();
      if (before[p] == after[p]) {
        continue;
      }
      switch (parameters.control(p).scope()) {
        case MIX, SEND, GROUP ->
            of(ofMixes, "m" + parameters.mix(p), "Mix " + (parameters.mix(p) + 1)).add(words(p));
        case SOURCE ->
            of(others, "s" + parameters.source(p), sourceName(parameters.source(p))).add(words(p));
        case PLUGIN -> of(others, "", "All").add(words(p));
      }
    }
    List<String> lines = new ArrayList<>();
    for (Map<String, List<String>> map : List.of(ofMixes, others)) {
      map.values().stream()
          .filter(words -> words.size() > 1)
          .map(words -> words.get(0) + ": " + String.join(", ", words.subList(1, words.size())))
          .forEach(lines::add);
    }
    return lines;
  }

  private static List<String> of(Map<String, List<String>> lines, String key, String name) {
    return lines.computeIfAbsent(key, k -> new ArrayList<>(List.of(name)));
  }

  private String words(int p) {
    Control control = parameters.control(p);
    Parameter parameter = parameters.all().get(p);
    return switch (control) {
      case SEND_LEVEL -> level(sourceName(parameters.source(p)), p);
      case GROUP_LEVEL -> level(groupName(parameters.group(p)), p);
      case LEVEL -> level("the whole mix", p);
      case MAIN_LEVEL -> level("in the main mix", p);
      case SEND_MUTE -> sourceName(parameters.source(p)) + " " + muted(p);
      case MUTE, SOURCE_MUTE -> muted(p);
      case MAIN_MUTE -> muted(p) + " in the main mix";
      default -> {
        String of =
            control.scope() == Control.Scope.SEND ? sourceName(parameters.source(p)) + " " : "";
        yield of
            + control.label().toLowerCase(Locale.ROOT)
            + " "
            + parameter.toText(before[p])
            + " to "
            + parameter.toText(after[p]);
      }
    };
  }

  private String muted(int p) {
    return after[p] != 0 ? "muted" : "no longer muted";
  }

  private String level(String what, int p) {
    if (after[p] <= Decibels.OFF_DB) {
      return what + " off";
    }
    if (before[p] <= Decibels.OFF_DB) {
      return what + " on at " + parameters.all().get(p).toText(after[p]);
    }
    double louder = after[p] - before[p];
    String amount = String.format(Locale.ROOT, "%.1f", Math.abs(louder)).replaceFirst("\\.0$", "");
    return what + " " + amount + " dB " + (louder > 0 ? "louder" : "softer");
  }

  private String sourceName(int channel) {
    int source = layout.firstChannels().indexOf(channel);
    return source < 0 ? "Source " + (channel + 1) : layout.sources().get(source).name();
  }

  private String groupName(int group) {
    return group < layout.groups().size()
        ? layout.groups().get(group).name()
        : "Group " + (group + 1);
  }
}
