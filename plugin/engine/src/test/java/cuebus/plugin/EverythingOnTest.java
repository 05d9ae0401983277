package cuebus.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.Actor;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// All that the mixer can do, at once and through the plugin: a session that uses every field that
/// sounds, a song that loops, a host that automates, a controller, scenes that fade.
class EverythingOnTest {

  private static final int RATE = 48_000;
  private static final int FRAMES = 3 * RATE;
  private static final Variant VARIANT = Variant.V8X4;
  private static final Parameters PARAMETERS = Parameters.of(VARIANT);

  private static final String INSERTS =
      """
      "inserts": {"highPassHz": 60, "eqLow": {"hz": 100, "db": 3}, "eq1": {"hz": 500, "db": -4, "q": 2},
                  "eq2": {"hz": 3000, "db": 5, "q": 0.7}, "eqHigh": {"hz": 8000, "db": -6},
                  "compressor": {"thresholdDb": -30, "ratio": 4, "attackMs": 3, "releaseMs": 90,
                                 "makeUpDb": 6},
                  "reverbDb": -6, "ears": "mono", "widthPercent": 150, "crossfeed": "chu-moy",
                  "delayMs": 3, "limiter": {"ceilingDbfs": -9, "ceilingDbSpl": 90}},
      """;

  static final String SESSION =
      """
      {"cuebus-session": 1, "name": "Everything", "variant": "8x4",
       "sources": [
         {"id": "vox", "role": "vocal", "trimDb": 3, "polarity": "inverted", "compensationDb": 1},
         {"id": "gtr", "trimDb": -2},
         {"id": "keys", "channels": [1, 2], "widthPercent": 140, "balance": 0.2},
         {"id": "drums"}, {"id": "muted", "mute": true},
         {"id": "talk", "role": "talkback"}, {"id": "back", "role": "listenback"}],
       "groups": [{"id": "band", "members": ["gtr", "rhythm"]}, {"id": "rhythm", "members": ["drums"]}],
       "main": {"vox": {"levelDb": -3, "pan": 0.1}, "gtr": {"levelDb": -6, "pan": -0.5},
                "keys": {"levelDb": -9}, "drums": {"levelDb": -6, "mute": true}},
       "click": {"follow": "song", "sound": "wood", "accent": false, "subdivision": 2, "bpm": 97,
                 "beats": 3, "countInBars": 8},
       "talkback": {"dimDb": -20, "whileRecording": false},
       "processing": {"reverb": {"decaySeconds": 2, "toneHz": 5000}, "lookAhead": "on"},
       "mixes": [
         {"id": "singer", "levelDb": -2, "own": ["vox"], "moreMeDb": 4, "groups": {"band": -3},
          "clickDb": -12, "talkbackDb": -6, "listenbackDb": -9,
          "sends": {"vox": {"levelDb": -3}, "gtr": {"levelDb": -9, "pan": -0.4},
                    "keys": {"levelDb": -6, "follow": "level-and-mute"},
                    "drums": {"levelDb": -12, "mute": true}},
          INSERTS
          "output": {"mode": "audible", "device": "d", "volumeDb": -3,
                     "headphones": [{"id": "h", "count": 2}]}},
         {"id": "drummer", "mute": true, "own": ["drums"], "moreMeDb": -3, "clickDb": 0,
          "sends": {"drums": {"levelDb": 0}, "vox": {"levelDb": -6, "follow": "level"}},
          INSERTS
          "output": {"mode": "meter", "device": "d", "headphones": [{"id": "h"}]}},
         {"id": "bass", "talkbackDb": 0, "sends": {"gtr": {"levelDb": 3}}, INSERTS
          "output": {"mode": "off", "device": "d", "headphones": [{"id": "h"}]}},
         {"id": "desk", "role": "engineer", "sends": {"vox": {"levelDb": -6}, "gtr": {"levelDb": -6}}}],
       "scenes": [
         {"id": "verse", "fadeMs": 900, "parameters": {
           "mix1.source2.level": -20, "mix2.source1.level": 3, "source2.trim": 4, "mix3.level": -6}},
         {"id": "chorus", "fadeMs": 500, "parameters": {
           "mix1.source2.level": 0, "mix3.level": "-inf", "mix2.mute": "off"}}],
       "midi": {
         "controllers": [
           {"channel": 1, "cc": 7, "parameter": "mix1.level"},
           {"channel": 1, "cc": 8, "parameter": "mix1.more-me", "mode": "pick-up"},
           {"channel": 1, "cc": 9, "parameter": "mix1.click", "mode": "twos-complement"},
           {"channel": 1, "cc": 10, "parameter": "mix1.volume"}],
         "notes": [{"channel": 1, "note": 60, "parameter": "mix1.mute"},
                   {"channel": 1, "note": 61, "parameter": "source6.talk", "momentary": true}],
         "programs": [{"channel": 1, "program": 1, "scene": "verse"},
                      {"channel": 1, "program": 2, "scene": "chorus"}]}}
      """
          .replace("INSERTS", INSERTS);

  static final String DEVICE =
      """
      {"cuebus-device": 1, "id": "d", "name": "D", "class": "interface", "evidence": "estimate",
       "source": "a test", "dac": {"fullScaleVrms": 2, "dynamicRangeDbA": 100, "thdPercent": 0.01},
       "amp": {"railVpeak": 2.5, "currentLimitApeak": 0.03, "outputImpedanceOhm": 42,
               "groundOhm": 0.3, "noiseVrmsA": 4e-6}}
      """;

  static final String HEADPHONE =
      """
      {"cuebus-headphone": 1, "id": "h", "name": "H", "type": "dynamic", "nominalOhm": 32,
       "sensitivityDbPerV": 115, "evidence": "estimate", "source": "a test",
       "load": [[{"r": 30}, {"r": 10, "l": 1.5e-4}, {"r": 12, "l": 0.02387, "c": 1.658e-4}]]}
      """;

  /// What the host does, by frame.
  private record Move(int frame, int parameter, double value) {}

  private record Message(int frame, int status, int data1, int data2) {}

  @TempDir Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void writeFiles() throws Exception {
    Files.writeString(Files.createDirectory(folder.resolve("devices")).resolve("d.json"), DEVICE);
    Files.writeString(
        Files.createDirectory(folder.resolve("headphones")).resolve("h.json"), HEADPHONE);
    file = Files.writeString(folder.resolve("everything.json"), SESSION);
  }

  private Plugin plugin() throws Exception {
    Plugin plugin =
        ServiceLoader.load(PluginFactory.class)
            .findFirst()
            .orElseThrow()
            .create("io.github.cuebus.8x4");
    plugin.loadSetup(file);
    plugin.activate(RATE, 4096);
    return plugin;
  }

  private static int id(String id) {
    return PARAMETERS.byId(id).orElseThrow().index();
  }

  /// What is pressed and let go again: talking, solo, listening, bypass, free click; and a scene.
  private static List<Move> switches(Random random) {
    List<Move> moves = new ArrayList<>();
    for (String key : List.of("source6.talk", "source7.talk", "source1.solo", "mix1.listen")) {
      int at = random.nextInt(FRAMES - 20_000);
      moves.add(new Move(at, id(key), 1));
      moves.add(new Move(at + 15_000, id(key), 0));
    }
    moves.add(new Move(FRAMES - 30_000, id("bypass"), 1));
    moves.add(new Move(FRAMES - 27_000, id("bypass"), 0));
    moves.add(new Move(FRAMES / 4, id("scene"), 2));
    moves.add(new Move(FRAMES / 2, id("click"), 2));
    moves.add(new Move(FRAMES / 2 + 9000, id("click"), 1));
    moves.add(new Move(FRAMES / 3 + random.nextInt(9000), id("scene"), 2));
    return moves;
  }

  /// Those, and any parameter now and then; but what MIDI moves is left to it, for a controller
  /// answers to what is there when a block begins.
  private static List<Move> moves(Random random) {
    List<Move> moves = switches(random);
    for (int n = 0; n < 60; n++) {
      var p = PARAMETERS.all().get(random.nextInt(PARAMETERS.all().size()));
      boolean left =
          SESSION.contains("\"parameter\": \"" + p.id() + "\"")
              || PARAMETERS.control(p.index()) == Control.LOOK_AHEAD
              || PARAMETERS.control(p.index()) == Control.BYPASS;
      if (!left) {
        double value = p.min() + random.nextDouble() * (p.max() - p.min());
        moves.add(new Move(random.nextInt(FRAMES), p.index(), value));
      }
    }
    moves.sort(Comparator.comparingInt(Move::frame));
    return moves;
  }

  private static List<Message> messages(Random random) {
    List<Message> messages = new ArrayList<>();
    for (int n = 0; n < 300; n++) {
      int frame = random.nextInt(FRAMES);
      switch (random.nextInt(8)) {
        case 0 -> messages.add(new Message(frame, 0x90, 60 + random.nextInt(2), 100));
        case 1 -> messages.add(new Message(frame, 0x80, 61, 0));
        case 2 -> messages.add(new Message(frame, 0xb0, 9, random.nextInt(128)));
        default -> messages.add(new Message(frame, 0xb0, 7 + random.nextInt(4), n % 128));
      }
    }
    messages.add(new Message(20_000, 0xc0, 1, 0));
    messages.add(new Message(RATE, 0xc0, 2, 0));
    messages.add(new Message(RATE + 15_000, 0xc0, 1, 0));
    messages.sort(Comparator.comparingInt(Message::frame));
    return messages;
  }

  private static float[][] bus(Random random) {
    float[][] bus = new float[VARIANT.inputs()][FRAMES];
    for (float[] channel : bus) {
      double hz = 100 + 900 * random.nextDouble();
      for (int i = 0; i < FRAMES; i++) {
        double beat = Math.exp(-(i % 12_000) / 4000.0);
        channel[i] =
            (float)
                (0.4 * beat * Math.sin(2 * Math.PI * hz * i / RATE) + 0.1 * random.nextGaussian());
      }
    }
    return bus;
  }

  private static float[][] render(
      Plugin plugin,
      float[][] bus,
      List<Move> moves,
      List<Message> messages,
      int largest,
      Random random) {
    float[][] out = new float[2 * VARIANT.mixes()][FRAMES];
    ParameterEvents events = new ParameterEvents(1000);
    // A bar and a half that goes round and round, entered before its beginning.
    Transport song = new Transport();
    song.playing = true;
    song.tempo = 133.3;
    song.quarterNotes = 6.2;
    song.beatsPerBar = 4;
    song.beatUnit = 4;
    song.barStart = 4;
    song.looping = true;
    song.loopStart = 7.5;
    song.loopEnd = 10;
    for (int done = 0; done < FRAMES; ) {
      int n = Math.min(FRAMES - done, 1 + random.nextInt(largest));
      events.clear();
      for (Move move : moves) {
        if (move.frame() >= done && move.frame() < done + n) {
          events.add(move.frame() - done, move.parameter(), move.value(), Actor.HOST, 0);
        }
      }
      for (Message m : messages) {
        if (m.frame() >= done && m.frame() < done + n) {
          plugin.midiIn().add(m.frame() - done, m.status(), m.data1(), m.data2());
        }
      }
      float[][] in = new float[bus.length][n];
      float[][] block = new float[out.length][n];
      for (int c = 0; c < bus.length; c++) {
        System.arraycopy(bus[c], done, in[c], 0, n);
      }
      plugin.process(in, block, n, events, song);
      for (int c = 0; c < out.length; c++) {
        System.arraycopy(block[c], 0, out[c], done, n);
      }
      song.advance(n, RATE);
      done += n;
    }
    return out;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anyCutIntoBlocksGivesTheSameBits(long seed) throws Exception {
    Random random = new Random(seed);
    float[][] bus = bus(random);
    List<Move> moves = moves(random);
    List<Message> messages = messages(random);
    float[][] whole = render(plugin(), bus, moves, messages, 4096, new Random(1));
    int largest = seed % 2 == 0 ? 4096 : 130;
    float[][] cut = render(plugin(), bus, moves, messages, largest, random);
    for (int c = 0; c < whole.length; c++) {
      for (int i = 0; i < FRAMES; i++) {
        if (Float.floatToRawIntBits(whole[c][i]) != Float.floatToRawIntBits(cut[c][i])) {
          assertThat(cut[c][i])
              .as("seed %d, channel %d, frame %d", seed, c, i)
              .isEqualTo(whole[c][i]);
        }
      }
    }
  }

  /// No kind of control stays where it is when nothing is set, so nothing above rests by mistake.
  @Test
  void everyControlIsUsed() throws Exception {
    Plugin plugin = plugin();
    Set<Control> used = EnumSet.noneOf(Control.class);
    PARAMETERS.all().stream()
        .filter(p -> plugin.value(p.index()) != p.initial())
        .forEach(p -> used.add(PARAMETERS.control(p.index())));
    switches(new Random(1)).forEach(m -> used.add(PARAMETERS.control(m.parameter())));
    Set<Control> rest = EnumSet.complementOf(EnumSet.copyOf(used));
    // They are on at first.
    assertThat(rest).containsExactly(Control.GUARDS);
    assertThat(plugin.latencyFrames()).as("look-ahead").isEqualTo(72);
  }

  @Test
  void everyMixSoundsAndAProgramChangeFadesAScene() throws Exception {
    float[][] bus = bus(new Random(1));
    List<Message> scene = List.of(new Message(RATE, 0xc0, 1, 0));
    float[][] with = render(plugin(), bus, List.of(), scene, 4096, new Random(1));
    float[][] without = render(plugin(), bus, List.of(), List.of(), 4096, new Random(1));
    for (int c : new int[] {0, 1, 4, 5, 6, 7}) {
      assertThat(with[c]).as("channel %d", c).isNotEqualTo(new float[FRAMES]);
    }
    for (int i = 0; i < RATE; i++) {
      assertThat(with[0][i]).isEqualTo(without[0][i]);
    }
    assertThat(with[0]).isNotEqualTo(without[0]);
  }
}
