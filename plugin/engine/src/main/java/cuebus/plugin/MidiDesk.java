package cuebus.plugin;

import cuebus.json.InvalidFileException;
import cuebus.midi.MidiControl;
import cuebus.midi.MidiMap;
import cuebus.mix.CueMix;
import cuebus.mix.CueMixState;
import cuebus.mix.Recall;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.rt.AudioThread;
import cuebus.rt.MidiEvents;
import cuebus.rt.ParameterEvents;
import cuebus.scene.Scene;
import cuebus.session.Setup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What plays a plugin beside its host: scenes, the MIDI that comes in and becomes changes beside
/// the host's own, the MIDI that tells what has changed, and the log of it all.
final class MidiDesk {

  /// The host's changes that go together with MIDI in one block, beyond one for each parameter.
  private static final int MORE_OF_HOST = 4096;

  final MidiEvents in = new MidiEvents();
  final MidiEvents out = new MidiEvents(Plugin.MOST_MIDI_OUT);

  private final CueMix mix;
  private final @Nullable Path logs;
  private final Parameter.Choice scene;
  private final IntToDoubleFunction values;
  private volatile @Nullable Active active;
  private volatile SceneNames sceneNames;

  // Guarded by this.
  private Setup setup;
  private double sampleRate;
  private boolean playing;
  private @Nullable LiveLog log;

  /// A map at work.
  private record Active(MidiControl control, ParameterEvents together) {}

  /// @param logs folder of control logs, null for none
  MidiDesk(CueMix mix, @Nullable Path logs) {
    this.mix = mix;
    this.logs = logs;
    values = mix::value;
    Parameters parameters = mix.parameters();
    scene = (Parameter.Choice) parameters.all().get(parameters.ofPlugin(Control.SCENE));
    setup = Setup.of(CueMixState.initial(parameters.variant()));
    sceneNames = SceneNames.of(scene, List.of());
  }

  synchronized void activate(double rate) {
    sampleRate = rate;
    active = active(setup);
    playing = true;
    beginLog();
  }

  synchronized void deactivate() {
    playing = false;
    endLog();
  }

  private void beginLog() {
    endLog();
    if (logs != null && playing) {
      log = LiveLog.begin(logs, setup(), sampleRate, mix);
    }
  }

  private void endLog() {
    if (log != null) {
      log.close();
      log = null;
    }
  }

  /// Takes a setup over.
  ///
  /// @throws InvalidFileException if its scenes or its map name what this variant has not; nothing
  ///   changes then
  synchronized void load(Setup next) throws InvalidFileException {
    List<Recall> recalls = new ArrayList<>();
    Active map;
    try {
      for (Scene recalled : next.show().scenes()) {
        var changes = recalled.recall(mix.parameters(), next.recallSafe());
        recalls.add(new Recall(changes, recalled.fadeMs()));
      }
      map = active(next);
    } catch (IllegalArgumentException e) {
      throw new InvalidFileException("session", "", String.valueOf(e.getMessage()));
    }
    setup = next;
    sceneNames = SceneNames.of(scene, next.show().scenes());
    active = map;
    mix.load(next.state(), recalls);
    beginLog();
  }

  private @Nullable Active active(Setup of) {
    MidiMap map = of.show().midi();
    if (map.equals(MidiMap.NONE)) {
      return null;
    }
    // Not active yet: made to see whether it fits, and again with the first activation.
    double rate = sampleRate > 0 ? sampleRate : CueMix.MIN_SAMPLE_RATE;
    var control = new MidiControl(mix.parameters(), map, of.show().scenes(), rate);
    int together = control.most() + mix.parameters().all().size() + MORE_OF_HOST;
    return new Active(control, new ParameterEvents(together));
  }

  /// The setup as it is now.
  synchronized Setup setup() {
    return setup.with(mix.state());
  }

  /// What people call the scenes. Any thread.
  SceneNames sceneNames() {
    return sceneNames;
  }

  /// The changes of a block: the host's and those of the MIDI that came in.
  ///
  /// @param frames length of the block
  @AudioThread
  ParameterEvents changes(ParameterEvents host, int frames) {
    Active now = active;
    if (now == null || in.size() == 0) {
      in.clear();
      return host;
    }
    ParameterEvents moved = now.control().process(in, frames, values);
    in.advance(frames);
    if (host.size() == 0 || moved.size() == 0) {
      return host.size() == 0 ? moved : host;
    }
    now.together().merge(host, moved);
    return now.together();
  }

  /// Fills what goes out after a block. One without frames only takes changes: nobody listens.
  @AudioThread
  void tell(int frames) {
    out.clear();
    Active now = active;
    if (now != null && frames > 0) {
      now.control().feedback(values, frames, out);
    }
  }
}
