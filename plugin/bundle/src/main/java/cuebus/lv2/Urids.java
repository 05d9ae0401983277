package cuebus.lv2;

import cuebus.entry.Memory;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;

/// The host's numbers for the terms that we exchange with it.
final class Urids {

  /// What has a number.
  enum Term {
    ATOM_BLANK(Uris.ATOM + "Blank"),
    ATOM_DOUBLE(Uris.ATOM + "Double"),
    ATOM_FLOAT(Uris.ATOM + "Float"),
    ATOM_INT(Uris.ATOM + "Int"),
    ATOM_LONG(Uris.ATOM + "Long"),
    ATOM_OBJECT(Uris.ATOM + "Object"),
    ATOM_PATH(Uris.ATOM + "Path"),
    ATOM_SEQUENCE(Uris.ATOM + "Sequence"),
    ATOM_STRING(Uris.ATOM + "String"),
    ATOM_URID(Uris.ATOM + "URID"),
    MAX_BLOCK_LENGTH(Uris.BUF_SIZE + "maxBlockLength"),
    MIDI_EVENT(Uris.MIDI + "MidiEvent"),
    PATCH_GET(Uris.PATCH + "Get"),
    PATCH_PROPERTY(Uris.PATCH + "property"),
    PATCH_SET(Uris.PATCH + "Set"),
    PATCH_VALUE(Uris.PATCH + "value"),
    TIME_BAR(Uris.TIME + "bar"),
    TIME_BAR_BEAT(Uris.TIME + "barBeat"),
    TIME_BEAT(Uris.TIME + "beat"),
    TIME_BEAT_UNIT(Uris.TIME + "beatUnit"),
    TIME_BEATS_PER_BAR(Uris.TIME + "beatsPerBar"),
    TIME_BEATS_PER_MINUTE(Uris.TIME + "beatsPerMinute"),
    TIME_FRAME(Uris.TIME + "frame"),
    TIME_POSITION(Uris.TIME + "Position"),
    TIME_SPEED(Uris.TIME + "speed"),
    SESSION(Uris.SESSION),
    SETUP(Uris.SETUP);

    private final long uri;

    Term(String uri) {
      this.uri = Memory.forever(uri);
    }
  }

  private final Map<Term, Integer> numbers = new EnumMap<>(Term.class);

  private Urids() {}

  /// Asks the host for all numbers; null if it refuses one. Main thread.
  ///
  /// @param map the number of the URI at an address; 0 is a refusal
  static @Nullable Urids of(LongToIntFunction map) {
    Urids urids = new Urids();
    for (Term term : Term.values()) {
      int number = map.applyAsInt(term.uri);
      if (number == 0) {
        return null;
      }
      urids.numbers.put(term, number);
    }
    return urids;
  }

  /// The number of a term, never 0. Any thread.
  int of(Term term) {
    return Objects.requireNonNull(numbers.get(term));
  }
}
