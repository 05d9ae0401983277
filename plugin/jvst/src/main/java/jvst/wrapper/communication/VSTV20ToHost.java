package jvst.wrapper.communication;

import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTTimeInfo;
import org.jspecify.annotations.Nullable;

/// What a plugin can say to its host and ask of it since VST 2.0. Any thread.
public abstract class VSTV20ToHost extends VSTV10ToHost {

  public static final int CANDO_DONT_KNOW = 0;
  public static final int CANDO_YES = 1;
  public static final int CANDO_NO = -1;

  public static final int VST_LANG_ENGLISH = 1;
  public static final int VST_LANG_GERMAN = 2;
  public static final int VST_LANG_FRENCH = 3;
  public static final int VST_LANG_ITALIAN = 4;
  public static final int VST_LANG_SPANISH = 5;
  public static final int VST_LANG_JAPANESE = 6;

  public static final String CANDO_PLUG_SEND_VST_EVENTS = "sendVstEvents";
  public static final String CANDO_PLUG_SEND_VST_MIDI_EVENT = "sendVstMidiEvent";
  public static final String CANDO_PLUG_SEND_VST_TIME_INFO = "sendVstTimeInfo";
  public static final String CANDO_PLUG_RECEIVE_VST_EVENTS = "receiveVstEvents";
  public static final String CANDO_PLUG_RECEIVE_VST_MIDI_EVENT = "receiveVstMidiEvent";

  /// The same under the name that it was first published with.
  public static final String CANDO_PLUG_REVEIVE_VST_MIDI_EVENT = "receiveVstMidiEvent";

  public static final String CANDO_PLUG_RECEIVE_VST_TIME_INFO = "receiveVstTimeInfo";
  public static final String CANDO_PLUG_OFFLINE = "offline";
  public static final String CANDO_PLUG_PLUG_AS_CHANNEL_INSERT = "plugAsChannelInsert";
  public static final String CANDO_PLUG_PLUG_AS_SEND = "plugAsSend";
  public static final String CANDO_PLUG_MIX_DRY_WET = "mixDryWet";
  public static final String CANDO_PLUG_NO_REAL_TIME = "noRealTime";
  public static final String CANDO_PLUG_MULTIPASS = "multipass";
  public static final String CANDO_PLUG_METAPASS = "metapass";
  public static final String CANDO_PLUG_1_IN_1_OUT = "1in1out";
  public static final String CANDO_PLUG_1_IN_2_OUT = "1in2out";
  public static final String CANDO_PLUG_2_IN_1_OUT = "2in1out";
  public static final String CANDO_PLUG_2_IN_2_OUT = "2in2out";
  public static final String CANDO_PLUG_2_IN_4_OUT = "2in4out";
  public static final String CANDO_PLUG_4_IN_2_OUT = "4in2out";
  public static final String CANDO_PLUG_4_IN_4_OUT = "4in4out";
  public static final String CANDO_PLUG_4_IN_8_OUT = "4in8out";
  public static final String CANDO_PLUG_8_IN_4_OUT = "8in4out";
  public static final String CANDO_PLUG_8_IN_8_OUT = "8in8out";
  public static final String CANDO_PLUG_MIDI_PROGRAM_NAMES = "midiProgramNames";
  public static final String CANDO_PLUG_CONFORMS_TO_WINDOW_RULES = "conformsToWindowRules";
  public static final String CANDO_PLUG_BYPASS = "bypass";

  /// @param wrapper the handle that the host gave
  VSTV20ToHost(long wrapper) {
    super(wrapper);
  }

  /// What the host says to one of the `CANDO_HOST_` words: 1 yes, -1 no, 0 unknown.
  public int canHostDo(String feature) {
    return host().canHostDo(feature);
  }

  /// Asks for another size of the editor, in pixels; false if the host will not.
  public boolean sizeWindow(int width, int height) {
    return host().sizeWindow(width, height);
  }

  /// Says that the numbers of channels or parameters, or the delay, have changed.
  public boolean ioChanged() {
    return host().ioChanged();
  }

  /// Where the host is in time; the bits `VST_TIME_` say what is wanted. Null if the host does not
  /// know.
  public @Nullable VSTTimeInfo getTimeInfo(int filter) {
    return host().getTimeInfo(filter);
  }

  /// Sends MIDI to the host, at most 256 events, with frames of the present block.
  public boolean sendVstEventsToHost(VSTEvents events) {
    return host().sendVstEventsToHost(events);
  }

  /// Asks for `fxIdle`.
  public boolean needIdle() {
    return host().needIdle();
  }

  /// Asks the host for the frames per second, which [#getSampleRate()] then tells.
  public double updateSampleRate() {
    return host().updateSampleRate();
  }

  /// Asks the host for the frames per block, which [#getBlockSize()] then tells.
  public int updateBlockSize() {
    return host().updateBlockSize();
  }

  /// 0 unknown, 1 off, 2 reading, 3 writing, 4 both.
  public int getAutomationState() {
    return host().getAutomationState();
  }

  /// 0 unknown, 1 user thread, 2 audio thread, 3 sequencer thread, 4 offline.
  public int getCurrentProcessLevel() {
    return host().getCurrentProcessLevel();
  }

  /// Folder of the plugin; null but on Windows.
  public @Nullable String getDirectory() {
    return host().getDirectory();
  }

  /// Name of the host.
  public @Nullable String getHostProductString() {
    return host().getHostProductString();
  }

  /// Version of the host.
  public int getHostVendorVersion() {
    return host().getHostVendorVersion();
  }

  /// Maker of the host.
  public @Nullable String getHostVendorString() {
    return host().getHostVendorString();
  }

  /// One of `VST_LANG_`.
  public int getHostLanguage() {
    return host().getHostLanguage();
  }

  /// Frames by which the host's input is late.
  public int getInputLatency() {
    return host().getInputLatency();
  }

  /// Frames by which the host's output is late.
  public int getOutputLatency() {
    return host().getOutputLatency();
  }

  /// How many parameters the host can automate.
  public int getNumAutomatableParameters() {
    return host().getNumAutomatableParameters();
  }

  /// Steps of a parameter in the host.
  public int getParameterQuantization() {
    return host().getParameterQuantization();
  }

  /// Says that the plugin's hardware has a buffer of its own.
  public void hasExternalBuffer(boolean external) {
    host().hasExternalBuffer(external);
  }

  /// Says that this is an instrument.
  public void isSynth(boolean synth) {
    host().isSynth(synth);
  }

  /// Says that silence in gives silence out at once.
  public void noTail(boolean none) {
    host().noTail(none);
  }

  /// Says that the output has a rate of its own, in frames per second.
  public void setOutputSamplerate(float rate) {
    host().setOutputSamplerate(rate);
  }

  /// Tempo at a frame, in 1/10000 beats per minute.
  public int tempoAt(int position) {
    return host().tempoAt(position);
  }

  /// Asks the host to show names and values anew.
  public boolean updateDisplay() {
    return host().updateDisplay();
  }

  /// Says that a block may be delivered later.
  public void wantAsyncOperation(boolean wanted) {
    host().wantAsyncOperation(wanted);
  }

  /// Asks for events. Not in the constructor.
  public void wantEvents(int filter) {
    host().wantEvents(filter);
  }

  /// Whether the host will call `processReplacing`: 1 yes, -1 no, 0 unknown.
  public int willProcessReplacing() {
    return host().willProcessReplacing();
  }
}
