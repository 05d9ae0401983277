package cuebus.clap;

import cuebus.clap.ClapAbi.PortInfo;
import cuebus.clap.ClapAbi.PortsConfig;
import cuebus.entry.Memory;
import cuebus.plugin.Plugin;

/// The audio ports of one instance, in one of two sets: everything in one main port each way, which
/// every host can connect, or a stereo port of its own for each mix. Main thread.
final class AudioPorts {

  /// All mixes in one port.
  static final int TOGETHER = 0;

  /// A port for each mix.
  static final int APART = 1;

  /// How many sets there are.
  static final int CONFIGS = 2;

  private static final String[] CONFIG_NAMES = {"All mixes in one port", "One port for each mix"};

  /// The bus, and the port with all mixes. The port of a mix has the number of the mix, from 1.
  private static final int WHOLE = 0;

  private static final long STEREO = Memory.forever("stereo");

  private final Plugin plugin;
  private int selected = TOGETHER;

  AudioPorts(Plugin plugin) {
    this.plugin = plugin;
  }

  /// The set in use.
  int selected() {
    return selected;
  }

  /// Chooses a set; not while active.
  ///
  /// @return false if there is no such set
  boolean select(int config) {
    if (config != TOGETHER && config != APART) {
      return false;
    }
    selected = config;
    return true;
  }

  /// Channels of each output port in use.
  int outputWidth() {
    return outputWidth(selected);
  }

  private int outputWidth(int config) {
    return config == APART ? 2 : plugin.declaration().outputs();
  }

  /// How many ports are in use.
  int count(boolean input) {
    return count(selected, input);
  }

  private int count(int config, boolean input) {
    return input ? 1 : plugin.declaration().outputs() / outputWidth(config);
  }

  /// Describes a port of a set.
  ///
  /// @param info address of a [PortInfo]
  /// @return false if there is no such set or port
  boolean describe(int config, int index, boolean input, long info) {
    if (info == 0 || config < 0 || config >= CONFIGS) {
      return false;
    }
    if (index < 0 || index >= count(config, input)) {
      return false;
    }
    boolean ofMix = !input && config == APART;
    int inputs = plugin.declaration().inputs();
    int channels = input ? inputs : outputWidth(config);
    // Only ports of the same size can share their buffers.
    boolean inPlace = config == TOGETHER && inputs == plugin.declaration().outputs();
    String name = input ? "Bus" : ofMix ? plugin.mixName(index) : "Mixes";
    Memory.putInt(info + PortInfo.ID, ofMix ? index + 1 : WHOLE);
    Memory.putText(info + PortInfo.NAME, name, ClapAbi.NAME_SIZE);
    Memory.putInt(
        info + PortInfo.FLAGS, PortInfo.SUPPORTS_64_BIT | (index == 0 ? PortInfo.MAIN : 0));
    Memory.putInt(info + PortInfo.CHANNELS, channels);
    Memory.putLong(info + PortInfo.TYPE, ofMix ? STEREO : 0);
    Memory.putInt(info + PortInfo.IN_PLACE_PAIR, inPlace ? WHOLE : ClapAbi.INVALID_ID);
    return true;
  }

  /// Describes a set.
  ///
  /// @param info address of a [PortsConfig]
  /// @return false if there is no such set
  boolean describeConfig(int config, long info) {
    if (info == 0 || config < 0 || config >= CONFIGS) {
      return false;
    }
    Memory.putInt(info + PortsConfig.ID, config);
    Memory.putText(info + PortsConfig.NAME, CONFIG_NAMES[config], ClapAbi.NAME_SIZE);
    Memory.putInt(info + PortsConfig.INPUT_PORTS, count(config, true));
    Memory.putInt(info + PortsConfig.OUTPUT_PORTS, count(config, false));
    Memory.putByte(info + PortsConfig.HAS_MAIN_INPUT, (byte) 1);
    Memory.putInt(info + PortsConfig.MAIN_INPUT_CHANNELS, plugin.declaration().inputs());
    Memory.putLong(info + PortsConfig.MAIN_INPUT_TYPE, 0);
    Memory.putByte(info + PortsConfig.HAS_MAIN_OUTPUT, (byte) 1);
    Memory.putInt(info + PortsConfig.MAIN_OUTPUT_CHANNELS, outputWidth(config));
    Memory.putLong(info + PortsConfig.MAIN_OUTPUT_TYPE, config == APART ? STEREO : 0);
    return true;
  }
}
