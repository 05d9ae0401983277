package cuebus.lv2;

import cuebus.entry.Memory;
import cuebus.lv2.Lv2Abi.Atom;
import cuebus.lv2.Urids.Term;
import cuebus.rt.AudioThread;

/// Sorts the messages that come with a block: where the song is, and the session property. What is
/// neither is passed over.
@AudioThread
final class Messages {

  private final Urids urids;
  private final SongPosition position;
  private final SessionProperty session;

  Messages(Urids urids, SongPosition position, SessionProperty session) {
    this.urids = urids;
    this.position = position;
    this.session = session;
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
      if (isObject(atom) && size >= Atom.OBJECT_PROPERTIES - Atom.BODY) {
        read(atom, Memory.getLong(at + Atom.EVENT_FRAME));
      }
      at = atom + Atom.BODY + Atom.padded(size);
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

  /// Writes what is to be told.
  ///
  /// @param sequence address of the host's buffer
  void reply(long sequence) {
    session.reply(sequence);
  }
}
