package cuebus.host.nativehost.lv2;

import cuebus.host.nativehost.Complaints;
import cuebus.host.nativehost.EventSlices;
import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.ParameterValues;
import cuebus.host.nativehost.PluginEvent;
import cuebus.host.nativehost.PluginInfo;
import cuebus.host.nativehost.PluginParameter;
import cuebus.host.nativehost.memory.AudioBuffers;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// An LV2 plugin. LV2 fixes rate and block length when it makes an instance, so activating for
/// others makes a new one, which takes over controls and state.
final class Lv2Plugin implements NativePlugin, EventSlices.Slice {

  private static final double FIRST_RATE = 48_000;
  private static final int FIRST_MAX_FRAMES = 1024;

  private final Arena arena = Arena.ofShared();
  private final Complaints complaints = new Complaints();
  private final Urids urids = new Urids(arena, complaints);
  private final Lv2Worker worker = new Lv2Worker(arena, complaints);
  private final StatePaths paths = new StatePaths(arena, complaints);
  private final long descriptor;
  private final PluginInfo info;
  private final String bundlePath;
  private final boolean worksInPlace;
  private final Lv2Ports ports;
  private final List<PluginParameter> parameters;
  private double sampleRate = FIRST_RATE;
  private int maxFrames = FIRST_MAX_FRAMES;
  private Arena instanceArena;
  private Lv2Features features;
  private Lv2Instance instance;
  private AudioBuffers buffers;
  private long workerInterface;
  private boolean active;
  private boolean inPlace;
  private long position;

  Lv2Plugin(
      long descriptor,
      PluginInfo info,
      List<Lv2Port> portList,
      String bundlePath,
      boolean worksInPlace) {
    this.descriptor = descriptor;
    this.info = info;
    this.bundlePath = bundlePath;
    this.worksInPlace = worksInPlace;
    ports = new Lv2Ports(arena, portList, urids, FIRST_RATE);
    parameters = ports.parameters();
    instanceArena = Arena.ofShared();
    features = new Lv2Features(instanceArena, urids, worker, paths, sampleRate, maxFrames);
    instance = new Lv2Instance(descriptor, sampleRate, maxFrames, bundlePath, features.list());
    buffers = new AudioBuffers(instanceArena, inputs(), outputs(), maxFrames);
    connect();
  }

  private void connect() {
    ports.connect(instance, instanceArena.allocate(4L * maxFrames, 64).address());
    ports.connectAudio(instance, buffers, 0);
    workerInterface = instance.extension(Lv2Uri.WORKER_INTERFACE);
  }

  private void instantiate(double sampleRate, int maxFrames) {
    byte[] own = saveProperties();
    instance.cleanup();
    instanceArena.close();
    this.sampleRate = sampleRate;
    this.maxFrames = maxFrames;
    instanceArena = Arena.ofShared();
    features = new Lv2Features(instanceArena, urids, worker, paths, sampleRate, maxFrames);
    instance = new Lv2Instance(descriptor, sampleRate, maxFrames, bundlePath, features.list());
    buffers = new AudioBuffers(instanceArena, inputs(), outputs(), maxFrames);
    buffers.inPlace(inPlace);
    connect();
    if (own.length > 0) {
      loadProperties(own);
    }
  }

  @Override
  public PluginInfo info() {
    return info;
  }

  @Override
  public int inputs() {
    return ports.audio(true);
  }

  @Override
  public int outputs() {
    return ports.audio(false);
  }

  @Override
  public boolean worksInPlace() {
    return worksInPlace;
  }

  @Override
  public List<PluginParameter> parameters() {
    return parameters;
  }

  @Override
  public double value(int parameter) {
    return ports.value(parameter);
  }

  @Override
  public void set(int parameter, double value) {
    ports.set(parameter, value);
  }

  /// LV2 leaves text to the host.
  @Override
  public Optional<String> text(int parameter, double value) {
    return Optional.empty();
  }

  @Override
  public OptionalDouble parse(int parameter, String text) {
    return OptionalDouble.empty();
  }

  @Override
  public void activate(double sampleRate, int maxFrames) {
    if (sampleRate != this.sampleRate || maxFrames != this.maxFrames) {
      instantiate(sampleRate, maxFrames);
    }
    instance.activate();
    active = true;
    position = 0;
  }

  @Override
  public void deactivate() {
    instance.deactivate();
    active = false;
  }

  @Override
  public void reset() {
    instance.deactivate();
    instance.activate();
    position = 0;
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
    ports.set(change.parameter(), change.value());
  }

  @Override
  public void run(List<PluginEvent> events, int offset, int frames) {
    ports.ready(events, offset, frames, position + offset);
    ports.connectAudio(instance, buffers, offset);
    instance.run(frames);
    if (workerInterface != 0) {
      worker.work(instance.handle(), workerInterface);
    }
  }

  @Override
  public Optional<String> damage() {
    return buffers.damage();
  }

  @Override
  public boolean keepsState() {
    return instance.extension(Lv2Uri.STATE_INTERFACE) != 0;
  }

  /// The values of the controls, after their length in bytes; then the properties of the plugin's
  /// own state, if it keeps one.
  @Override
  public byte[] saveState() {
    byte[] controls = ParameterValues.save(this);
    byte[] own = saveProperties();
    return ByteBuffer.allocate(Integer.BYTES + controls.length + own.length)
        .putInt(controls.length)
        .put(controls)
        .put(own)
        .array();
  }

  private byte[] saveProperties() {
    long extension = instance.extension(Lv2Uri.STATE_INTERFACE);
    if (extension == 0) {
      return new byte[0];
    }
    try (Arena local = Arena.ofShared()) {
      Lv2State state = new Lv2State(local, urids, complaints);
      state.save(instance.handle(), extension, features.list());
      return state.toBytes();
    }
  }

  @Override
  public boolean loadState(byte[] bytes) {
    int controls = bytes.length < Integer.BYTES ? -1 : ByteBuffer.wrap(bytes).getInt();
    if (controls < 0 || controls > bytes.length - Integer.BYTES) {
      return false;
    }
    int end = Integer.BYTES + controls;
    return ParameterValues.load(this, Arrays.copyOfRange(bytes, Integer.BYTES, end))
        && loadProperties(Arrays.copyOfRange(bytes, end, bytes.length));
  }

  private boolean loadProperties(byte[] own) {
    long extension = instance.extension(Lv2Uri.STATE_INTERFACE);
    if (extension == 0) {
      return own.length == 0;
    }
    try (Arena local = Arena.ofShared()) {
      Lv2State state = new Lv2State(local, urids, complaints);
      // A plugin that stored nothing may say that it found nothing.
      return state.fromBytes(own)
          && (state.restore(instance.handle(), extension, features.list()) || state.isEmpty());
    }
  }

  @Override
  public int latency() {
    return (int) ports.value(Lv2Port.Role.LATENCY, 0);
  }

  @Override
  public boolean bypass(boolean on) {
    return ports.set(Lv2Port.Role.ENABLED, on ? 0 : 1);
  }

  @Override
  public List<String> complaints() {
    return complaints.list();
  }

  /// LV2 requires that an active plugin is deactivated first.
  @Override
  public void close() {
    if (active) {
      deactivate();
    }
    instance.cleanup();
    instanceArena.close();
    arena.close();
  }
}
