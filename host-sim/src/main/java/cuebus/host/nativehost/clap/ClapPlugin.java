package cuebus.host.nativehost.clap;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import cuebus.host.nativehost.Complaints;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// An instance of a CLAP plugin.
///
/// Source: CLAP 1.x, `plugin.h`, `process.h` (layouts): a block's description has 64 bytes.
final class ClapPlugin implements NativePlugin {

  private static final int BLOCK_BYTES = 64;
  private static final int RENDER_OFFLINE = 1;

  private final Arena arena = Arena.ofShared();
  private final Complaints complaints = new Complaints();
  private final ClapHost host = new ClapHost(arena, complaints);
  private final long block = arena.allocate(BLOCK_BYTES, 8).address();
  private final PluginInfo info;
  private final long address;
  private final ClapFunctions functions;
  private final ClapParameters parameters;
  private final EventLists events;
  private final AudioPorts in;
  private final AudioPorts out;
  private final long state;
  private final long latency;
  private Arena blockArena = Arena.ofShared();
  private AudioBuffers buffers;
  private boolean active;
  private boolean processing;
  private boolean inPlace;
  private long position;

  ClapPlugin(long factory, PluginInfo info) {
    this.info = info;
    address = create(factory, info.id());
    functions = new ClapFunctions(address);
    if (!functions.init()) {
      functions.destroy();
      throw new PluginFaultException("plugin.init refused");
    }
    parameters = new ClapParameters(address, functions.extension("clap.params"));
    events = new EventLists(arena, complaints, parameters);
    long audioPorts = functions.extension("clap.audio-ports");
    in = new AudioPorts(arena, address, audioPorts, true);
    out = new AudioPorts(arena, address, audioPorts, false);
    state = functions.extension("clap.state");
    latency = functions.extension("clap.latency");
    renderOffline(functions.extension("clap.render"));
    buffers = new AudioBuffers(blockArena, in.channels(), out.channels(), 1);
    Memory.int64(block + 24, in.buffers());
    Memory.int64(block + 32, out.buffers());
    Memory.int32(block + 40, in.count());
    Memory.int32(block + 44, out.count());
    Memory.int64(block + 48, events.in());
    Memory.int64(block + 56, events.out());
    idle();
  }

  private long create(long factory, String id) {
    CFunction create =
        CFunction.at(
            "factory.create_plugin",
            Memory.int64(factory + 16),
            Memory.POINTER,
            Memory.POINTER,
            Memory.POINTER,
            Memory.POINTER);
    try (Arena local = Arena.ofConfined()) {
      long created = create.call(factory, host.address(), local.allocateFrom(id).address());
      if (created == 0) {
        throw new PluginFaultException("factory.create_plugin returned a null pointer");
      }
      return created;
    }
  }

  /// No deadline is kept here, so a plugin may take its time.
  private void renderOffline(long extension) {
    if (extension != 0) {
      CFunction.at("render.set", Memory.int64(extension + 8), JAVA_BYTE, Memory.POINTER, JAVA_INT)
          .test(address, RENDER_OFFLINE);
    }
  }

  /// Gives the plugin the callback on the main thread that it may have asked for.
  private void idle() {
    if (host.takeCallback()) {
      functions.onMainThread();
    }
  }

  @Override
  public PluginInfo info() {
    return info;
  }

  @Override
  public int inputs() {
    return in.channels();
  }

  @Override
  public int outputs() {
    return out.channels();
  }

  @Override
  public boolean worksInPlace() {
    return in.inPlace() && out.inPlace();
  }

  @Override
  public List<PluginParameter> parameters() {
    return parameters.list();
  }

  @Override
  public double value(int parameter) {
    return parameters.value(parameter);
  }

  @Override
  public void set(int parameter, double value) {
    events.put(List.of(new PluginEvent.ParameterChange(0, parameter, value)), 0);
    if (active) {
      host.enterAudio();
      stopProcessing();
    }
    parameters.flush(events);
    host.leaveAudio();
    idle();
  }

  @Override
  public Optional<String> text(int parameter, double value) {
    return parameters.text(parameter, value);
  }

  @Override
  public OptionalDouble parse(int parameter, String text) {
    return parameters.parse(parameter, text);
  }

  @Override
  public void activate(double sampleRate, int maxFrames) {
    blockArena.close();
    blockArena = Arena.ofShared();
    buffers = new AudioBuffers(blockArena, in.channels(), out.channels(), maxFrames);
    buffers.inPlace(inPlace);
    functions.activate(sampleRate, maxFrames);
    active = true;
    position = 0;
    idle();
  }

  @Override
  public void deactivate() {
    host.enterAudio();
    stopProcessing();
    host.leaveAudio();
    functions.deactivate();
    active = false;
    idle();
  }

  private void stopProcessing() {
    if (processing) {
      functions.stopProcessing();
      processing = false;
    }
  }

  @Override
  public void reset() {
    host.enterAudio();
    functions.reset();
    host.leaveAudio();
  }

  @Override
  public void processInPlace(boolean on) {
    inPlace = on;
    buffers.inPlace(on);
  }

  @Override
  public void process(
      float[][] input, float[][] output, int frames, List<PluginEvent> blockEvents) {
    host.enterAudio();
    if (!processing) {
      functions.startProcessing();
      processing = true;
    }
    buffers.load(input, frames);
    in.connect(buffers.inputPointers());
    out.connect(buffers.outputPointers());
    events.put(blockEvents, frames);
    Memory.int64(block, position);
    Memory.int32(block + 8, frames);
    int status = functions.process(block);
    host.leaveAudio();
    buffers.store(output);
    position += frames;
    if (status == Clap.PROCESS_ERROR) {
      throw new PluginFaultException("plugin.process returned CLAP_PROCESS_ERROR");
    }
  }

  @Override
  public Optional<String> damage() {
    return buffers.damage();
  }

  @Override
  public boolean keepsState() {
    return state != 0;
  }

  @Override
  public byte[] saveState() {
    if (state == 0) {
      return ParameterValues.save(this);
    }
    try (Arena local = Arena.ofShared()) {
      StateStream stream = new StateStream(local, complaints, new byte[0]);
      CFunction save =
          CFunction.at(
              "state.save", Memory.int64(state), JAVA_BYTE, Memory.POINTER, Memory.POINTER);
      if (!save.test(address, stream.out())) {
        throw new PluginFaultException("state.save failed");
      }
      return stream.written();
    }
  }

  @Override
  public boolean loadState(byte[] bytes) {
    if (state == 0) {
      return ParameterValues.load(this, bytes);
    }
    try (Arena local = Arena.ofShared()) {
      StateStream stream = new StateStream(local, complaints, bytes);
      boolean taken =
          CFunction.at(
                  "state.load", Memory.int64(state + 8), JAVA_BYTE, Memory.POINTER, Memory.POINTER)
              .test(address, stream.in());
      idle();
      return taken;
    }
  }

  @Override
  public int latency() {
    return latency == 0
        ? 0
        : (int)
            CFunction.at("latency.get", Memory.int64(latency), JAVA_INT, Memory.POINTER)
                .call(address);
  }

  @Override
  public boolean bypass(boolean on) {
    int bypass = parameters.bypass();
    if (bypass >= 0) {
      set(bypass, on ? 1 : 0);
    }
    return bypass >= 0;
  }

  @Override
  public List<String> complaints() {
    return complaints.list();
  }

  /// CLAP requires that an active plugin is deactivated first.
  @Override
  public void close() {
    if (active) {
      deactivate();
    }
    functions.destroy();
    arena.close();
    blockArena.close();
  }
}
