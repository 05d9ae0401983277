package cuebus.session;

import cuebus.amp.PluggedHeadphone;
import cuebus.json.InvalidFileException;
import cuebus.mix.CueMixState;
import cuebus.mix.Layout;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Turns a session into what the mixer loads.
public final class SessionState {

  private static final Session.Send NOT_IN_MAIN = new Session.Send(Decibels.OFF_DB, 0, false);

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
      sources.add(
          new Layout.SourceStrip(
              source.name(),
              source.colour(),
              channels.get(s) == 2,
              source.desk().role(),
              source.desk().hidden()));
    }
    List<String> sourceIds = session.sources().stream().map(Session.Source::id).toList();
    List<Layout.MixStrip> mixes =
        session.mixes().stream()
            .map(mix ->
                new Layout.MixStrip(
                    mix.name(),
                    mix.engineer(),
                    output(mix.output(), equipment),
                    places(mix.performer().own(), sourceIds)))
            .toList();
    List<String> groupIds = session.groups().stream().map(Session.Group::id).toList();
    List<Layout.Group> groups =
        session.groups().stream()
            .map(group ->
                new Layout.Group(
                    group.name(),
                    group.colour(),
                    places(group.members(), sourceIds),
                    places(group.members(), groupIds)))
            .toList();
    Layout layout = new Layout(variant, sources, mixes, groups);
    return new CueMixState(layout, values(session, layout));
  }

  /// The places of those ids that are in a list.
  private static Set<Integer> places(List<String> ids, List<String> list) {
    return ids.stream().map(list::indexOf).filter(i -> i >= 0).collect(Collectors.toSet());
  }

  /// The state that a session describes where there are no stems to look at, as in a plugin: a
  /// source takes as many channels as the session states.
  ///
  /// @param name what the user would call the session's file, for messages
  /// @param library has its devices and headphones
  /// @throws InvalidFileException if something it names is missing or bad, or it does not fit
  public static CueMixState of(String name, Session session, Library library, Variant variant)
      throws InvalidFileException {
    List<Integer> channels = session.statedChannels();
    Equipment equipment = library.resolve(session, name);
    Optional<String> problem = session.showProblem(variant);
    if (problem.isPresent()) {
      throw new InvalidFileException(name, "", problem.get());
    }
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
    ClickState.put(session, parameters, values);
    for (int s = 0; s < session.sources().size(); s++) {
      Session.Source source = session.sources().get(s);
      int channel = first.get(s);
      values[parameters.ofSource(Control.TRIM, channel)] = source.trimDb();
      values[parameters.ofSource(Control.POLARITY, channel)] = source.inverted() ? 1 : 0;
      values[parameters.ofSource(Control.SOURCE_MUTE, channel)] = source.mute() ? 1 : 0;
      Session.Desk desk = source.desk();
      values[parameters.ofSource(Control.WIDTH, channel)] = desk.widthPercent();
      values[parameters.ofSource(Control.BALANCE, channel)] = desk.balance();
      if (desk.compensationDb() != null) {
        values[parameters.ofSource(Control.COMPENSATE, channel)] = 1;
        values[parameters.ofSource(Control.COMPENSATION, channel)] = desk.compensationDb();
      }
      Session.Send main = session.main().getOrDefault(source.id(), NOT_IN_MAIN);
      values[parameters.ofSource(Control.MAIN_LEVEL, channel)] = main.levelDb();
      values[parameters.ofSource(Control.MAIN_PAN, channel)] = main.pan();
      values[parameters.ofSource(Control.MAIN_MUTE, channel)] = main.mute() ? 1 : 0;
    }
    session.processing().forEach((control, value) -> values[parameters.ofPlugin(control)] = value);
    for (int m = 0; m < session.mixes().size(); m++) {
      Session.Mix mix = session.mixes().get(m);
      int number = m;
      mix.inserts().forEach((control, value) -> values[parameters.ofMix(control, number)] = value);
      values[parameters.ofMix(Control.LEVEL, m)] = mix.levelDb();
      values[parameters.ofMix(Control.MUTE, m)] = mix.mute() ? 1 : 0;
      values[parameters.ofMix(Control.OUTPUT, m)] = mix.output().mode().choice();
      values[parameters.ofMix(Control.VOLUME, m)] = mix.output().volumeDb();
      values[parameters.ofMix(Control.MORE_ME, m)] = mix.performer().moreMeDb();
      for (int g = 0; g < session.groups().size(); g++) {
        values[parameters.ofGroup(Control.GROUP_LEVEL, m, g)] =
            mix.performer().groupsDb().getOrDefault(session.groups().get(g).id(), 0.0);
      }
      for (int s = 0; s < session.sources().size(); s++) {
        Session.Send send = mix.sends().get(session.sources().get(s).id());
        if (send != null) {
          int channel = first.get(s);
          values[parameters.ofSend(Control.SEND_LEVEL, m, channel)] = send.levelDb();
          values[parameters.ofSend(Control.SEND_PAN, m, channel)] = send.pan();
          values[parameters.ofSend(Control.SEND_MUTE, m, channel)] = send.mute() ? 1 : 0;
          values[parameters.ofSend(Control.FOLLOW, m, channel)] = send.follow().choice();
        }
      }
    }
    return values;
  }
}
