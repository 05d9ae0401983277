package cuebus.host.nativehost.vst2;

import cuebus.host.nativehost.Complaints;
import cuebus.host.nativehost.Counts;
import cuebus.host.nativehost.EventSlices;
import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.ParameterValues;
import cuebus.host.nativehost.PluginEvent;
import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.PluginInfo;
import cuebus.host.nativehost.PluginParameter;
import cuebus.host.nativehost.memory.AudioBuffers;
import cuebus.host.nativehost.memory.CFunction;
import cuebus.host.nativehost.memory.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// An instance of a VST 2.4 plugin.
final class Vst2Plugin implements NativePlugin, EventSlices.Slice {

  /// Plugins write more than the eight characters that the interface once allowed.
  private static final int TEXT_BYTES = 4096;

  private final Arena arena = Arena.ofShared();
  private final Complaints complaints = new Complaints();
  private final AudioMaster host = new AudioMaster(arena, complaints);
  private final MidiEvents midi = new MidiEvents(arena);
  private final long text = arena.allocate(TEXT_BYTES).address();
  private final Aeffect effect;
  private final PluginInfo info;
  private final List<PluginParameter> parameters;
  private final int inputs;
  private final int outputs;
  private final boolean bypassable;
  private Arena blockArena = Arena.ofShared();
  private AudioBuffers buffers;
  private boolean inPlace;
  private long position;

  Vst2Plugin(long entry) {
    CFunction main = CFunction.at("VSTPluginMain", entry, Memory.POINTER, Memory.POINTER);
    effect = new Aeffect(main.call(host.address()));
    effect.dispatch(Opcode.OPEN);
    inputs = Counts.checked("numInputs", effect.inputs(), Counts.CHANNELS);
    outputs = Counts.checked("numOutputs", effect.outputs(), Counts.CHANNELS);
    info =
        new PluginInfo(
            "VST2",
            "%08x".formatted(effect.uniqueId()),
            name(),
            string(Opcode.VENDOR, 0),
            Integer.toString(effect.version()));
    parameters = readParameters();
    bypassable = canDo("bypass");
    buffers = new AudioBuffers(blockArena, inputs, outputs, 1);
  }

  private String name() {
    String name = string(Opcode.EFFECT_NAME, 0);
    return name.isEmpty() ? string(Opcode.PRODUCT, 0) : name;
  }

  private String string(Opcode opcode, int index) {
    Memory.int8(text, 0);
    effect.dispatch(opcode, index, 0, text, 0);
    return Memory.text(text).strip();
  }

  private boolean canDo(String feature) {
    try (Arena local = Arena.ofConfined()) {
      return effect.dispatch(Opcode.CAN_DO, 0, 0, local.allocateFrom(feature).address(), 0) == 1;
    }
  }

  private List<PluginParameter> readParameters() {
    List<PluginParameter> read = new ArrayList<>();
    int count = Counts.checked("numParams", effect.parameters(), Counts.LISTED);
    for (int i = 0; i < count; i++) {
      read.add(
          new PluginParameter(
              Integer.toString(i),
              string(Opcode.PARAMETER_NAME, i),
              0,
              1,
              effect.getParameter(i),
              false,
              false));
    }
    return List.copyOf(read);
  }

  @Override
  public PluginInfo info() {
    return info;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  /// Every VST 2.4 plugin has to.
  @Override
  public boolean worksInPlace() {
    return true;
  }

  @Override
  public List<PluginParameter> parameters() {
    return parameters;
  }

  @Override
  public double value(int parameter) {
    return effect.getParameter(parameter);
  }

  @Override
  public void set(int parameter, double value) {
    effect.setParameter(parameter, (float) value);
  }

  /// The interface shows the present value only, so the value is set for a moment.
  @Override
  public Optional<String> text(int parameter, double value) {
    float before = effect.getParameter(parameter);
    effect.setParameter(parameter, (float) value);
    String shown = string(Opcode.PARAMETER_DISPLAY, parameter);
    effect.setParameter(parameter, before);
    return Optional.of(shown);
  }

  @Override
  public OptionalDouble parse(int parameter, String shown) {
    float before = effect.getParameter(parameter);
    try (Arena local = Arena.ofConfined()) {
      long address = local.allocateFrom(shown).address();
      if (effect.dispatch(Opcode.STRING_TO_PARAMETER, parameter, 0, address, 0) == 0) {
        return OptionalDouble.empty();
      }
    }
    double meant = effect.getParameter(parameter);
    effect.setParameter(parameter, before);
    return OptionalDouble.of(meant);
  }

  @Override
  public void activate(double sampleRate, int maxFrames) {
    blockArena.close();
    blockArena = Arena.ofShared();
    buffers = new AudioBuffers(blockArena, inputs, outputs, maxFrames);
    buffers.inPlace(inPlace);
    host.format(sampleRate, maxFrames);
    effect.dispatch(Opcode.SAMPLE_RATE, 0, 0, 0, (float) sampleRate);
    effect.dispatch(Opcode.BLOCK_SIZE, 0, maxFrames, 0, 0);
    resume();
  }

  private void resume() {
    effect.dispatch(Opcode.MAINS, 0, 1, 0, 0);
    effect.dispatch(Opcode.START_PROCESS);
    position = 0;
  }

  @Override
  public void deactivate() {
    effect.dispatch(Opcode.STOP_PROCESS);
    effect.dispatch(Opcode.MAINS, 0, 0, 0, 0);
  }

  @Override
  public void reset() {
    deactivate();
    resume();
  }

  @Override
  public void processInPlace(boolean on) {
    inPlace = on;
    buffers.inPlace(on);
  }

  @Override
  public void process(float[][] in, float[][] out, int frames, List<PluginEvent> events) {
    buffers.load(in, frames);
    EventSlices.run(events, frames, this);
    buffers.store(out);
    position += frames;
  }

  @Override
  public void change(PluginEvent.ParameterChange change) {
    effect.setParameter(change.parameter(), (float) change.value());
  }

  @Override
  public void run(List<PluginEvent> events, int offset, int frames) {
    host.at(position + offset);
    if (midi.put(events, offset, frames) > 0) {
      effect.dispatch(Opcode.EVENTS, 0, 0, midi.address(), 0);
    }
    buffers.point(offset);
    effect.processReplacing(buffers.inputPointers(), buffers.outputPointers(), frames);
  }

  @Override
  public Optional<String> damage() {
    return buffers.damage();
  }

  @Override
  public boolean keepsState() {
    return (effect.flags() & Aeffect.PROGRAM_CHUNKS) != 0;
  }

  @Override
  public byte[] saveState() {
    if (!keepsState()) {
      return ParameterValues.save(this);
    }
    Memory.int64(text, 0);
    long bytes = effect.dispatch(Opcode.GET_CHUNK, 0, 0, text, 0);
    long address = Memory.int64(text);
    if (bytes < 0 || (bytes > 0 && address == 0)) {
      throw new PluginFaultException(
          "GetChunk returned %d bytes at 0x%x".formatted(bytes, address));
    }
    return bytes == 0 ? new byte[0] : Memory.bytes(address, bytes);
  }

  /// What SetChunk returns is not settled between plugins, so the plugin is taken to have taken it.
  @Override
  public boolean loadState(byte[] state) {
    if (!keepsState()) {
      return ParameterValues.load(this, state);
    }
    try (Arena local = Arena.ofConfined()) {
      long address = local.allocateFrom(ValueLayout.JAVA_BYTE, state).address();
      effect.dispatch(Opcode.SET_CHUNK, 0, state.length, address, 0);
    }
    return true;
  }

  @Override
  public int latency() {
    return effect.initialDelay();
  }

  @Override
  public boolean bypass(boolean on) {
    if (bypassable) {
      effect.dispatch(Opcode.BYPASS, 0, on ? 1 : 0, 0, 0);
    }
    return bypassable;
  }

  @Override
  public List<String> complaints() {
    return complaints.list();
  }

  /// An active plugin is not suspended first: hosts that quit do the same.
  @Override
  public void close() {
    effect.dispatch(Opcode.CLOSE);
    arena.close();
    blockArena.close();
  }
}
