package cuebus.host.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;
import net.beadsproject.beads.ugens.Gain;
import net.beadsproject.beads.ugens.Panner;

/// The players, each with an instrument, a part and a feel; and what the microphones pick up.
final class Band {

  private static final Feel KICK_FEEL = new Feel(0, 2, 0.04, 11);
  private static final Feel SNARE_FEEL = new Feel(3, 2.5, 0.06, 12);
  private static final Feel HAT_FEEL = new Feel(-1, 3, 0.08, 13);
  private static final Feel BASS_FEEL = new Feel(4, 3, 0.05, 14);
  private static final Feel VOICE_FEEL = new Feel(8, 6, 0.04, 15);

  /// The fingers of a hand do not land together: a seed for each voice of the keys, from here.
  private static final long FIRST_KEYS_SEED = 20;

  private final AudioContext context;
  private final Map<Stem, UGen> instruments;

  Band(AudioContext context) {
    this.context = context;
    UGen kick = new Kick(context, KICK_FEEL.play(DrumChart.kick()));
    UGen snare = new Snare(context, SNARE_FEEL.play(DrumChart.snare()));
    UGen hats =
        new Cymbal(context, 6500, 0x68617473)
            .struck(HAT_FEEL.play(DrumChart.closedHat()), Contour.Shape.struck(0.0006, 0.035))
            .struck(HAT_FEEL.play(DrumChart.openHat()), new Contour.Shape(0.0006, 0.4, 0, 0.015));
    instruments =
        Map.of(
            Stem.KICK,
            kick,
            Stem.SNARE,
            snare,
            Stem.HATS,
            hats,
            Stem.OVERHEADS,
            overheads(kick, snare, hats),
            Stem.BASS,
            new BassGuitar(context, BASS_FEEL.play(Accompaniment.bass())),
            Stem.KEYS,
            new ElectricPiano(context, keysVoices()),
            Stem.LEAD,
            lead(),
            Stem.CLICK,
            new Metronome(context, Feel.EXACT.play(Accompaniment.click())));
  }

  /// What is heard in a stem.
  UGen instrument(Stem stem) {
    return Objects.requireNonNull(instruments.get(stem));
  }

  private static List<List<PlayedNote>> keysVoices() {
    List<List<PlayedNote>> voices = new ArrayList<>();
    for (int voice = 0; voice < Chord.VOICES; voice++) {
      Feel finger = new Feel(3, 4, 0.06, FIRST_KEYS_SEED + voice);
      voices.add(finger.play(Accompaniment.keys(voice)));
    }
    return voices;
  }

  private UGen lead() {
    List<Vowel> vowels = Melody.SYLLABLES.stream().map(Melody.Syllable::vowel).toList();
    Voice voice = new Voice(context, VOICE_FEEL.play(Melody.notes()), vowels);
    Room plate = new Room(context, 1, 1.1, 5000);
    plate.addInput(voice);
    Gain lead = new Gain(context, 1, 1);
    lead.addInput(voice);
    lead.addInput(scaled(plate, 0.25f));
    return lead;
  }

  /// The kit from above: cymbals first, drums further away, and the room around them.
  private UGen overheads(UGen kick, UGen snare, UGen hats) {
    UGen crash =
        new Cymbal(context, 3000, 0x63727368)
            .struck(KICK_FEEL.play(DrumChart.crash()), Contour.Shape.struck(0.002, 0.7));
    Gain kit = new Gain(context, 2, 1);
    Gain intoRoom = new Gain(context, 1, 1);
    place(kick, 0.25f, 0, 0.15f, kit, intoRoom);
    place(snare, 0.5f, -0.15f, 0.5f, kit, intoRoom);
    place(hats, 0.35f, 0.5f, 0.2f, kit, intoRoom);
    place(crash, 0.5f, -0.5f, 0.3f, kit, intoRoom);
    Room room = new Room(context, 2, 0.7, 6000);
    room.addInput(intoRoom);
    kit.addInput(room);
    return kit;
  }

  private void place(UGen drum, float level, float pan, float toRoom, Gain kit, Gain room) {
    Panner panner = new Panner(context, pan);
    panner.addInput(scaled(drum, level));
    kit.addInput(panner);
    room.addInput(scaled(drum, toRoom));
  }

  private Gain scaled(UGen source, float level) {
    Gain gain = new Gain(context, 1, level);
    gain.addInput(source);
    return gain;
  }
}
