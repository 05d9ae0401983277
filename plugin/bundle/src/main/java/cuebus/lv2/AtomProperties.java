package cuebus.lv2;

import cuebus.entry.Memory;
import cuebus.lv2.Lv2Abi.Atom;
import cuebus.lv2.Urids.Term;
import cuebus.rt.AudioThread;

/// Walks over the properties of an atom object. One for all objects, so that nothing is allocated;
/// what reaches beyond the object's end is not there.
@AudioThread
final class AtomProperties {

  private final Urids urids;
  private long at;
  private long next;
  private long end;

  AtomProperties(Urids urids) {
    this.urids = urids;
  }

  /// Goes before the first property of an object.
  ///
  /// @param atom address of the object, which lies wholly in the host's buffer
  void open(long atom) {
    next = atom + Atom.OBJECT_PROPERTIES;
    end = atom + Atom.BODY + Integer.toUnsignedLong(Memory.getInt(atom + Atom.SIZE));
  }

  /// Goes to the next property; false if there is none.
  boolean next() {
    at = next;
    if (end - at < Atom.PROPERTY_ATOM + Atom.BODY || end - body() < size()) {
      return false;
    }
    next = body() + Atom.padded(size());
    return true;
  }

  /// What the property says.
  int key() {
    return Memory.getInt(at + Atom.PROPERTY_KEY);
  }

  /// What kind of value it has.
  int type() {
    return Memory.getInt(at + Atom.PROPERTY_ATOM + Atom.TYPE);
  }

  /// Bytes of the value.
  long size() {
    return Integer.toUnsignedLong(Memory.getInt(at + Atom.PROPERTY_ATOM + Atom.SIZE));
  }

  /// Address of the value.
  long body() {
    return at + Atom.PROPERTY_ATOM + Atom.BODY;
  }

  /// The value as a number, of whatever type; NaN if it is none.
  double number() {
    int type = type();
    if (size() == Integer.BYTES) {
      return type == urids.of(Term.ATOM_FLOAT)
          ? Memory.getFloat(body())
          : type == urids.of(Term.ATOM_INT) ? Memory.getInt(body()) : Double.NaN;
    }
    if (size() == Long.BYTES) {
      return type == urids.of(Term.ATOM_DOUBLE)
          ? Memory.getDouble(body())
          : type == urids.of(Term.ATOM_LONG) ? Memory.getLong(body()) : Double.NaN;
    }
    return Double.NaN;
  }

  /// The value as the number of a URI; 0 if it is none.
  int urid() {
    boolean is = size() == Integer.BYTES && type() == urids.of(Term.ATOM_URID);
    return is ? Memory.getInt(body()) : 0;
  }
}
