package cuebus.session;

import cuebus.amp.Lead;
import cuebus.input.AdConverter;
import cuebus.input.Input;
import cuebus.input.InputKind;
import cuebus.input.Microphone;
import cuebus.input.Pickup;
import cuebus.mix.SourceRole;
import cuebus.param.ClickMode;
import cuebus.param.ClickSound;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Follow;
import cuebus.param.OutputMode;
import cuebus.param.Variant;
import cuebus.session.Session.Desk;
import cuebus.session.Session.Group;
import cuebus.session.Session.Mix;
import cuebus.session.Session.Output;
import cuebus.session.Session.Performer;
import cuebus.session.Session.Plugged;
import cuebus.session.Session.Send;
import cuebus.session.Session.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A session as random as the format allows, the same for the same seed.
final class RandomSession {

  private final RandomGenerator random;

  RandomSession(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  Session session() {
    List<Source> sources =
        IntStream.range(0, random.nextInt(1, 12)).mapToObj(this::source).toList();
    List<Group> groups = groups(sources);
    Map<String, Send> main = mainSends(sources);
    int engineer = random.nextInt(6);
    List<Mix> mixes = new ArrayList<>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      mixes.add(mix(i, i == engineer, sources, main, groups));
    }
    return new Session(
        text(),
        random.nextBoolean() ? Variant.V32X8 : null,
        random.nextBoolean() ? random.nextInt(8000, 384001) : null,
        sources,
        main,
        mixes,
        groups,
        new Session.Click(
            oneOf(ClickMode.values()),
            oneOf(ClickSound.values()),
            random.nextBoolean(),
            random.nextInt(1, 5),
            random.nextDouble(20, 400),
            random.nextInt(1, 17),
            random.nextInt(9)),
        new Session.Talkback(
            oneOf(Session.TalkKey.values()), random.nextDouble(-60, 0), random.nextBoolean()),
        random.nextBoolean()
            ? Map.of(Control.REVERB_DECAY, random.nextDouble(0.3, 5), Control.LOOK_AHEAD, 1.0)
            : Map.of(),
        Show.NONE,
        notes());
  }

  private List<Group> groups(List<Source> sources) {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < sources.size() && groups.size() < 8; i += 1 + random.nextInt(3)) {
      List<String> members = new ArrayList<>(List.of(sources.get(i).id()));
      if (!groups.isEmpty() && random.nextBoolean()) {
        members.add("group-" + (groups.size() - 1));
      }
      groups.add(new Group("group-" + groups.size(), text(), null, members));
    }
    return groups;
  }

  private Source source(int index) {
    return new Source(
        "source-" + index,
        text(),
        random.nextBoolean() ? "stems/ü " + index + ".wav" : null,
        IntStream.range(0, random.nextInt(3)).mapToObj(c -> random.nextInt(1, 65536)).toList(),
        random.nextBoolean() ? "#%06x".formatted(random.nextInt(1 << 24)) : null,
        random.nextDouble(-40, 40),
        random.nextBoolean(),
        random.nextBoolean(),
        new Desk(
            oneOf(SourceRole.values()),
            random.nextDouble(0, 200),
            random.nextDouble(-1, 1),
            random.nextBoolean() ? random.nextDouble(-40, 40) : null,
            random.nextBoolean()),
        random.nextBoolean() ? input() : null);
  }

  private Input input() {
    InputKind kind = oneOf(InputKind.values());
    Microphone microphone = kind == InputKind.MIC ? oneOf(Microphone.values()) : null;
    Pickup pickup =
        kind == InputKind.INSTRUMENT && random.nextBoolean()
            ? new Pickup(random.nextDouble(1, 1e6), random.nextDouble(100), random.nextDouble(1e-6))
            : null;
    boolean condenser = microphone == Microphone.CONDENSER;
    return new Input(
        kind,
        microphone,
        pickup,
        pickup == null ? random.nextDouble(1e6) : pickup.ohm(),
        random.nextDouble(1e-6),
        random.nextDouble(-100, 60),
        kind == InputKind.MIC && random.nextBoolean(),
        condenser && random.nextBoolean() ? random.nextDouble(0.01) : null,
        random.nextBoolean() ? random.nextDouble(1, 1e8) : Double.POSITIVE_INFINITY,
        random.nextDouble(-100, 100),
        random.nextBoolean() ? random.nextDouble(-130.9, 0) : Double.NEGATIVE_INFINITY,
        new AdConverter(
            random.nextDouble(-100, 60),
            random.nextBoolean() ? random.nextDouble(200) : Double.POSITIVE_INFINITY,
            random.nextBoolean() ? random.nextInt(8, 33) : 0));
  }

  private Mix mix(
      int index,
      boolean engineer,
      List<Source> sources,
      Map<String, Send> main,
      List<Group> groups) {
    return new Mix(
        "mix-" + index,
        text(),
        engineer,
        level(12),
        random.nextBoolean(),
        sends(sources, main),
        output(),
        new Performer(
            sources.stream().map(Source::id).filter(id -> random.nextInt(4) == 0).toList(),
            random.nextDouble(-12, 12),
            groups.stream()
                .filter(group -> random.nextBoolean())
                .collect(Collectors.toMap(Group::id, group -> level(20)))),
        new Session.Cues(
            level(12),
            random.nextBoolean() ? level(12) : null,
            random.nextBoolean() ? level(12) : null),
        random.nextBoolean()
            ? Map.of(
                Control.HIGH_PASS, 1.0,
                Control.HIGH_PASS_HZ, random.nextDouble(20, 400),
                Control.EQ_1_Q, random.nextDouble(0.3, 10),
                Control.COMPRESSOR, 1.0,
                Control.REVERB, level(12),
                Control.EARS, (double) random.nextInt(4),
                Control.CEILING_SPL, random.nextDouble(60, 140))
            : Map.of(),
        notes());
  }

  private String notes() {
    return random.nextBoolean() ? text() : "";
  }

  private Output output() {
    OutputMode mode = oneOf(OutputMode.values());
    return new Output(
        mode,
        mode != OutputMode.OFF || random.nextBoolean() ? "device-" + random.nextInt(9) : null,
        level(0),
        oneOf(Lead.values()),
        IntStream.range(0, random.nextInt(4))
            .mapToObj(i -> new Plugged("phones-" + i, random.nextInt(1, 65)))
            .toList());
  }

  private Map<String, Send> mainSends(List<Source> sources) {
    Map<String, Send> sends = new HashMap<>();
    for (Source source : sources) {
      if (random.nextBoolean()) {
        sends.put(source.id(), new Send(level(10), random.nextDouble(-1, 1), random.nextBoolean()));
      }
    }
    return sends;
  }

  private Map<String, Send> sends(List<Source> sources, Map<String, Send> main) {
    Map<String, Send> sends = mainSends(sources);
    sends.replaceAll((id, send) ->
        new Send(
            send.levelDb(),
            send.pan(),
            send.mute(),
            main.containsKey(id) ? oneOf(Follow.values()) : Follow.OFF));
    return sends;
  }

  private <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private double level(double max) {
    return switch (random.nextInt(5)) {
      case 0 -> Decibels.OFF_DB;
      case 1 -> -0.0;
      case 2 -> max;
      case 3 -> random.nextInt(-99, 1);
      default -> random.nextDouble(Decibels.OFF_DB, max);
    };
  }

  private String text() {
    return random
        .ints(random.nextInt(1, 30), ' ', 0x1F600)
        .filter(c -> !Character.isISOControl(c) && (c < 0xD800 || c > 0xDFFF))
        .collect(
            () -> new StringBuilder("\"\\"), StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
