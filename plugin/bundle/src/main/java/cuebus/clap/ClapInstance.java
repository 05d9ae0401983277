package cuebus.clap;

import cuebus.clap.ClapAbi.Block;
import cuebus.clap.ClapAbi.Event;
import cuebus.clap.ClapAbi.Severity;
import cuebus.entry.HostLog;
import cuebus.entry.Instances;
import cuebus.entry.Memory;
import cuebus.json.InvalidFileException;
import cuebus.plugin.Plugin;
import java.nio.file.Path;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One plugin in a host. [PluginFunctions] and the extensions call it with what they have checked.
final class ClapInstance {

  private static final Instances<ClapInstance> ALL = new Instances<>();

  /// Structs whose instance is gone; a host that is late finds a handle in them that leads nowhere.
  private static final ArrayDeque<Long> FREE = new ArrayDeque<>();

  private static final int EVENT = ClapAbi.Plugin.SIZE;

  final Plugin plugin;
  final ClapParameters parameters;
  final AudioPorts ports;

  private final long struct;
  private final long hostStruct;
  private @Nullable ClapHost host;
  private volatile @Nullable Processing processing;
  private volatile boolean setupChanged;

  /// The latency that the host knows of. Main thread.
  private int toldLatency;

  /// @param host address of the host's struct; not asked for anything before [#init]
  ClapInstance(Plugin plugin, long host, long descriptor) {
    this.plugin = plugin;
    hostStruct = host;
    parameters = ClapParameters.of(plugin.declaration().variant());
    ports = new AudioPorts(plugin);
    synchronized (FREE) {
      Long free = FREE.poll();
      struct = free == null ? Memory.forever(EVENT + Event.PARAM_SIZE + Event.MIDI_SIZE) : free;
    }
    Memory.putLong(struct + ClapAbi.Plugin.DESCRIPTOR, descriptor);
    Memory.putLong(struct + ClapAbi.Plugin.DATA, ALL.add(this));
    PluginFunctions.copyTo(struct + ClapAbi.Plugin.FUNCTIONS);
  }

  /// The instance that a host means; null if it is gone or never was.
  ///
  /// @param struct what the factory returned
  static @Nullable ClapInstance of(long struct) {
    return struct == 0 ? null : ALL.get(Memory.getLong(struct + ClapAbi.Plugin.DATA));
  }

  /// Address of the struct that the host holds.
  long struct() {
    return struct;
  }

  /// The host; null before [#init].
  @Nullable ClapHost host() {
    return host;
  }

  /// True between activation and deactivation.
  boolean isActive() {
    return processing != null;
  }

  boolean init() {
    host = new ClapHost(hostStruct);
    return true;
  }

  void destroy() {
    deactivate();
    ALL.remove(Memory.getLong(struct + ClapAbi.Plugin.DATA));
    Memory.putLong(struct + ClapAbi.Plugin.DATA, 0);
    synchronized (FREE) {
      FREE.add(struct);
    }
  }

  boolean activate(double sampleRate, int maxFrames) {
    ClapHost there = host;
    if (there == null || processing != null) {
      return false;
    }
    there.expectMainThread("activate");
    // Unsigned: what is negative here is above two thousand million.
    int most = maxFrames < 0 ? Integer.MAX_VALUE : maxFrames;
    try {
      plugin.activate(sampleRate, most);
    } catch (IllegalArgumentException e) {
      there.log(Severity.ERROR, String.valueOf(e.getMessage()));
      return false;
    }
    if (plugin.latencyFrames() != toldLatency) {
      toldLatency = plugin.latencyFrames();
      there.latencyChanged();
    }
    processing =
        new Processing(plugin, there, sampleRate, most, ports.outputWidth(), struct + EVENT);
    return true;
  }

  void deactivate() {
    if (processing != null) {
      processing = null;
      plugin.deactivate();
    }
  }

  int process(long process) {
    Processing active = processing;
    try {
      int status = active == null ? Block.ERROR : active.process(process);
      if (status != Block.ERROR) {
        return status;
      }
    } catch (Throwable t) {
      HostLog.once("CLAP process", t);
    }
    AudioBuffers.silence(process, ports.count(false), ports.outputWidth());
    return Block.ERROR;
  }

  /// Takes parameter changes outside of blocks: on the audio thread while active, else on the main
  /// thread.
  void flush(long in) {
    Processing active = processing;
    if (active != null) {
      active.flush(in);
      return;
    }
    InputEvents events = new InputEvents();
    events.open(in);
    for (int e = 0; e < events.count(); e++) {
      long event = events.event(e);
      if (InputEvents.isParameter(event) && !InputEvents.isModulation(event)) {
        int index = parameters.indexOf(Memory.getInt(event + Event.PARAM_ID));
        double value = Memory.getDouble(event + Event.PARAM_AMOUNT);
        if (index >= 0 && index < parameters.settable() && !Double.isNaN(value)) {
          plugin.set(index, value);
        }
      }
    }
  }

  /// Takes over a state, and tells the host that all is different.
  ///
  /// @throws InvalidFileException if it is none; nothing changes then
  void load(byte[] state) throws InvalidFileException {
    plugin.loadState(state);
    announceSetup();
  }

  /// Takes over a session or a state from a file, likewise.
  void loadSetup(Path file) throws InvalidFileException {
    plugin.loadSetup(file);
    announceSetup();
  }

  /// Takes over a program by its name; the first, if several have it.
  ///
  /// @throws IllegalArgumentException if there is none
  void loadProgram(String name) {
    int program = plugin.programs().indexOf(name);
    if (program < 0) {
      throw new IllegalArgumentException(
          "there is no program \"" + name + "\"; there are " + plugin.programs());
    }
    plugin.loadProgram(program);
    announceSetup();
  }

  /// Tells the host on its main thread that values and names are different.
  private void announceSetup() {
    ClapHost there = host;
    if (there == null) {
      return;
    }
    if (there.onMainThread()) {
      there.setupChanged();
    } else {
      setupChanged = true;
      there.requestCallback();
    }
  }

  void onMainThread() {
    ClapHost there = host;
    if (setupChanged && there != null) {
      setupChanged = false;
      there.setupChanged();
    }
  }

  /// Tells the host's log, if there is a host with one.
  void refuse(String message) {
    ClapHost there = host;
    if (there != null) {
      there.log(Severity.ERROR, message);
    }
  }
}
