package cuebus.plugin;

import cuebus.json.InvalidFileException;
import cuebus.midi.MidiControl;
import cuebus.midi.MidiMap;
import cuebus.mix.CueMix;
import cuebus.mix.CueMixState;
import cuebus.rt.AudioThread;
import cuebus.rt.MidiEvents;
import cuebus.rt.ParameterEvents;
import cuebus.session.Setup;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The MIDI of one plugin: what comes in becomes changes beside the host's own, what has changed
/// goes out.
final class MidiDesk {

  /// What controllers are told in one block at most.
  private static final int MOST_OUT = 4096;

  /// The host's changes that go together with MIDI in one block at most.
  private static final int MOST_OF_HOST = 4096;

  final MidiEvents in = new MidiEvents();
  final MidiEvents out = new MidiEvents(MOST_OUT);

  private final CueMix mix;
  private final IntToDoubleFunction values;
  private volatile @Nullable Active active;

  // Guarded by this.
  private Setup setup;
  private double sampleRate;

  /// A map at work.
  private record Active(MidiControl control, ParameterEvents together) {}

  MidiDesk(CueMix mix) {
    this.mix = mix;
    values = mix::value;
    setup = Setup.of(CueMixState.initial(mix.parameters().variant()));
  }

  synchronized void activate(double rate) throws InvalidFileException {
    sampleRate = rate;
    rebuild();
  }

  /// Takes a setup over.
  ///
  /// @throws InvalidFileException if it names what this variant has not; nothing changes then
  synchronized void load(Setup next) throws InvalidFileException {
    Setup before = setup;
    setup = next;
    try {
      rebuild();
    } catch (InvalidFileException e) {
      setup = before;
      throw e;
    }
    mix.load(next.state());
  }

  /// The setup as it is now.
  synchronized Setup setup() {
    return setup.with(mix.state());
  }

  private void rebuild() throws InvalidFileException {
    Setup now = setup;
    if (now.show().midi().equals(MidiMap.NONE) || sampleRate == 0) {
      active = null;
      return;
    }
    try {
      var control =
          new MidiControl(
              mix.parameters(),
              now.show().midi(),
              now.show().scenes(),
              now.recallSafe(),
              sampleRate);
      active = new Active(control, new ParameterEvents(control.most() + MOST_OF_HOST));
    } catch (IllegalArgumentException e) {
      throw new InvalidFileException("session", "/midi", String.valueOf(e.getMessage()));
    }
  }

  /// The changes of a block: the host's and those of the MIDI that came in.
  @AudioThread
  ParameterEvents changes(ParameterEvents host) {
    Active now = active;
    if (now == null || in.size() == 0) {
      in.clear();
      return host;
    }
    ParameterEvents moved = now.control().process(in, values);
    in.clear();
    if (host.size() == 0 || moved.size() == 0) {
      return host.size() == 0 ? moved : host;
    }
    now.together().merge(host, moved);
    return now.together();
  }

  /// Fills what goes out after a block.
  @AudioThread
  void tell(int frames) {
    out.clear();
    Active now = active;
    if (now != null) {
      now.control().feedback(values, frames, out);
    }
  }
}
