package jvst.wrapper.communication;

import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTParameterProperties;
import jvst.wrapper.valueobjects.VSTPinProperties;
import jvst.wrapper.valueobjects.VSTSpeakerArrangement;
import jvst.wrapper.valueobjects.VSTVariableIO;
import org.jspecify.annotations.Nullable;

/// What a host calls in a plugin since VST 2.0.
public interface VSTV20ToPlug extends VSTV10ToPlug {

  String CANDO_HOST_SEND_VST_EVENTS = "sendVstEvents";
  String CANDO_HOST_SEND_VST_MIDI_EVENT = "sendVstMidiEvent";
  String CANDO_HOST_SEND_VST_TIME_INFO = "sendVstTimeInfo";
  String CANDO_HOST_RECEIVE_VST_Events = "receiveVstEvents";
  String CANDO_HOST_RECEIVE_VST_MIDI_EVENT = "receiveVstMidiEvent";
  String CANDO_HOST_RECEIVE_VST_TIME_INFO = "receiveVstTimeInfo";
  String CANDO_HOST_REPORT_CONNECTION_CHANGES = "reportConnectionChanges";
  String CANDO_HOST_ACCEPT_IO_CHANGES = "acceptIOChanges";
  String CANDO_HOST_SIZE_WINDOW = "sizeWindow";
  String CANDO_HOST_ASYNC_PROCESSING = "asyncProcessing";
  String CANDO_HOST_OFFLINE = "offline";
  String CANDO_HOST_SUPPLY_IDLE = "supplyIdle";
  String CANDO_HOST_SUPPORT_SHELL = "supportShell";
  String CANDO_HOST_OPEN_FILE_SELECTOR = "openFileSelector";
  String CANDO_HOST_EDIT_FILE = "editFile";
  String CANDO_HOST_CLOSE_FILE_SELECTOR = "closeFileSelector";
  String CANDO_HOST_START_STOP_PROCESS = "startStopProcess";

  int PLUG_CATEG_UNKNOWN = 0;
  int PLUG_CATEG_EFFECT = 1;
  int PLUG_CATEG_SYNTH = 2;
  int PLUG_CATEG_ANALYSIS = 3;
  int PLUG_CATEG_MASTERING = 4;
  int PLUG_CATEG_SPACIALIZER = 5;
  int PLUG_CATEG_ROOM_FX = 6;
  int PLUG_CATEG_SURROUND_FX = 7;
  int PLUG_CATEG_RESTORATION = 8;
  int PLUG_CATEG_OFFLINE_PROCESS = 9;
  int PLUG_CATEG_SHELL = 10;
  int PLUG_CATEG_GENERATOR = 11;

  /// What the plugin says to one of the `CANDO_PLUG_` words: 1 yes, -1 no, 0 unknown.
  int canDo(String feature);

  /// Switches the plugin's own bypass; false if it has none.
  boolean setBypass(boolean value);

  /// Sets a parameter from text; false if the text means no value.
  boolean string2Parameter(int index, String value);

  /// Name of any program; null if there is none. At most 23 bytes are used.
  @Nullable String getProgramNameIndexed(int category, int index);

  /// Name of the product; at most 63 bytes are used.
  @Nullable String getProductString();

  /// Name of the maker; at most 63 bytes are used.
  @Nullable String getVendorString();

  /// One of `PLUG_CATEG_`.
  int getPlugCategory();

  /// Name of the plugin; at most 31 bytes are used.
  @Nullable String getEffectName();

  /// Version of the plugin.
  int getVendorVersion();

  /// Whether a parameter can be automated.
  boolean canParameterBeAutomated(int index);

  /// Copies the present program to another place; false if that cannot be done.
  boolean copyProgram(int destination);

  /// Called now and then if asked for. Returns 1 to be called again.
  int fxIdle();

  /// Never called.
  float getChannelParameter(int channel, int index);

  /// How many categories of programs there are.
  int getNumCategories();

  /// Name and kind of an input channel; null if there is nothing to say.
  @Nullable VSTPinProperties getInputProperties(int index);

  /// Name and kind of an output channel; null if there is nothing to say.
  @Nullable VSTPinProperties getOutputProperties(int index);

  /// What went wrong; at most 49 bytes are used.
  @Nullable String getErrorText();

  /// Frames that still sound after the input has ended: 0 unknown, 1 none.
  int getGetTailSize();

  /// Full name, group and steps of a parameter; null if there is nothing to say.
  @Nullable VSTParameterProperties getParameterProperties(int index);

  /// Version of VST that the plugin speaks.
  int getVstVersion();

  /// An input channel was connected or disconnected.
  void inputConnected(int index, boolean state);

  /// An output channel was connected or disconnected.
  void outputConnected(int index, boolean state);

  /// Whether the editor wants the keyboard.
  boolean keysRequired();

  /// Takes the events of the block that comes next. Audio thread. Returns 1 to get more.
  int processEvents(VSTEvents events);

  /// Processes different numbers of frames in and out; the wrapper warns of it.
  boolean processVariableIo(VSTVariableIO io);

  /// Frame that the plugin is at.
  int reportCurrentPosition();

  /// Where the plugin writes to.
  float[] reportDestinationBuffer();

  /// Says block size and sample rate at once.
  void setBlockSizeAndSampleRate(int blockSize, float sampleRate);

  /// Says how the channels are placed; false if that does not suit.
  boolean setSpeakerArrangement(
      VSTSpeakerArrangement pluginInput, VSTSpeakerArrangement pluginOutput);

  /// How the channels are placed; false if there is nothing to say.
  boolean getSpeakerArrangement(
      VSTSpeakerArrangement pluginInput, VSTSpeakerArrangement pluginOutput);
}
