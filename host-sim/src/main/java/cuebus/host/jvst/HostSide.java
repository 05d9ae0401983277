package cuebus.host.jvst;

import java.util.ArrayList;
import java.util.List;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.valueobjects.VSTEvent;
import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTTimeInfo;
import org.jspecify.annotations.Nullable;

/// The host as one plugin sees it in a run: what it is played, at which rate, and where its MIDI
/// goes. Any thread.
final class HostSide extends Declarations {

  /// Events that the stock wrapper carries at once.
  private static final int MAX_EVENTS = 256;

  private final int rate;
  private final int block;
  private final double bpm;

  /// What the stock wrapper says before it has been asked to update.
  private volatile float toldRate = 44_100;

  private volatile int toldBlock = 1024;

  private volatile @Nullable VSTPluginAdapter plugin;
  private volatile long position;
  private volatile int connectedInputs;
  private volatile int connectedOutputs;

  private final List<MidiMessage> midiOut = new ArrayList<>();

  HostSide(int rate, int block, double bpm, Faults faults) {
    super(faults);
    this.rate = rate;
    this.block = block;
    this.bpm = bpm;
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
  public boolean isInputConnected(int input) {
    return input >= 0 && input < connectedInputs;
  }

  @Override
  public boolean isOutputConnected(int output) {
    return output >= 0 && output < connectedOutputs;
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
  public int getNumAutomatableParameters() {
    VSTPluginAdapter made = plugin;
    return made == null ? 0 : made.getNumParams();
  }

  @Override
  public int tempoAt(int frame) {
    return (int) Math.round(bpm * 10_000);
  }
}
