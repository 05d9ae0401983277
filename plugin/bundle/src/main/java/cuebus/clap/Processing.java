package cuebus.clap;

import cuebus.clap.ClapAbi.Block;
import cuebus.clap.ClapAbi.Event;
import cuebus.entry.Memory;
import cuebus.plugin.Plugin;
import cuebus.rt.AudioThread;
import cuebus.rt.ParameterEvents;

/// The blocks of one activation: events, samples and song position in, samples and readings out.
/// Made on the main thread; everything after that belongs to the audio thread and allocates
/// nothing.
@AudioThread
final class Processing {

  /// More frames are copied piece by piece: a host may announce two thousand million.
  private static final int MOST_FRAMES = 8192;

  /// More events are taken piece by piece, too.
  private static final int MOST_EVENTS = 1024;

  /// Long enough for the meters to show what was heard last, before they fall.
  private static final double METERS_SECONDS = 0.1;

  private final Plugin plugin;
  private final ClapParameters parameters;
  private final ClapHost host;
  private final AudioBuffers buffers;
  private final int room;
  private final InputEvents incoming = new InputEvents();
  private final ParameterEvents events = new ParameterEvents(MOST_EVENTS);
  private final SongPosition position;
  private final MeterReadings readings;
  private final MidiOutput midiOutput;

  /// Frames for which nothing has come in and nothing has gone out.
  private long quietFrames;

  private final long metersFrames;
  private int tailFrames;
  private boolean latencyWaited;

  /// @param sampleRate in Hz
  /// @param maxFrames the most the host means to ask for at once
  /// @param outputWidth channels of each output port
  /// @param event room for an event of a parameter and one of MIDI on their way out
  Processing(
      Plugin plugin, ClapHost host, double sampleRate, int maxFrames, int outputWidth, long event) {
    this.plugin = plugin;
    this.host = host;
    parameters = ClapParameters.of(plugin.declaration().variant());
    room = Math.clamp(maxFrames, 1, MOST_FRAMES);
    buffers =
        new AudioBuffers(
            plugin.declaration().inputs(), plugin.declaration().outputs(), outputWidth, room);
    position = new SongPosition(sampleRate);
    readings = new MeterReadings(plugin, parameters, sampleRate, event);
    midiOutput = new MidiOutput(event + Event.PARAM_SIZE);
    metersFrames = (long) (METERS_SECONDS * sampleRate);
    tailFrames = plugin.tailFrames();
  }

  /// Renders a block.
  ///
  /// @param process address of the [Block]
  /// @return what CLAP calls the status
  int process(long process) {
    int frames = Memory.getInt(process + Block.FRAMES);
    if (frames < 0) {
      return Block.ERROR;
    }
    position.read(Memory.getPointer(process + Block.TRANSPORT));
    incoming.open(Memory.getPointer(process + Block.IN_EVENTS));
    boolean quiet = true;
    int next = 0;
    int done = 0;
    do {
      int until = Math.min(frames, done + room);
      events.clear();
      while (next < incoming.count()) {
        long event = incoming.event(next);
        boolean parameter = InputEvents.isParameter(event);
        boolean midi = InputEvents.isMidi(event);
        int time = parameter || midi ? time(event, frames) : done;
        if (time >= until && until < frames) {
          break;
        }
        if (events.size() == MOST_EVENTS) {
          until = Math.max(done, Math.min(time, until));
          break;
        }
        if (parameter) {
          take(event, time - done);
        } else if (midi) {
          takeMidi(event, time - done);
        }
        next++;
      }
      quiet &= render(process, done, until - done);
      done = until;
    } while (done < frames || next < incoming.count());
    buffers.clearConstantMasks(process);
    // The host wants them by rising time; readings are of the block's first frame.
    readings.send(Memory.getPointer(process + Block.OUT_EVENTS), frames);
    midiOutput.send(Memory.getPointer(process + Block.OUT_EVENTS));
    askForRestart();
    return status(quiet, frames);
  }

  private boolean render(long process, int offset, int frames) {
    boolean quiet = buffers.read(process, offset, frames);
    plugin.process(buffers.in, buffers.out, frames, events, position.after(offset));
    midiOutput.add(plugin.midiOut(), offset);
    return buffers.write(process, offset, frames, quiet);
  }

  /// The frame of an event; one that lies behind the block, or before it, counts as its end.
  private static int time(long event, int frames) {
    int time = Memory.getInt(event + Event.TIME);
    return time < 0 ? frames : Math.min(time, frames);
  }

  private void take(long event, int frame) {
    int index = parameters.indexOf(Memory.getInt(event + Event.PARAM_ID));
    double amount = Memory.getDouble(event + Event.PARAM_AMOUNT);
    if (index < 0 || index >= parameters.settable()) {
      return;
    }
    if (!InputEvents.isModulation(event)) {
      events.add(frame, index, amount);
    } else if (parameters.modulatable(index)) {
      events.modulate(frame, index, amount);
    }
  }

  private void takeMidi(long event, int frame) {
    long message = event + Event.MIDI_MESSAGE;
    int status = Memory.getByte(message) & 0xff;
    plugin.midiIn().add(frame, status, Memory.getByte(message + 1), Memory.getByte(message + 2));
  }

  /// Takes parameter changes while no blocks come.
  void flush(long in) {
    incoming.open(in);
    for (int next = 0; next < incoming.count(); ) {
      events.clear();
      while (next < incoming.count() && events.size() < MOST_EVENTS) {
        long event = incoming.event(next);
        if (InputEvents.isParameter(event)) {
          take(event, 0);
        }
        next++;
      }
      plugin.process(buffers.in, buffers.out, 0, events, position.after(0));
    }
    askForRestart();
  }

  /// CLAP lets the latency change only while a plugin is activated.
  private void askForRestart() {
    boolean waits = plugin.latencyWaits();
    if (waits && !latencyWaited) {
      host.requestRestart();
    }
    latencyWaited = waits;
  }

  /// Sleep is only promised when neither sound nor any meter will move by itself.
  private int status(boolean quiet, int frames) {
    quietFrames = quiet ? quietFrames + frames : 0;
    int tail = plugin.tailFrames();
    if (tail != tailFrames) {
      tailFrames = tail;
      host.tailChanged();
    }
    boolean over = quietFrames > (long) tail + metersFrames && readings.allAtFloor();
    return over ? Block.SLEEP : Block.CONTINUE;
  }
}
