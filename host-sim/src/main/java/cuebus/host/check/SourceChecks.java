package cuebus.host.check;

import cuebus.mix.Reminders;
import cuebus.mix.SourceRole;
import cuebus.param.ClickMode;
import cuebus.param.Decibels;
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
      if (sources.get(s).desk().role().talks()) {
        talk(s);
      } else {
        unused(s);
      }
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
          "Add a source for the microphone at the desk with \"role\": \"talkback\" and give every"
              + " mix \"talkbackDb\".");
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

  /// Talk does not go by sends.
  private void talk(int s) {
    Source source = sources.get(s);
    String role = source.desk().role().text();
    if (mixes.stream().noneMatch(mix -> takes(mix, source)) && !source.desk().hidden()) {
      desk.found(
          Problem.UNUSED_SOURCE,
          "/sources/" + s,
          "%s is %s, and no mix takes it.".formatted(source.name(), role),
          "Give a mix \"%sDb\", or mark the source \"hidden\": true.".formatted(role));
    }
    for (int m = 0; m < mixes.size(); m++) {
      Mix mix = mixes.get(m);
      if (mix.sends().containsKey(source.id())) {
        desk.found(
            Problem.SENT_TALK,
            "/mixes/%d/sends/%s".formatted(m, source.id()),
            "%s sends %s, which is %s and not heard by a send."
                .formatted(mix.name(), source.name(), role),
            "Take it out of the sends and give %s \"%sDb\".".formatted(mix.id(), role));
      }
    }
  }

  private static boolean takes(Mix mix, Source source) {
    Double level = mix.cues().talkDb(source.desk().role());
    return level != null && level > Decibels.OFF_DB;
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

  /// A stem with the role of a click, or the built-in one.
  private void click() {
    int stem = has(SourceRole.CLICK);
    boolean builtIn = desk.session.click().follow() != ClickMode.OFF;
    if (stem < 0 && !builtIn) {
      return;
    }
    String name = stem < 0 ? "the click" : sources.get(stem).name();
    for (int m = 0; m < mixes.size(); m++) {
      Mix mix = mixes.get(m);
      boolean hears =
          (stem >= 0 && desk.heard(m, stem)) || (builtIn && mix.cues().clickDb() > Decibels.OFF_DB);
      if (drums(mix) && !mix.mute() && !hears) {
        desk.found(
            Problem.NO_CLICK,
            "/mixes/%d/%s".formatted(m, stem < 0 ? "clickDb" : "sends"),
            "%s plays the drums and does not hear %s.".formatted(mix.name(), name),
            stem < 0
                ? "Give %s \"clickDb\".".formatted(mix.id())
                : "Add \"%s\" to the sends of %s.".formatted(sources.get(stem).id(), mix.id()));
      }
    }
  }

  private boolean drums(Mix mix) {
    return mix.performer().own().stream()
        .anyMatch(id ->
            DRUMS.matcher(id).matches()
                || DRUMS.matcher(sources.get(desk.source(id)).name()).matches());
  }

  private void listenback() {
    for (int s = 0; s < sources.size(); s++) {
      if (sources.get(s).desk().role() != SourceRole.LISTENBACK) {
        continue;
      }
      Source source = sources.get(s);
      if (mixes.stream().noneMatch(mix -> mix.engineer() && takes(mix, source))) {
        desk.found(
            Problem.UNHEARD_LISTENBACK,
            "/sources/" + s,
            source.name() + " is a listenback that the engineer does not hear.",
            "Give the mix with \"role\": \"engineer\" \"listenbackDb\".");
      }
    }
  }
}
