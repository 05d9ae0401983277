package cuebus.host.nativehost.lv2;

import cuebus.host.nativehost.PluginEvent;
import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.PluginParameter;
import cuebus.host.nativehost.memory.AudioBuffers;
import cuebus.host.nativehost.memory.Memory;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/// The memory behind the ports of an LV2 plugin, apart from its audio.
final class Lv2Ports {

  private final List<Lv2Port> ports;
  private final List<Lv2Port> parameters;
  private final List<AtomPort> atoms = new ArrayList<>();
  private final long[] cells;
  private final double ratedBy;

  /// @param arena as long as the plugin lives
  /// @param ratedBy the sample rate by which some ranges are to be multiplied
  /// @throws PluginFaultException if a port is of a kind that this host does not know
  Lv2Ports(Arena arena, List<Lv2Port> ports, Urids urids, double ratedBy) {
    this.ports = ports;
    this.ratedBy = ratedBy;
    parameters = ports.stream().filter(Lv2Port::isParameter).toList();
    cells = new long[ports.size()];
    for (int i = 0; i < cells.length; i++) {
      Lv2Port port = ports.get(i);
      if (port.index() != i) {
        throw new PluginFaultException(
            "its port \"%s\" has the index %d; the Turtle leaves %d out"
                .formatted(port.symbol(), port.index(), i));
      }
      switch (port.kind()) {
        case CONTROL -> {
          cells[i] = arena.allocate(8, 8).address();
          Memory.float32(
              cells[i], (float) (port.role() == Lv2Port.Role.FREE_WHEELING ? 1 : initial(port)));
        }
        case ATOM -> {
          AtomPort atom = new AtomPort(arena, port, urids);
          atoms.add(atom);
          cells[i] = atom.address();
        }
        case AUDIO, CV -> {}
        case OTHER -> {
          if (!port.optional()) {
            throw new PluginFaultException(
                "its port \"%s\" is neither audio, control, CV nor atom".formatted(port.symbol()));
          }
        }
      }
    }
  }

  private double scale(Lv2Port port) {
    return port.timesRate() ? ratedBy : 1;
  }

  private double initial(Lv2Port port) {
    return port.initial() * scale(port);
  }

  List<PluginParameter> parameters() {
    return parameters.stream()
        .map(port ->
            new PluginParameter(
                port.symbol(),
                port.name(),
                port.min() * scale(port),
                port.max() * scale(port),
                initial(port),
                port.stepped(),
                !port.input()))
        .toList();
  }

  int audio(boolean input) {
    return (int) ports.stream().filter(port -> port.isAudio(input)).count();
  }

  double value(int parameter) {
    return Memory.float32(cells[parameters.get(parameter).index()]);
  }

  void set(int parameter, double value) {
    Memory.float32(cells[parameters.get(parameter).index()], (float) value);
  }

  /// The value of the first control with a role; `absent` if there is none.
  double value(Lv2Port.Role role, double absent) {
    for (Lv2Port port : ports) {
      if (port.role() == role) {
        return Memory.float32(cells[port.index()]);
      }
    }
    return absent;
  }

  /// Sets the first control with a role.
  ///
  /// @return whether there is one
  boolean set(Lv2Port.Role role, double value) {
    for (Lv2Port port : ports) {
      if (port.role() == role) {
        Memory.float32(cells[port.index()], (float) value);
        return true;
      }
    }
    return false;
  }

  /// Connects all ports that stay where they are. CV gets `silence`, a block that nobody reads.
  void connect(Lv2Instance instance, long silence) {
    for (Lv2Port port : ports) {
      if (port.kind() != Lv2Port.Kind.AUDIO) {
        instance.connect(
            port.index(), port.kind() == Lv2Port.Kind.CV ? silence : cells[port.index()]);
      }
    }
  }

  /// Connects the audio ports at a frame of the block.
  void connectAudio(Lv2Instance instance, AudioBuffers buffers, int frame) {
    int in = 0;
    int out = 0;
    for (int i = 0; i < ports.size(); i++) {
      Lv2Port port = ports.get(i);
      if (port.kind() == Lv2Port.Kind.AUDIO) {
        long channel = port.input() ? buffers.input(in++) : buffers.output(out++);
        instance.connect(i, channel + 4L * frame);
      }
    }
  }

  /// Prepares the atom ports for a slice.
  void ready(List<PluginEvent> events, int offset, int frames, long position) {
    for (int i = 0; i < atoms.size(); i++) {
      AtomPort atom = atoms.get(i);
      atom.ready();
      if (atom.isInput()) {
        atom.position(position, ratedBy);
        atom.put(events, offset, frames);
      }
    }
  }
}
