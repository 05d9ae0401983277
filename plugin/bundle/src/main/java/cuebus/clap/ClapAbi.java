package cuebus.clap;

/// The binary interface of CLAP 1.2 on 64-bit machines: offsets and sizes in bytes, and numbers
/// with a meaning. Functions in a table stand in the order that the class filling it names them.
///
/// Source: the public CLAP 1.2 interface; `ClapAbiTest` lets a C compiler lay out the same structs.
final class ClapAbi {

  static final int VERSION_MAJOR = 1;
  static final int VERSION_MINOR = 2;
  static final int VERSION_REVISION = 0;

  /// Room for a name that people read.
  static final int NAME_SIZE = 256;

  /// Room for a path of modules.
  static final int PATH_SIZE = 1024;

  /// No id at all.
  static final int INVALID_ID = -1;

  private ClapAbi() {}

  /// What a plugin is: version, then pointers to texts, then to a list of features.
  static final class Descriptor {
    static final int ID = 16;
    static final int NAME = 24;
    static final int VENDOR = 32;
    static final int URL = 40;
    static final int MANUAL_URL = 48;
    static final int SUPPORT_URL = 56;
    static final int VERSION = 64;
    static final int DESCRIPTION = 72;
    static final int FEATURES = 80;
    static final int SIZE = 88;

    private Descriptor() {}
  }

  /// An instance: its descriptor, what is ours, ten functions.
  static final class Plugin {
    static final int DESCRIPTOR = 0;
    static final int DATA = 8;
    static final int FUNCTIONS = 16;
    static final int SIZE = 96;

    private Plugin() {}
  }

  /// The host.
  static final class Host {
    static final int GET_EXTENSION = 56;
    static final int REQUEST_RESTART = 64;
    static final int REQUEST_CALLBACK = 80;
    static final int SIZE = 88;

    private Host() {}
  }

  /// What the host offers, by function.
  static final class HostExtension {
    static final int LOG = 0;
    static final int IS_MAIN_THREAD = 0;
    static final int PARAMS_RESCAN = 0;
    static final int AUDIO_PORTS_IS_RESCAN_SUPPORTED = 0;
    static final int AUDIO_PORTS_RESCAN = 8;
    static final int STATE_MARK_DIRTY = 0;
    static final int PRESET_ON_ERROR = 0;
    static final int PRESET_LOADED = 8;
    static final int TAIL_CHANGED = 0;
    static final int LATENCY_CHANGED = 0;

    private HostExtension() {}
  }

  /// How bad a message of the log is.
  static final class Severity {
    static final int ERROR = 3;
    static final int HOST_MISBEHAVING = 5;

    private Severity() {}
  }

  /// One block.
  static final class Block {
    static final int FRAMES = 8;
    static final int TRANSPORT = 16;
    static final int INPUTS = 24;
    static final int OUTPUTS = 32;
    static final int INPUT_COUNT = 40;
    static final int OUTPUT_COUNT = 44;
    static final int IN_EVENTS = 48;
    static final int OUT_EVENTS = 56;
    static final int SIZE = 64;

    /// What a block answers: it failed; go on; nothing will come until input or events do.
    static final int ERROR = 0;

    static final int CONTINUE = 1;
    static final int SLEEP = 4;

    private Block() {}
  }

  /// The channels of a port in one block.
  static final class AudioBuffer {
    /// Single precision, one pointer a channel; null where the host uses double.
    static final int DATA32 = 0;

    static final int DATA64 = 8;
    static final int CHANNELS = 16;

    /// One bit a channel that is the same throughout.
    static final int CONSTANT_MASK = 24;

    static final int SIZE = 32;

    private AudioBuffer() {}
  }

  /// An event, and the lists they come and go in.
  static final class Event {
    static final int BYTES = 0;
    static final int TIME = 4;
    static final int SPACE = 8;
    static final int TYPE = 10;
    static final int FLAGS = 12;

    static final int CORE_SPACE = 0;
    static final int PARAM_VALUE = 5;
    static final int PARAM_MOD = 6;

    /// A reading is not to become automation.
    static final int DONT_RECORD = 2;

    /// Of an event for a parameter: which one, which note, port, channel and key, and the value.
    static final int PARAM_ID = 16;

    static final int NOTE_ID = 32;
    static final int PORT = 36;
    static final int CHANNEL = 38;
    static final int KEY = 40;
    static final int PARAM_AMOUNT = 48;
    static final int PARAM_SIZE = 56;

    /// Of an event of MIDI: three bytes.
    static final int MIDI = 10;

    static final int MIDI_MESSAGE = 18;
    static final int MIDI_SIZE = 24;

    static final int LIST_SIZE = 8;
    static final int LIST_GET = 16;
    static final int LIST_TRY_PUSH = 8;

    private Event() {}
  }

  /// Where the song is.
  static final class Transport {
    static final int FLAGS = 16;
    static final int BEATS = 24;
    static final int SECONDS = 32;
    static final int TEMPO = 40;
    static final int LOOP_START_BEATS = 56;
    static final int LOOP_END_BEATS = 64;
    static final int BAR_START = 88;
    static final int BEATS_PER_BAR = 100;
    static final int BEAT_UNIT = 102;

    static final int HAS_TEMPO = 1;
    static final int HAS_BEATS = 1 << 1;
    static final int HAS_SECONDS = 1 << 2;
    static final int HAS_METER = 1 << 3;
    static final int PLAYING = 1 << 4;
    static final int RECORDING = 1 << 5;
    static final int LOOPING = 1 << 6;

    /// Beats and seconds are fixed-point numbers: this is 1.
    static final double ONE = 1L << 31;

    private Transport() {}
  }

  /// What a parameter is.
  static final class ParamInfo {
    static final int ID = 0;
    static final int FLAGS = 4;
    static final int COOKIE = 8;
    static final int NAME = 16;
    static final int MODULE = 272;
    static final int MIN = 1296;
    static final int MAX = 1304;
    static final int DEFAULT = 1312;
    static final int SIZE = 1320;

    static final int STEPPED = 1;
    static final int READ_ONLY = 1 << 3;
    static final int BYPASS = 1 << 4;
    static final int AUTOMATABLE = 1 << 5;
    static final int MODULATABLE = 1 << 10;

    /// Its values are choices with names.
    static final int ENUM = 1 << 16;

    /// What the host should read again.
    static final int RESCAN_VALUES = 1;

    static final int RESCAN_INFO = 1 << 2;

    private ParamInfo() {}
  }

  /// What an audio port is.
  static final class PortInfo {
    static final int ID = 0;
    static final int NAME = 4;
    static final int FLAGS = 260;
    static final int CHANNELS = 264;
    static final int TYPE = 272;
    static final int IN_PLACE_PAIR = 280;
    static final int SIZE = 288;

    static final int MAIN = 1;
    static final int SUPPORTS_64_BIT = 1 << 1;
    static final int RESCAN_NAMES = 1;

    private PortInfo() {}
  }

  /// A set of audio ports to choose.
  static final class PortsConfig {
    static final int ID = 0;
    static final int NAME = 4;
    static final int INPUT_PORTS = 260;
    static final int OUTPUT_PORTS = 264;
    static final int HAS_MAIN_INPUT = 268;
    static final int MAIN_INPUT_CHANNELS = 272;
    static final int MAIN_INPUT_TYPE = 280;
    static final int HAS_MAIN_OUTPUT = 288;
    static final int MAIN_OUTPUT_CHANNELS = 292;
    static final int MAIN_OUTPUT_TYPE = 296;
    static final int SIZE = 304;

    private PortsConfig() {}
  }

  /// What a note port is.
  static final class NotePortInfo {
    static final int ID = 0;
    static final int DIALECTS = 4;
    static final int PREFERRED = 8;
    static final int NAME = 12;
    static final int SIZE = 268;

    static final int DIALECT_CLAP = 1;
    static final int DIALECT_MIDI = 1 << 1;

    private NotePortInfo() {}
  }

  /// A stream of the host's: its one function, read or write.
  static final class Stream {
    static final int FUNCTION = 8;

    private Stream() {}
  }

  /// Where a preset lies.
  static final class Preset {
    static final int IN_FILE = 0;
    static final int IN_PLUGIN = 1;

    /// A plugin of any format: what format, and its id there.
    static final int PLUGIN_ABI = 0;

    static final int PLUGIN_ID = 8;
    static final int PLUGIN_SIZE = 16;

    private Preset() {}
  }

  /// What lists presets for the host: descriptor, what is ours, four functions.
  static final class PresetProvider {
    static final int DESCRIPTOR = 0;
    static final int DATA = 8;
    static final int FUNCTIONS = 16;
    static final int SIZE = 48;

    private PresetProvider() {}
  }

  /// What a provider is: version, then these texts.
  static final class ProviderDescriptor {
    static final int ID = 16;
    static final int NAME = 24;
    static final int VENDOR = 32;
    static final int SIZE = 40;

    private ProviderDescriptor() {}
  }

  /// The host's indexer, which hears of file types and locations.
  static final class PresetIndexer {
    static final int DECLARE_FILETYPE = 56;
    static final int DECLARE_LOCATION = 64;

    private PresetIndexer() {}
  }

  /// A kind of preset file.
  static final class PresetFiletype {
    static final int NAME = 0;
    static final int DESCRIPTION = 8;
    static final int EXTENSION = 16;
    static final int SIZE = 24;

    private PresetFiletype() {}
  }

  /// A place with presets.
  static final class PresetLocation {
    static final int FLAGS = 0;
    static final int NAME = 8;
    static final int KIND = 16;
    static final int PATH = 24;
    static final int SIZE = 32;

    /// Whose presets they are: the maker's, the user's.
    static final int FACTORY_CONTENT = 1;

    static final int USER_CONTENT = 1 << 1;

    private PresetLocation() {}
  }

  /// The host's receiver of what is known about a preset.
  static final class PresetReceiver {
    static final int ON_ERROR = 8;
    static final int BEGIN_PRESET = 16;
    static final int ADD_PLUGIN_ID = 24;
    static final int SET_DESCRIPTION = 56;

    private PresetReceiver() {}
  }
}
