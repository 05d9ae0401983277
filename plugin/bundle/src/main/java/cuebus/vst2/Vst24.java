package cuebus.vst2;

/// The binary interface of VST 2.4 on 64-bit systems: offsets in bytes, opcodes, flags and room for
/// texts. Only what this adapter uses.
///
/// Source: the public ABI as open hosts document it; no SDK was read. See ADR 11.
final class Vst24 {

  private Vst24() {}

  /// `AEffect`: what the plugin gives the host.
  static final class Effect {
    static final int BYTES = 192;
    static final int MAGIC = 0;
    static final int DISPATCHER = 8;
    static final int PROCESS = 16;
    static final int SET_PARAMETER = 24;
    static final int GET_PARAMETER = 32;
    static final int NUM_PROGRAMS = 40;
    static final int NUM_PARAMS = 44;
    static final int NUM_INPUTS = 48;
    static final int NUM_OUTPUTS = 52;
    static final int FLAGS = 56;
    static final int INITIAL_DELAY = 80;
    static final int OBJECT = 96;
    static final int UNIQUE_ID = 112;
    static final int VERSION = 116;
    static final int PROCESS_REPLACING = 120;
    static final int PROCESS_DOUBLE_REPLACING = 128;

    /// `VstP` as a big-endian number.
    static final int MAGIC_NUMBER = 0x56737450;

    static final int CAN_REPLACING = 1 << 4;
    static final int PROGRAM_CHUNKS = 1 << 5;
    static final int CAN_DOUBLE_REPLACING = 1 << 12;

    private Effect() {}
  }

  /// What the host asks the dispatcher.
  static final class Opcode {
    static final int OPEN = 0;
    static final int CLOSE = 1;
    static final int SET_PROGRAM = 2;
    static final int GET_PROGRAM = 3;
    static final int SET_PROGRAM_NAME = 4;
    static final int GET_PROGRAM_NAME = 5;
    static final int GET_PARAM_LABEL = 6;
    static final int GET_PARAM_DISPLAY = 7;
    static final int GET_PARAM_NAME = 8;
    static final int SET_SAMPLE_RATE = 10;
    static final int SET_BLOCK_SIZE = 11;
    static final int MAINS_CHANGED = 12;
    static final int IDENTIFY = 22;
    static final int GET_CHUNK = 23;
    static final int SET_CHUNK = 24;
    static final int PROCESS_EVENTS = 25;
    static final int CAN_BE_AUTOMATED = 26;
    static final int STRING_TO_PARAMETER = 27;
    static final int GET_PROGRAM_NAME_INDEXED = 29;
    static final int GET_INPUT_PROPERTIES = 33;
    static final int GET_OUTPUT_PROPERTIES = 34;
    static final int GET_PLUG_CATEGORY = 35;
    static final int SET_SPEAKER_ARRANGEMENT = 42;
    static final int SET_BYPASS = 44;
    static final int GET_EFFECT_NAME = 45;
    static final int GET_VENDOR_STRING = 47;
    static final int GET_PRODUCT_STRING = 48;
    static final int GET_VENDOR_VERSION = 49;
    static final int CAN_DO = 51;
    static final int GET_TAIL_SIZE = 52;
    static final int GET_PARAMETER_PROPERTIES = 56;
    static final int GET_VST_VERSION = 58;
    static final int START_PROCESS = 71;
    static final int STOP_PROCESS = 72;
    static final int SET_PROCESS_PRECISION = 77;

    private Opcode() {}
  }

  /// What the dispatcher answers.
  static final class Answer {
    /// `NvEf`, what `IDENTIFY` expects.
    static final int IDENTITY = 0x4e764566;

    static final int CATEGORY_EFFECT = 1;
    static final int VST_VERSION = 2400;

    /// Tail size 0 means that nobody knows; 1 is no tail.
    static final int NO_TAIL = 1;

    private Answer() {}
  }

  /// What the plugin asks the host's `audioMaster`.
  static final class HostOpcode {
    static final int GET_TIME = 7;
    static final int PROCESS_EVENTS = 8;
    static final int IO_CHANGED = 13;
    static final int UPDATE_DISPLAY = 42;

    private HostOpcode() {}
  }

  /// `VstTimeInfo`.
  static final class Time {
    static final int SAMPLE_POSITION = 0;
    static final int PPQ_POSITION = 24;
    static final int TEMPO = 32;
    static final int BAR_START = 40;
    static final int CYCLE_START = 48;
    static final int CYCLE_END = 56;
    static final int BEATS_PER_BAR = 64;
    static final int BEAT_UNIT = 68;
    static final int FLAGS = 84;

    static final int PLAYING = 1 << 1;
    static final int CYCLING = 1 << 2;
    static final int RECORDING = 1 << 3;
    static final int PPQ_VALID = 1 << 9;
    static final int TEMPO_VALID = 1 << 10;
    static final int BARS_VALID = 1 << 11;
    static final int CYCLE_VALID = 1 << 12;
    static final int METER_VALID = 1 << 13;

    private Time() {}
  }

  /// `VstPinProperties`: one input or output channel.
  static final class Pin {
    static final int BYTES = 128;
    static final int LABEL = 0;
    static final int FLAGS = 64;
    static final int SHORT_LABEL = 72;

    static final int ACTIVE = 1;

    /// The first of a stereo pair.
    static final int STEREO = 1 << 1;

    private Pin() {}
  }

  /// `VstParameterProperties`.
  static final class Properties {
    static final int BYTES = 152;
    static final int STEP = 0;
    static final int SMALL_STEP = 4;
    static final int LARGE_STEP = 8;
    static final int LABEL = 12;
    static final int FLAGS = 76;
    static final int SHORT_LABEL = 96;
    static final int CATEGORY = 106;
    static final int IN_CATEGORY = 108;
    static final int CATEGORY_LABEL = 112;

    static final int SWITCH = 1;
    static final int USES_STEPS = 1 << 2;
    static final int HAS_CATEGORY = 1 << 5;
    static final int CAN_RAMP = 1 << 6;

    private Properties() {}
  }

  /// `VstSpeakerArrangement`.
  static final class Speakers {
    static final int CHANNELS = 4;

    private Speakers() {}
  }

  /// Room for a text in bytes, its zero included.
  static final class Room {
    static final int SHORT_LABEL = 8;
    static final int CATEGORY_LABEL = 24;
    static final int PROGRAM_NAME = 24;
    static final int EFFECT_NAME = 32;
    static final int LABEL = 64;

    /// The interface gives parameter texts 8 bytes, and every plugin writes more; no host of today
    /// has room for less than this.
    static final int PARAMETER_TEXT = 24;

    private Room() {}
  }

  /// A list of events, and an event of MIDI in it. Little-endian: the first byte of a message is
  /// the lowest of its four.
  static final class Events {
    /// The first of the addresses of events; the list begins with their count.
    static final int FIRST = 16;

    static final int MIDI = 1;
    static final int SIZE = 4;
    static final int FRAME = 8;
    static final int MESSAGE = 24;
    static final int MIDI_BYTES = 32;

    private Events() {}
  }
}
