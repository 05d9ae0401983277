package cuebus.lv2;

import cuebus.entry.HostLog;
import cuebus.entry.Memory;
import cuebus.json.InvalidFileException;
import cuebus.lv2.Lv2Abi.Atom;
import cuebus.lv2.Lv2Abi.Status;
import cuebus.lv2.Urids.Term;
import cuebus.plugin.Plugin;
import cuebus.rt.AudioThread;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The property that loads a session file when a host sets it. Files are read by the host's worker;
/// the audio thread only passes the path on, and says what is loaded when it is asked or when that
/// has changed.
final class SessionProperty {

  /// Longest path taken, in bytes, its final zero included: Linux's PATH_MAX.
  private static final int PATH_BYTES = 4096;

  /// Bytes of [#message] without the path: event, object, a property of a URID, one of a path.
  private static final int MESSAGE_BYTES =
      Atom.EVENT_ATOM
          + Atom.OBJECT_PROPERTIES
          + 2 * (Atom.PROPERTY_ATOM + Atom.BODY)
          + Long.BYTES; // A URID, padded.

  private final HostFeatures host;
  private final Urids urids;
  private final AtomProperties properties;
  private final Plugin plugin;
  private final ControlInputs controls;

  /// The path that was loaded last, with its final zero; never changed, only replaced.
  private volatile byte[] loaded = {0};

  private boolean tell;

  SessionProperty(
      HostFeatures host,
      Urids urids,
      AtomProperties properties,
      Plugin plugin,
      ControlInputs controls) {
    this.host = host;
    this.urids = urids;
    this.properties = properties;
    this.plugin = plugin;
    this.controls = controls;
  }

  /// Reads a `patch:Set`.
  @AudioThread
  void set(long atom) {
    int property = 0;
    long path = 0;
    int size = 0;
    properties.open(atom);
    while (properties.next()) {
      if (properties.key() == urids.of(Term.PATCH_PROPERTY)) {
        property = properties.urid();
      } else if (properties.key() == urids.of(Term.PATCH_VALUE) && isPath()) {
        path = properties.body();
        size = (int) properties.size();
      }
    }
    if (property == urids.of(Term.SESSION) && path != 0) {
      schedule(path, size);
    }
  }

  private boolean isPath() {
    int type = properties.type();
    return (type == urids.of(Term.ATOM_PATH) || type == urids.of(Term.ATOM_STRING))
        && properties.size() > 0
        && properties.size() <= PATH_BYTES;
  }

  private void schedule(long path, int size) {
    if (!host.schedules()) {
      HostLog.once(
          "LV2 session",
          new UnsupportedOperationException(
              "not loaded: the host has no worker, and the audio thread must not read files"));
    } else if (host.schedule(size, path) != Status.SUCCESS) {
      HostLog.once(
          "LV2 session", new IllegalStateException("not loaded: the host's worker is full"));
    }
  }

  /// Reads a `patch:Get`: of the session, or of everything.
  @AudioThread
  void get(long atom) {
    int property = urids.of(Term.SESSION);
    properties.open(atom);
    while (properties.next()) {
      if (properties.key() == urids.of(Term.PATCH_PROPERTY)) {
        property = properties.urid();
      }
    }
    tell |= property == urids.of(Term.SESSION);
  }

  /// Loads a session. Worker thread.
  ///
  /// @param path its address, in `size` bytes
  /// @return a worker status
  int work(int size, long path) {
    if (path == 0 || size <= 0 || size > PATH_BYTES) {
      return Status.ERR_UNKNOWN;
    }
    String file = text(Memory.bytes(path, size));
    try {
      plugin.loadSetup(Path.of(file));
    } catch (InvalidFileException | IllegalArgumentException e) {
      HostLog.once("LV2 session " + file, e);
      return Status.ERR_UNKNOWN;
    }
    controls.takenOver(controls.all());
    loaded = (file + '\0').getBytes(StandardCharsets.UTF_8);
    return Status.SUCCESS;
  }

  private static String text(byte[] zeroEnded) {
    String text = new String(zeroEnded, StandardCharsets.UTF_8);
    int zero = text.indexOf('\0');
    return zero < 0 ? text : text.substring(0, zero);
  }

  /// What was scheduled is done.
  @AudioThread
  void worked() {
    tell = true;
  }

  /// Writes what is to be told as an event, if it fits.
  ///
  /// @param event address of the place for it
  /// @param limit where the room ends
  /// @return the end of what was written
  @AudioThread
  long reply(long event, long limit) {
    byte[] path = loaded;
    if (!tell || limit - event < MESSAGE_BYTES + Atom.padded(path.length)) {
      return event;
    }
    tell = false;
    return message(event, path);
  }

  private long message(long event, byte[] path) {
    long object = event + Atom.EVENT_ATOM;
    long property = object + Atom.OBJECT_PROPERTIES;
    long value = property + Atom.PROPERTY_ATOM + Atom.BODY + Long.BYTES;
    long body = value + Atom.PROPERTY_ATOM + Atom.BODY;
    long end = body + Atom.padded(path.length);
    Memory.fill(event, end - event, (byte) 0);
    header(object, (int) (end - object - Atom.BODY), Term.ATOM_OBJECT);
    Memory.putInt(object + Atom.OBJECT_CLASS, urids.of(Term.PATCH_SET));
    Memory.putInt(property + Atom.PROPERTY_KEY, urids.of(Term.PATCH_PROPERTY));
    header(property + Atom.PROPERTY_ATOM, Integer.BYTES, Term.ATOM_URID);
    Memory.putInt(property + Atom.PROPERTY_ATOM + Atom.BODY, urids.of(Term.SESSION));
    Memory.putInt(value + Atom.PROPERTY_KEY, urids.of(Term.PATCH_VALUE));
    header(value + Atom.PROPERTY_ATOM, path.length, Term.ATOM_PATH);
    Memory.putBytes(body, path);
    return end;
  }

  private void header(long atom, int size, Term type) {
    Memory.putInt(atom + Atom.SIZE, size);
    Memory.putInt(atom + Atom.TYPE, urids.of(type));
  }
}
