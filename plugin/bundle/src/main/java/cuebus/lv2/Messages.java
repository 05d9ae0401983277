package cuebus.lv2;

import cuebus.entry.Memory;
import cuebus.lv2.Lv2Abi.Atom;
import cuebus.lv2.Urids.Term;
import cuebus.plugin.Plugin;
import cuebus.rt.AudioThread;
import cuebus.rt.MidiEvents;

/// Sorts the messages that come with a block: where the song is, the session property, and MIDI;
/// what is none of them is passed over. Writes the answers.
@AudioThread
final class Messages {

  private final Urids urids;
  private final SongPosition position;
  private final SessionProperty session;
  private final MidiEvents midi;

  /// What goes to controllers.
  private final MidiEvents told = new MidiEvents(Plugin.MOST_MIDI_OUT);

  /// @param midi takes what comes in
  Messages(Urids urids, SongPosition position, SessionProperty session, MidiEvents midi) {
    this.urids = urids;
    this.position = position;
    this.session = session;
    this.midi = midi;
  }

  /// Reads a block's messages. An event that reaches beyond the sequence's end is the last.
  ///
  /// @param sequence address of the host's sequence
  void read(long sequence) {
    if (Memory.getInt(sequence + Atom.TYPE) != urids.of(Term.ATOM_SEQUENCE)) {
      return;
    }
    long end = sequence + Atom.BODY + Integer.toUnsignedLong(Memory.getInt(sequence + Atom.SIZE));
    long at = sequence + Atom.SEQUENCE_EVENTS;
    while (end - at >= Atom.EVENT_ATOM + Atom.BODY) {
      long atom = at + Atom.EVENT_ATOM;
      long size = Integer.toUnsignedLong(Memory.getInt(atom + Atom.SIZE));
      if (end - atom - Atom.BODY < size) {
        return;
      }
      if (Memory.getInt(atom + Atom.TYPE) == urids.of(Term.MIDI_EVENT)) {
        readMidi(atom, size, Memory.getLong(at + Atom.EVENT_FRAME));
      } else if (isObject(atom) && size >= Atom.OBJECT_PROPERTIES - Atom.BODY) {
        read(atom, Memory.getLong(at + Atom.EVENT_FRAME));
      }
      at = atom + Atom.BODY + Atom.padded(size);
    }
  }

  /// What is longer than three bytes is of no use here.
  private void readMidi(long atom, long size, long offset) {
    long message = atom + Atom.BODY;
    if (size >= 1 && size <= 3) {
      midi.add(
          Math.clamp(offset, 0, Integer.MAX_VALUE),
          Memory.getByte(message) & 0xff,
          size > 1 ? Memory.getByte(message + 1) : 0,
          size > 2 ? Memory.getByte(message + 2) : 0);
    }
  }

  private boolean isObject(long atom) {
    int type = Memory.getInt(atom + Atom.TYPE);
    // Older hosts still say Blank.
    return type == urids.of(Term.ATOM_OBJECT) || type == urids.of(Term.ATOM_BLANK);
  }

  private void read(long atom, long offset) {
    int kind = Memory.getInt(atom + Atom.OBJECT_CLASS);
    if (kind == urids.of(Term.TIME_POSITION)) {
      position.read(atom, offset);
    } else if (kind == urids.of(Term.PATCH_SET)) {
      session.set(atom);
    } else if (kind == urids.of(Term.PATCH_GET)) {
      session.get(atom);
    }
  }

  /// Moves the song on by what was rendered.
  void advance(int frames) {
    position.advance(frames);
  }

  /// Takes what goes to controllers after a part of the block.
  ///
  /// @param done frames of the block before that part
  void tell(MidiEvents part, int done) {
    told.append(part, done);
  }

  /// Writes what is to be told into the host's buffer, as a sequence.
  ///
  /// @param sequence its address; the atom's header says how much room there is; 0 for no buffer
  void reply(long sequence) {
    if (sequence != 0) {
      long room = Integer.toUnsignedLong(Memory.getInt(sequence + Atom.SIZE));
      if (room >= Atom.SEQUENCE_EVENTS - Atom.BODY) {
        long limit = sequence + Atom.BODY + room;
        long end = session.reply(sequence + Atom.SEQUENCE_EVENTS, limit);
        end = writeMidi(end, limit);
        Memory.putInt(sequence + Atom.SIZE, (int) (end - sequence - Atom.BODY));
        Memory.putInt(sequence + Atom.TYPE, urids.of(Term.ATOM_SEQUENCE));
        Memory.putLong(sequence + Atom.SEQUENCE_UNIT, 0);
      }
    }
    told.clear();
  }

  private long writeMidi(long event, long limit) {
    long at = event;
    for (int e = 0; e < told.size() && limit - at >= Atom.MIDI_EVENT_BYTES; e++) {
      long atom = at + Atom.EVENT_ATOM;
      Memory.putLong(at + Atom.EVENT_FRAME, told.frame(e));
      Memory.putInt(atom + Atom.SIZE, 3);
      Memory.putInt(atom + Atom.TYPE, urids.of(Term.MIDI_EVENT));
      Memory.putLong(atom + Atom.BODY, told.status(e) | told.data1(e) << 8 | told.data2(e) << 16);
      at += Atom.MIDI_EVENT_BYTES;
    }
    return at;
  }
}
