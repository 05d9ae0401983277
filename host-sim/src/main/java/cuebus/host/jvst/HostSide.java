package cuebus.host.jvst;

import cuebus.jvst.host.HostCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.communication.VSTV20ToHost;
import jvst.wrapper.communication.VSTV20ToPlug;
import jvst.wrapper.valueobjects.VSTEvent;
import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTTimeInfo;
import org.jspecify.annotations.Nullable;

/// The host as one plugin sees it: keeps what the plugin says of itself, answers its questions,
/// takes its MIDI. Offline, with no editor. Any thread.
final class HostSide implements HostCalls {

  /// Events that the stock wrapper carries at once.
  private static final int MAX_EVENTS = 256;

  private static final int VST_VERSION = 2400;
  private static final int OFFLINE = 4;
  private static final int VERSION = 100;

  private static final Set<String> CAN =
      Set.of(
          VSTV20ToPlug.CANDO_HOST_SEND_VST_EVENTS,
          VSTV20ToPlug.CANDO_HOST_SEND_VST_MIDI_EVENT,
          VSTV20ToPlug.CANDO_HOST_SEND_VST_TIME_INFO,
          VSTV20ToPlug.CANDO_HOST_RECEIVE_VST_Events,
          VSTV20ToPlug.CANDO_HOST_RECEIVE_VST_MIDI_EVENT,
          VSTV20ToPlug.CANDO_HOST_OFFLINE,
          VSTV20ToPlug.CANDO_HOST_START_STOP_PROCESS);

  private final int rate;
  private final int block;
  private final double bpm;
  private final Faults faults;

  /// What the stock wrapper says before it has been asked to update.
  private volatile float toldRate = 44_100;

  private volatile int toldBlock = 1024;

  private volatile @Nullable VSTPluginAdapter plugin;
  private volatile long position;
  private volatile int connectedInputs;
  private volatile int connectedOutputs;

  // What the stock wrapper assumes of a plugin that says nothing.
  volatile int uniqueId = 'N' << 24 | 'o' << 16 | 'E' << 8 | 'f';
  volatile int inputs = 1;
  volatile int outputs = 2;
  volatile int initialDelay;
  volatile boolean replacing;
  volatile boolean doubleReplacing;
  volatile boolean chunks;
  volatile boolean synth;
  volatile boolean noTail;
  volatile boolean ioChanged;

  private final List<MidiMessage> midiOut = new ArrayList<>();

  HostSide(int rate, int block, double bpm, Faults faults) {
    this.rate = rate;
    this.block = block;
    this.bpm = bpm;
    this.faults = faults;
  }

  /// The plugin has been made.
  void host(VSTPluginAdapter made) {
    plugin = made;
  }

  /// Channels that are connected, from the first.
  void connected(int in, int out) {
    connectedInputs = in;
    connectedOutputs = out;
  }

  /// The next block begins at this frame.
  void position(long frame) {
    position = frame;
  }

  /// What the plugin has sent.
  List<MidiMessage> midiOut() {
    synchronized (midiOut) {
      return List.copyOf(midiOut);
    }
  }

  @Override
  public void setUniqueID(int id) {
    uniqueId = id;
  }

  @Override
  public void setNumInputs(int count) {
    inputs = count;
  }

  @Override
  public void setNumOutputs(int count) {
    outputs = count;
  }

  @Override
  public void hasVu(boolean vu) {}

  @Override
  public void hasClip(boolean clip) {}

  @Override
  public void canMono(boolean mono) {}

  @Override
  public void canProcessReplacing(boolean can) {
    replacing = can;
  }

  @Override
  public void setRealtimeQualities(int qualities) {}

  @Override
  public void setOfflineQualities(int qualities) {}

  @Override
  public void setInitialDelay(int frames) {
    initialDelay = frames;
  }

  @Override
  public void programsAreChunks(boolean are) {
    chunks = are;
  }

  @Override
  public float getSampleRate() {
    return toldRate;
  }

  @Override
  public int getBlockSize() {
    return toldBlock;
  }

  @Override
  public void setParameterAutomated(int index, float value) {
    VSTPluginAdapter made = plugin;
    if (made == null) {
      throw new IllegalStateException(
          "setParameterAutomated in the constructor: the host has no plugin to set yet");
    }
    made.setParameter(index, value);
  }

  @Override
  public int getMasterVersion() {
    return VST_VERSION;
  }

  @Override
  public int getCurrentUniqueId() {
    return uniqueId;
  }

  @Override
  public void masterIdle() {}

  @Override
  public boolean isInputConnected(int input) {
    return input >= 0 && input < connectedInputs;
  }

  @Override
  public boolean isOutputConnected(int output) {
    return output >= 0 && output < connectedOutputs;
  }

  @Override
  public int canHostDo(String feature) {
    return CAN.contains(feature) ? VSTV20ToHost.CANDO_YES : VSTV20ToHost.CANDO_NO;
  }

  @Override
  public boolean sizeWindow(int width, int height) {
    return false;
  }

  @Override
  public boolean ioChanged() {
    ioChanged = true;
    return true;
  }

  @Override
  public VSTTimeInfo getTimeInfo(int filter) {
    return new SongPosition(position, rate, bpm);
  }

  @Override
  public boolean sendVstEventsToHost(VSTEvents events) {
    int count = events.getNumEvents();
    VSTEvent[] list = events.getEvents();
    if (count < 0 || count > MAX_EVENTS || count > list.length) {
      faults.add(
          "sendVstEventsToHost got numEvents %d for an array of %d; at most %d and the array's length are allowed"
              .formatted(count, list.length, MAX_EVENTS));
      return false;
    }
    synchronized (midiOut) {
      for (int i = 0; i < count; i++) {
        MidiMessage message = MidiMessage.of(list[i], position);
        if (message == null) {
          faults.add("sendVstEventsToHost got an event that is no MIDI message");
        } else {
          midiOut.add(message);
        }
      }
    }
    return true;
  }

  @Override
  public boolean needIdle() {
    return false;
  }

  @Override
  public double updateSampleRate() {
    toldRate = rate;
    return rate;
  }

  @Override
  public int updateBlockSize() {
    toldBlock = block;
    return block;
  }

  @Override
  public int getAutomationState() {
    return 1;
  }

  @Override
  public int getCurrentProcessLevel() {
    return OFFLINE;
  }

  @Override
  public @Nullable String getDirectory() {
    return null;
  }

  @Override
  public String getHostProductString() {
    return "Cuebus host-sim";
  }

  @Override
  public int getHostVendorVersion() {
    return VERSION;
  }

  @Override
  public String getHostVendorString() {
    return "Cuebus";
  }

  @Override
  public int getHostLanguage() {
    return VSTV20ToHost.VST_LANG_ENGLISH;
  }

  @Override
  public int getInputLatency() {
    return 0;
  }

  @Override
  public int getOutputLatency() {
    return 0;
  }

  @Override
  public int getNumAutomatableParameters() {
    VSTPluginAdapter made = plugin;
    return made == null ? 0 : made.getNumParams();
  }

  @Override
  public int getParameterQuantization() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void hasExternalBuffer(boolean external) {}

  @Override
  public void isSynth(boolean is) {
    synth = is;
  }

  @Override
  public void noTail(boolean none) {
    noTail = none;
  }

  @Override
  public void setOutputSamplerate(float other) {}

  @Override
  public int tempoAt(int frame) {
    return (int) Math.round(bpm * 10_000);
  }

  @Override
  public boolean updateDisplay() {
    return true;
  }

  @Override
  public void wantAsyncOperation(boolean wanted) {}

  @Override
  public void wantEvents(int filter) {}

  @Override
  public int willProcessReplacing() {
    return VSTV20ToHost.CANDO_YES;
  }

  @Override
  public boolean beginEdit(int index) {
    return true;
  }

  @Override
  public boolean endEdit(int index) {
    return true;
  }

  @Override
  public boolean setPanLaw(int type, float value) {
    return false;
  }

  @Override
  public void canDoubleReplacing(boolean can) {
    doubleReplacing = can;
  }
}
