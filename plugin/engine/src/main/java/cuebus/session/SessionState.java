package cuebus.session;

import cuebus.amp.PluggedHeadphone;
import cuebus.json.InvalidFileException;
import cuebus.mix.CueMixState;
import cuebus.mix.Layout;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Turns a session into what the mixer loads.
public final class SessionState {

  private SessionState() {}

  /// The state that a session describes.
  ///
  /// @param session what is wanted
  /// @param equipment its devices and headphones
  /// @param variant the size of the mixer, at least what the session needs
  /// @param channels for each source, whether it takes 1 or 2 bus channels
  /// @throws IllegalArgumentException if the session does not fit the variant
  public static CueMixState of(
      Session session, Equipment equipment, Variant variant, List<Integer> channels) {
    List<Layout.SourceStrip> sources = new ArrayList<>();
    for (int s = 0; s < session.sources().size(); s++) {
      Session.Source source = session.sources().get(s);
      sources.add(new Layout.SourceStrip(source.name(), source.colour(), channels.get(s) == 2));
    }
    List<Layout.MixStrip> mixes =
        session.mixes().stream()
            .map(mix ->
                new Layout.MixStrip(mix.name(), mix.engineer(), output(mix.output(), equipment)))
            .toList();
    Layout layout = new Layout(variant, sources, mixes);
    return new CueMixState(layout, values(session, layout));
  }

  /// The state that a session describes where there are no stems to look at, as in a plugin: a
  /// source takes as many channels as the session states.
  ///
  /// @param name what the user would call the session's file, for messages
  /// @param library has its devices and headphones
  /// @throws InvalidFileException if something it names is missing or bad, or it does not fit
  public static CueMixState of(String name, Session session, Library library, Variant variant)
      throws InvalidFileException {
    List<Integer> channels =
        session.sources().stream().map(Session.Source::statedChannels).toList();
    Equipment equipment = library.resolve(session, name);
    try {
      return of(session, equipment, variant, channels);
    } catch (IllegalArgumentException e) {
      throw new InvalidFileException(name, "", String.valueOf(e.getMessage()));
    }
  }

  private static Layout.Output output(Session.Output output, Equipment equipment) {
    if (output.device() == null) {
      return Layout.Output.NONE;
    }
    return new Layout.Output(
        equipment.devices().get(output.device()),
        output.lead(),
        output.headphones().stream()
            .map(plugged ->
                new PluggedHeadphone(
                    Objects.requireNonNull(equipment.headphones().get(plugged.id())),
                    plugged.count()))
            .toList());
  }

  private static double[] values(Session session, Layout layout) {
    Parameters parameters = Parameters.of(layout.variant());
    List<Integer> first = layout.firstChannels();
    double[] values = parameters.initialValues();
    for (int s = 0; s < session.sources().size(); s++) {
      Session.Source source = session.sources().get(s);
      int channel = first.get(s);
      values[parameters.ofSource(Control.TRIM, channel)] = source.trimDb();
      values[parameters.ofSource(Control.POLARITY, channel)] = source.inverted() ? 1 : 0;
      values[parameters.ofSource(Control.SOURCE_MUTE, channel)] = source.mute() ? 1 : 0;
    }
    for (int m = 0; m < session.mixes().size(); m++) {
      Session.Mix mix = session.mixes().get(m);
      values[parameters.ofMix(Control.LEVEL, m)] = mix.levelDb();
      values[parameters.ofMix(Control.MUTE, m)] = mix.mute() ? 1 : 0;
      values[parameters.ofMix(Control.OUTPUT, m)] = mix.output().mode().choice();
      values[parameters.ofMix(Control.VOLUME, m)] = mix.output().volumeDb();
      for (int s = 0; s < session.sources().size(); s++) {
        Session.Send send = mix.sends().get(session.sources().get(s).id());
        if (send != null) {
          int channel = first.get(s);
          values[parameters.ofSend(Control.SEND_LEVEL, m, channel)] = send.levelDb();
          values[parameters.ofSend(Control.SEND_PAN, m, channel)] = send.pan();
          values[parameters.ofSend(Control.SEND_MUTE, m, channel)] = send.mute() ? 1 : 0;
        }
      }
    }
    return values;
  }
}
