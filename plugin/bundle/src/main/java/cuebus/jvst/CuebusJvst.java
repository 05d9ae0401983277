package cuebus.jvst;

import cuebus.entry.HostLog;
import cuebus.json.InvalidFileException;
import cuebus.param.ClickMode;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.plugin.CueMixFactory;
import cuebus.plugin.Plugin;
import cuebus.plugin.PluginDeclaration;
import cuebus.rt.AudioThread;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.util.Arrays;
import java.util.OptionalDouble;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTMidiEvent;
import jvst.wrapper.valueobjects.VSTParameterProperties;
import jvst.wrapper.valueobjects.VSTPinProperties;
import jvst.wrapper.valueobjects.VSTSpeakerArrangement;
import org.jspecify.annotations.Nullable;

/// Cuebus for jVSTwRapper: 8 bus channels into 4 stereo mixes, which is all that the wrapper
/// carries. Parameters may be set on any thread; the rest follows the host's rules for VST 2.4.
/// State is kept as chunks.
public final class CuebusJvst extends VSTPluginAdapter {

  private static final Variant SIZE = Variant.V8X4;
  private static final int OUTPUTS = 2 * SIZE.mixes();

  /// The letters `CbJ8`.
  private static final int UNIQUE_ID = 0x43624A38;

  private static final String NAME = PluginDeclaration.of(SIZE).name();

  private final Parameters parameters = Parameters.of(SIZE);
  private final int click = parameters.ofPlugin(Control.CLICK);
  private final int talkWhileRecording = parameters.ofPlugin(Control.TALK_WHILE_RECORDING);
  private final ParameterInbox inbox = new ParameterInbox(parameters.all().size());
  private final ParameterEvents events = new ParameterEvents(parameters.all().size());
  private final Transport transport = new Transport();
  private final Plugin plugin = new CueMixFactory().create(PluginDeclaration.of(SIZE).id());
  private final SinglePrecision blocks = new SinglePrecision(SIZE.inputs(), OUTPUTS);
  private final SinglePrecision.Renderer renderer = this::render;
  private final MidiOutput midiOutput = new MidiOutput();

  /// Frames of the present block that are rendered.
  private int done;

  private double sampleRate = 44_100;
  private int blockSize = 1024;
  private int program;

  /// @param wrapper the handle that the wrapper gives
  public CuebusJvst(long wrapper) {
    super(wrapper);
    setNumInputs(SIZE.inputs());
    setNumOutputs(OUTPUTS);
    setUniqueID(UNIQUE_ID);
    canDoubleReplacing(true);
    programsAreChunks(true);
    setInitialDelay(plugin.latencyFrames());
    plugin.unreadablePrograms().forEach(HostLog::once);
  }

  @Override
  @AudioThread
  public void processReplacing(float[][] inputs, float[][] outputs, int sampleFrames) {
    render(inputs, outputs, sampleFrames);
    endOfBlock();
  }

  @AudioThread
  private void render(float[][] inputs, float[][] outputs, int sampleFrames) {
    inbox.take(events);
    if (followsTheSong()) {
      SongPosition.read(getTimeInfo(SongPosition.ASKED), transport);
    } else {
      transport.clear();
    }
    plugin.process(inputs, outputs, sampleFrames, events, transport);
    midiOutput.add(plugin.midiOut(), done);
    done += sampleFrames;
  }

  @AudioThread
  private void endOfBlock() {
    done = 0;
    VSTEvents told = midiOutput.take();
    if (told != null) {
      sendVstEventsToHost(told);
    }
  }

  /// Takes the MIDI of the next block.
  ///
  /// @return 1: more is wanted
  @Override
  @AudioThread
  public int processEvents(VSTEvents list) {
    int count = Math.min(list.getNumEvents(), list.getEvents().length);
    for (int i = 0; i < count; i++) {
      if (list.getEvents()[i] instanceof VSTMidiEvent event && event.getData().length >= 3) {
        byte[] message = event.getData();
        plugin.midiIn().add(event.getDeltaFrames(), message[0] & 0xff, message[1], message[2]);
      }
    }
    return 1;
  }

  /// Whether anything needs the host's song: the wrapper makes a new object for each answer.
  private boolean followsTheSong() {
    return plugin.value(click) == ClickMode.SONG.choice() || plugin.value(talkWhileRecording) != 0;
  }

  @Override
  @AudioThread
  public void processDoubleReplacing(double[][] inputs, double[][] outputs, int sampleFrames) {
    blocks.replace(inputs, outputs, sampleFrames, renderer);
    endOfBlock();
  }

  @Override
  @AudioThread
  public void process(float[][] inputs, float[][] outputs, int sampleFrames) {
    blocks.add(inputs, outputs, sampleFrames, renderer);
    endOfBlock();
  }

  @Override
  public boolean setProcessPrecision(int precision) {
    return true;
  }

  @Override
  public void setSampleRate(float rate) {
    sampleRate = rate;
  }

  @Override
  public void setBlockSize(int frames) {
    blockSize = frames;
  }

  /// Makes the mixer ready: every gain stands where it belongs.
  ///
  /// @throws IllegalArgumentException if the sample rate is not one from 8 to 384 kHz; the mixer
  ///   stays as it was
  @Override
  public void resume() {
    inbox.settle(plugin);
    plugin.activate(sampleRate, blockSize);
    setInitialDelay(plugin.latencyFrames());
  }

  @Override
  public boolean setBypass(boolean value) {
    int index = parameters.ofPlugin(Control.BYPASS);
    inbox.put(parameters.all().get(index), value ? 1 : 0);
    return true;
  }

  @Override
  public int getChunk(byte[][] data, boolean isPreset) {
    inbox.settle(plugin);
    data[0] = plugin.saveState();
    return data[0].length;
  }

  @Override
  public int setChunk(byte[] data, int byteSize, boolean isPreset) {
    try {
      plugin.loadState(data);
      inbox.clear();
      return 1;
    } catch (InvalidFileException e) {
      log(NAME + ": " + e.getMessage());
      return 0;
    }
  }

  private boolean isParameter(int index) {
    return index >= 0 && index < parameters.all().size();
  }

  @Override
  public int getNumParams() {
    return parameters.all().size();
  }

  @Override
  public void setParameter(int index, float value) {
    if (isParameter(index) && !Float.isNaN(value)) {
      Parameter p = parameters.all().get(index);
      inbox.put(p, ParameterText.plain(p, value));
    }
  }

  @Override
  public float getParameter(int index) {
    return isParameter(index)
        ? ParameterText.normalised(parameters.all().get(index), inbox.value(index, plugin))
        : 0;
  }

  @Override
  public String getParameterName(int index) {
    return isParameter(index) ? ParameterText.shortName(parameters, index) : "";
  }

  @Override
  public String getParameterDisplay(int index) {
    return isParameter(index)
        ? ParameterText.display(
            parameters.all().get(index), plugin.valueText(index, inbox.value(index, plugin)))
        : "";
  }

  @Override
  public String getParameterLabel(int index) {
    return isParameter(index) ? ParameterText.label(parameters.all().get(index)) : "";
  }

  @Override
  public @Nullable VSTParameterProperties getParameterProperties(int index) {
    return isParameter(index)
        ? ParameterText.properties(parameters, index, plugin.parameterName(index))
        : null;
  }

  @Override
  public boolean string2Parameter(int index, String value) {
    if (!isParameter(index)) {
      return false;
    }
    Parameter p = parameters.all().get(index);
    OptionalDouble plain = plugin.valueOf(index, value);
    plain.ifPresent(v -> inbox.put(p, v));
    return plain.isPresent();
  }

  @Override
  public int getNumPrograms() {
    return plugin.programs().size();
  }

  @Override
  public int getProgram() {
    return program;
  }

  /// Takes a program over. The one that is chosen already is left with what was changed in it, for
  /// hosts name it again when they open a project.
  @Override
  public void setProgram(int index) {
    if (index != program && isProgram(index)) {
      plugin.loadProgram(index);
      inbox.clear();
      program = index;
      updateDisplay();
    }
  }

  private boolean isProgram(int index) {
    return index >= 0 && index < plugin.programs().size();
  }

  /// Does nothing: programs are sessions, which have their names.
  @Override
  public void setProgramName(String name) {}

  @Override
  public @Nullable String getProgramName() {
    return getProgramNameIndexed(0, program);
  }

  @Override
  public @Nullable String getProgramNameIndexed(int category, int index) {
    return isProgram(index) ? plugin.programs().get(index) : null;
  }

  @Override
  public @Nullable VSTPinProperties getInputProperties(int index) {
    return index < 0 || index >= SIZE.inputs()
        ? null
        : new VSTPinProperties(
            plugin.inputName(index),
            VSTPinProperties.VST_PIN_IS_ACTIVE,
            VSTSpeakerArrangement.SpeakerArrMono,
            "In " + (index + 1));
  }

  @Override
  public @Nullable VSTPinProperties getOutputProperties(int index) {
    return index < 0 || index >= OUTPUTS
        ? null
        : new VSTPinProperties(
            plugin.outputName(index),
            VSTPinProperties.VST_PIN_IS_ACTIVE | VSTPinProperties.VST_PIN_IS_STEREO,
            VSTSpeakerArrangement.SpeakerArrStereoM,
            "M" + (index / 2 + 1) + (index % 2 == 0 ? " L" : " R"));
  }

  @Override
  public int canDo(String feature) {
    return switch (feature) {
      case CANDO_PLUG_8_IN_8_OUT,
          CANDO_PLUG_BYPASS,
          CANDO_PLUG_RECEIVE_VST_EVENTS,
          CANDO_PLUG_RECEIVE_VST_MIDI_EVENT,
          CANDO_PLUG_SEND_VST_EVENTS,
          CANDO_PLUG_SEND_VST_MIDI_EVENT ->
          CANDO_YES;
      default -> CANDO_DONT_KNOW;
    };
  }

  @Override
  public int getGetTailSize() {
    return Math.max(1, plugin.tailFrames()); // 0 would mean unknown
  }

  @Override
  public String getEffectName() {
    return NAME;
  }

  @Override
  public String getProductString() {
    return NAME;
  }

  @Override
  public String getVendorString() {
    return PluginDeclaration.VENDOR;
  }

  /// The version's parts, two digits each.
  @Override
  public int getVendorVersion() {
    return Arrays.stream(PluginDeclaration.VERSION.split("\\.", -1))
        .mapToInt(Integer::parseInt)
        .reduce(0, (version, part) -> 100 * version + part);
  }

  @Override
  public int getPlugCategory() {
    return PLUG_CATEG_EFFECT;
  }
}
