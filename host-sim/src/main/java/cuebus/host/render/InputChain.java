package cuebus.host.render;

import cuebus.host.report.InputReport;
import cuebus.input.Input;
import cuebus.input.InputChannel;
import cuebus.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;
import org.jspecify.annotations.Nullable;

/// The virtual inputs of a session's sources in a rendering graph.
final class InputChain {

  private final List<Session.Source> sources;
  private final AudioContext context;
  private final Map<Integer, List<InputChannel>> channels = new HashMap<>();

  InputChain(AudioContext context, List<Session.Source> sources) {
    this.context = context;
    this.sources = sources;
  }

  /// What enters the bus for a channel of a source: the source's input fed from `player`, or null
  /// where it has none.
  @Nullable UGen record(int source, UGen player, int channel) {
    Input input = sources.get(source).input();
    if (input == null) {
      return null;
    }
    List<InputChannel> ofSource = channels.computeIfAbsent(source, s -> new ArrayList<>());
    var recorded =
        new InputChannel(input, sources.get(source).id(), ofSource.size(), context.getSampleRate());
    ofSource.add(recorded);
    var ugen = new InputUGen(context, recorded);
    ugen.addInput(0, player, channel);
    return ugen;
  }

  /// What a source's input made of it; null where it has none.
  @Nullable InputReport report(int source) {
    Input input = sources.get(source).input();
    List<InputChannel> ofSource = channels.get(source);
    return input == null || ofSource == null
        ? null
        : InputReport.of(input, ofSource, (int) context.getSampleRate());
  }

  /// What is worth a warning, a sentence each.
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (int s = 0; s < sources.size(); s++) {
      InputReport report = report(s);
      if (report != null && report.silent()) {
        warnings.add(
            "%s: a condenser microphone without phantom power is silent; set \"phantom\": true"
                .formatted(sources.get(s).name()));
      }
      if (report != null && report.clippedSamples() > 0) {
        warnings.add(
            "%s: %d samples clip at the converter; lower the input's gainDb of %s"
                .formatted(sources.get(s).name(), report.clippedSamples(), report.gainDb()));
      }
    }
    return warnings;
  }
}
