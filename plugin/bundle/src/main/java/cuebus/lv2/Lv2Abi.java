package cuebus.lv2;

/// Where things stand in LV2's structs on 64-bit machines, in bytes, and what its numbers mean.
///
/// Source: the LV2 specification 1.18: core, urid, options, atom, state and worker.
final class Lv2Abi {

  private Lv2Abi() {}

  /// LV2_Descriptor: eight pointers.
  static final class Descriptor {
    static final int URI = 0;
    static final int INSTANTIATE = 8;
    static final int CONNECT_PORT = 16;
    static final int ACTIVATE = 24;
    static final int RUN = 32;
    static final int DEACTIVATE = 40;
    static final int CLEANUP = 48;
    static final int EXTENSION_DATA = 56;
    static final int BYTES = 64;

    private Descriptor() {}
  }

  /// LV2_Feature; hosts pass an array of pointers to them that a null ends.
  static final class Feature {
    static final int URI = 0;
    static final int DATA = 8;

    private Feature() {}
  }

  /// A host's object with one function: LV2_URID_Map and LV2_Worker_Schedule alike.
  static final class HostObject {
    /// What to pass as the function's first argument.
    static final int HANDLE = 0;

    static final int FUNCTION = 8;

    private HostObject() {}
  }

  /// LV2_Options_Option; an array ends with the key 0.
  static final class Option {
    static final int KEY = 8;
    static final int SIZE = 12;
    static final int TYPE = 16;
    static final int VALUE = 24;
    static final int BYTES = 32;

    private Option() {}
  }

  /// LV2_Atom and what is made of it. All atoms in a body are padded to eight bytes.
  static final class Atom {
    /// Bytes of the body, 32 bits.
    static final int SIZE = 0;

    static final int TYPE = 4;
    static final int BODY = 8;

    /// In a sequence: the unit of time stamps, 0 for frames.
    static final int SEQUENCE_UNIT = 8;

    static final int SEQUENCE_EVENTS = 16;

    /// In a sequence's event: the frame, 64 bits, then the atom.
    static final int EVENT_FRAME = 0;

    static final int EVENT_ATOM = 8;

    /// An event of MIDI: frame, atom, message and padding.
    static final int MIDI_EVENT_BYTES = 24;

    /// In an object: its own URI, or 0.
    static final int OBJECT_ID = 8;

    static final int OBJECT_CLASS = 12;
    static final int OBJECT_PROPERTIES = 16;

    /// In an object's property: what it says; eight bytes later, the atom.
    static final int PROPERTY_KEY = 0;

    static final int PROPERTY_CONTEXT = 4;
    static final int PROPERTY_ATOM = 8;

    private Atom() {}

    /// A number of bytes with its padding.
    static long padded(long bytes) {
      return bytes + 7 & ~7L;
    }
  }

  /// LV2_State_Interface: save, restore; LV2_State_Flags.
  static final class State {
    static final int SAVE = 0;
    static final int RESTORE = 8;
    static final int BYTES = 16;
    static final int IS_POD = 1;
    static final int IS_PORTABLE = 2;

    private State() {}
  }

  /// LV2_Worker_Interface: work, work_response, and end_run, which may be null.
  static final class Worker {
    static final int WORK = 0;
    static final int WORK_RESPONSE = 8;
    static final int BYTES = 24;

    private Worker() {}
  }

  /// LV2_State_Status; the first two are LV2_Worker_Status too.
  static final class Status {
    static final int SUCCESS = 0;
    static final int ERR_UNKNOWN = 1;
    static final int ERR_BAD_TYPE = 2;
    static final int ERR_NO_FEATURE = 4;
    static final int ERR_NO_PROPERTY = 5;

    private Status() {}
  }
}
