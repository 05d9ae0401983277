package cuebus.host.check;

import cuebus.mix.Reminders;
import cuebus.mix.SourceRole;
import cuebus.session.Session.Mix;
import cuebus.session.Session.Source;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What sources are checked for, each over all mixes.
final class SourceChecks {

  /// Files do not say who drums, but what drummers call their own does.
  private static final Pattern DRUMS =
      Pattern.compile(
          "(?i).*\\b(drum|kick|snare|bass ?drum|hats?|hi-?hat|tom|cymbal|overhead|cajon|percussion).*");

  private final Desk desk;
  private final List<Source> sources;
  private final List<Mix> mixes;

  SourceChecks(Desk desk) {
    this.desk = desk;
    sources = desk.session.sources();
    mixes = desk.session.mixes();
  }

  void run() {
    for (int s = 0; s < sources.size(); s++) {
      unused(s);
    }
    for (String reminder : Reminders.of(desk.state)) {
      desk.found(
          Problem.FORGOTTEN,
          "",
          reminder,
          "Switch it off if it is no longer meant; a source that is meant to be out of a mix is left"
              + " out of its sends.");
    }
    click();
    listenback();
    if (mixes.size() > 1 && mixes.stream().noneMatch(Mix::engineer)) {
      desk.found(
          Problem.NO_ENGINEER,
          "/mixes",
          "No mix is the engineer's, so PFL, AFL, solo and listening to a mix are refused.",
          "Give one mix \"role\": \"engineer\".");
    }
    if (has(SourceRole.TALKBACK) < 0) {
      desk.found(
          Problem.NO_TALKBACK,
          "/sources",
          "No source is talkback: nobody can speak to the performers.",
          "Add a source for the microphone at the desk with \"role\": \"talkback\" and send it to"
              + " every mix.");
    }
  }

  private void unused(int s) {
    Source source = sources.get(s);
    boolean sent = mixes.stream().anyMatch(mix -> mix.sends().containsKey(source.id()));
    boolean heard = IntStream.range(0, mixes.size()).anyMatch(m -> desk.heard(m, s));
    // A source that is sent and muted everywhere is among the reminders.
    if (!heard && (!sent || !anyMute(source)) && !source.desk().hidden()) {
      desk.found(
          Problem.UNUSED_SOURCE,
          "/sources/" + s,
          source.name() + " is in no mix.",
          "Add \"%s\" to the sends of a mix, or mark the source \"hidden\": true."
              .formatted(source.id()));
    }
  }

  private boolean anyMute(Source source) {
    return source.mute()
        || mixes.stream()
            .anyMatch(mix -> {
              var send = mix.sends().get(source.id());
              return mix.mute() || (send != null && send.mute());
            });
  }

  private int has(SourceRole role) {
    return IntStream.range(0, sources.size())
        .filter(s -> sources.get(s).desk().role() == role)
        .findFirst()
        .orElse(-1);
  }

  private void click() {
    int click = has(SourceRole.CLICK);
    for (int m = 0; m < mixes.size() && click >= 0; m++) {
      Mix mix = mixes.get(m);
      boolean drummer =
          mix.performer().own().stream()
              .anyMatch(id ->
                  DRUMS.matcher(id).matches()
                      || DRUMS.matcher(sources.get(desk.source(id)).name()).matches());
      if (drummer && !mix.mute() && !desk.heard(m, click)) {
        desk.found(
            Problem.NO_CLICK,
            "/mixes/%d/sends".formatted(m),
            "%s plays the drums and does not hear %s."
                .formatted(mix.name(), sources.get(click).name()),
            "Add \"%s\" to the sends of %s.".formatted(sources.get(click).id(), mix.id()));
      }
    }
  }

  private void listenback() {
    for (int s = 0; s < sources.size(); s++) {
      if (sources.get(s).desk().role() != SourceRole.LISTENBACK) {
        continue;
      }
      int source = s;
      boolean heard =
          IntStream.range(0, mixes.size())
              .anyMatch(m -> mixes.get(m).engineer() && desk.heard(m, source));
      if (!heard) {
        desk.found(
            Problem.UNHEARD_LISTENBACK,
            "/sources/" + s,
            sources.get(s).name() + " is a listenback that the engineer does not hear.",
            "Add \"%s\" to the sends of the mix with \"role\": \"engineer\"."
                .formatted(sources.get(s).id()));
      }
    }
  }
}
