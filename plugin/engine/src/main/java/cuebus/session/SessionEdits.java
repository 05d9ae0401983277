package cuebus.session;

import cuebus.mix.CueMixState;
import cuebus.mix.Layout;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Follow;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.session.Session.Desk;
import cuebus.session.Session.Mix;
import cuebus.session.Session.Performer;
import cuebus.session.Session.Send;
import cuebus.session.Session.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Edits of a state, such as [cuebus.mix.MixEdits], done to a session.
public final class SessionEdits {

  private SessionEdits() {}

  /// The session with the trims, sends and group levels that an edit leaves behind. All else of the
  /// session stays as it was.
  ///
  /// @param edit makes a new state of the session's, in the session's own size or the smallest that
  ///   fits; mixes and sources have the places they have in the session
  /// @throws IllegalArgumentException if no variant holds the session
  public static Session edit(Session session, UnaryOperator<CueMixState> edit) {
    List<Integer> channels = session.statedChannels();
    Variant variant =
        session
            .size(session.statedInputs())
            .orElseThrow(() -> new IllegalArgumentException("no variant holds the session"));
    Equipment none = new Equipment(Map.of(), Map.of());
    CueMixState edited = edit.apply(SessionState.of(clean(session), none, variant, channels));
    return new Back(session, edited).whole();
  }

  /// Without what mixes are heard through, which no edit concerns.
  private static Session clean(Session session) {
    return with(
        session,
        session.sources(),
        session.mixes().stream()
            .map(mix -> with(mix, mix.sends(), Session.Output.OFF, mix.performer()))
            .toList());
  }

  private static Session with(Session session, List<Source> sources, List<Mix> mixes) {
    return new Session(
        session.name(),
        session.variant(),
        session.sampleRate(),
        sources,
        session.main(),
        mixes,
        session.groups(),
        session.click(),
        session.talkback(),
        session.processing(),
        session.show(),
        session.notes());
  }

  private static Mix with(
      Mix mix, Map<String, Send> sends, Session.Output output, Performer performer) {
    return new Mix(
        mix.id(),
        mix.name(),
        mix.engineer(),
        mix.levelDb(),
        mix.mute(),
        sends,
        output,
        performer,
        mix.cues(),
        mix.inserts(),
        mix.notes());
  }

  /// Reads a state back into the session that it was made of.
  private record Back(Session session, CueMixState state) {

    Session whole() {
      List<Integer> first = state.layout().firstChannels();
      List<Source> sources = new ArrayList<>();
      for (int s = 0; s < session.sources().size(); s++) {
        sources.add(source(session.sources().get(s), first.get(s)));
      }
      List<Mix> mixes = new ArrayList<>();
      for (int m = 0; m < session.mixes().size(); m++) {
        mixes.add(mix(session.mixes().get(m), m));
      }
      return with(session, sources, mixes);
    }

    private Source source(Source source, int channel) {
      Parameters parameters = parameters();
      boolean compensated = is(parameters.ofSource(Control.COMPENSATE, channel));
      double compensation = state.value(parameters.ofSource(Control.COMPENSATION, channel));
      Desk desk = source.desk();
      return new Source(
          source.id(),
          source.name(),
          source.file(),
          source.channels(),
          source.colour(),
          state.value(parameters.ofSource(Control.TRIM, channel)),
          source.inverted(),
          source.mute(),
          new Desk(
              desk.role(),
              desk.widthPercent(),
              desk.balance(),
              compensated ? compensation : null,
              desk.hidden()),
          source.input());
    }

    private Mix mix(Mix mix, int number) {
      Parameters parameters = parameters();
      Map<String, Send> sends = new LinkedHashMap<>();
      List<Integer> first = state.layout().firstChannels();
      for (int s = 0; s < session.sources().size(); s++) {
        String id = session.sources().get(s).id();
        int c = first.get(s);
        Send send =
            new Send(
                state.value(parameters.ofSend(Control.SEND_LEVEL, number, c)),
                state.value(parameters.ofSend(Control.SEND_PAN, number, c)),
                is(parameters.ofSend(Control.SEND_MUTE, number, c)),
                Follow.ofChoice(state.value(parameters.ofSend(Control.FOLLOW, number, c))));
        if (send.levelDb() > Decibels.OFF_DB || mix.sends().containsKey(id)) {
          sends.put(id, send);
        }
      }
      Map<String, Double> groups = new LinkedHashMap<>();
      for (int g = 0; g < session.groups().size(); g++) {
        groups.put(
            session.groups().get(g).id(),
            state.value(parameters.ofGroup(Control.GROUP_LEVEL, number, g)));
      }
      Performer performer = mix.performer();
      return with(
          mix, sends, mix.output(), new Performer(performer.own(), performer.moreMeDb(), groups));
    }

    private Parameters parameters() {
      return Parameters.of(layout().variant());
    }

    private Layout layout() {
      return state.layout();
    }

    private boolean is(int parameter) {
      return state.value(parameter) != 0;
    }
  }
}
