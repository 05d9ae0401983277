package cuebus.clap;

import cuebus.clap.ClapAbi.Host;
import cuebus.clap.ClapAbi.HostExtension;
import cuebus.clap.ClapAbi.ParamInfo;
import cuebus.clap.ClapAbi.PortInfo;
import cuebus.clap.ClapAbi.Severity;
import cuebus.entry.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The host of one instance, as far as it offers anything: a function or extension that it lacks is
/// passed over.
final class ClapHost {

  private final long host;
  private final MemorySegment tailChanged;
  private final MemorySegment requestRestart;
  private final long latency;
  private final long log;
  private final long threadCheck;
  private final long params;
  private final long audioPorts;
  private final long state;
  private final long presetLoad;

  /// Asks for everything at once. Main thread, not before the plugin's init.
  ///
  /// @param host what the host gave to the factory
  ClapHost(long host) {
    this.host = host;
    log = extension("clap.log");
    threadCheck = extension("clap.thread-check");
    params = extension(ParamsExtension.ID);
    audioPorts = extension(AudioPortsExtension.ID);
    state = extension(StateExtension.ID);
    long presets = extension(PresetLoadExtension.ID);
    presetLoad = presets == 0 ? extension(PresetLoadExtension.DRAFT_ID) : presets;
    latency = extension(LatencyExtension.ID);
    requestRestart = function(host, Host.REQUEST_RESTART);
    tailChanged = function(extension(TailExtension.ID), HostExtension.TAIL_CHANGED);
  }

  private long extension(String id) {
    MemorySegment get = function(host, Host.GET_EXTENSION);
    if (get.address() == 0) {
      return 0;
    }
    try (Arena arena = Arena.ofConfined()) {
      return HostFunctions.get(get, host, arena.allocateFrom(id).address());
    }
  }

  private static MemorySegment function(long table, int offset) {
    return table == 0
        ? MemorySegment.NULL
        : MemorySegment.ofAddress(Memory.getPointer(table + offset));
  }

  private static boolean present(MemorySegment function) {
    return function.address() != 0;
  }

  /// Tells the log. Any thread but the audio thread.
  ///
  /// @param severity of [Severity]
  void log(int severity, String message) {
    MemorySegment tell = function(log, HostExtension.LOG);
    if (present(tell)) {
      try (Arena arena = Arena.ofConfined()) {
        HostFunctions.call(tell, host, severity, arena.allocateFrom(message).address());
      }
    }
  }

  /// True on the main thread, and where the host cannot tell.
  boolean onMainThread() {
    MemorySegment check = function(threadCheck, HostExtension.IS_MAIN_THREAD);
    return !present(check) || HostFunctions.ask(check, host);
  }

  /// Tells the log if this is not the main thread.
  ///
  /// @param call what was called
  void expectMainThread(String call) {
    if (!onMainThread()) {
      log(Severity.HOST_MISBEHAVING, call + " was called outside of the main thread");
    }
  }

  /// Asks for a call on the main thread.
  void requestCallback() {
    MemorySegment request = function(host, Host.REQUEST_CALLBACK);
    if (present(request)) {
      HostFunctions.call(request, host);
    }
  }

  /// Says that values and names changed: another setup was loaded. Main thread.
  void setupChanged() {
    MemorySegment rescan = function(params, HostExtension.PARAMS_RESCAN);
    if (present(rescan)) {
      HostFunctions.call(rescan, host, ParamInfo.RESCAN_VALUES | ParamInfo.RESCAN_INFO);
    }
    MemorySegment supported = function(audioPorts, HostExtension.AUDIO_PORTS_IS_RESCAN_SUPPORTED);
    MemorySegment ports = function(audioPorts, HostExtension.AUDIO_PORTS_RESCAN);
    if (present(supported)
        && present(ports)
        && HostFunctions.ask(supported, host, PortInfo.RESCAN_NAMES)) {
      HostFunctions.call(ports, host, PortInfo.RESCAN_NAMES);
    }
  }

  /// Says that the project has something new to save. Main thread.
  void markDirty() {
    MemorySegment mark = function(state, HostExtension.STATE_MARK_DIRTY);
    if (present(mark)) {
      HostFunctions.call(mark, host);
    }
  }

  /// Says which preset is there now; the arguments are those of the host's own request.
  void presetLoaded(int kind, long location, long key) {
    MemorySegment loaded = function(presetLoad, HostExtension.PRESET_LOADED);
    if (present(loaded)) {
      HostFunctions.call(loaded, host, kind, location, key);
    }
  }

  /// Says why a preset was refused.
  void presetRefused(int kind, long location, long key, String why) {
    MemorySegment refused = function(presetLoad, HostExtension.PRESET_ON_ERROR);
    if (present(refused)) {
      try (Arena arena = Arena.ofConfined()) {
        HostFunctions.call(
            refused, host, kind, location, key, 0, arena.allocateFrom(why).address());
      }
    }
  }

  /// Says that the latency is another. Main thread, during activation.
  void latencyChanged() {
    MemorySegment changed = function(latency, HostExtension.LATENCY_CHANGED);
    if (present(changed)) {
      HostFunctions.call(changed, host);
    }
  }

  /// Asks to be deactivated and activated again. Any thread.
  void requestRestart() {
    if (present(requestRestart)) {
      HostFunctions.call(requestRestart, host);
    }
  }

  /// Says that the tail has another length. Audio thread.
  void tailChanged() {
    if (present(tailChanged)) {
      HostFunctions.call(tailChanged, host);
    }
  }
}
