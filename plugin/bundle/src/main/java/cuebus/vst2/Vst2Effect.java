package cuebus.vst2;

import cuebus.entry.Memory;
import cuebus.mix.CueMix;
import cuebus.plugin.Plugin;
import cuebus.rt.AudioThread;
import cuebus.rt.MainThread;
import cuebus.rt.MidiEvents;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One instance in a VST 2.4 host: its life and its blocks.
final class Vst2Effect {

  /// The longest block rendered at once; a longer one is split, so that no host can ask for more
  /// memory than this.
  private static final int MAX_FRAMES = 4096;

  private static final float[][] NOTHING = {};
  private static final long NO_THREAD = -1;

  private final Plugin plugin;
  private final Vst2Parameters parameters;
  private final AudioMaster host;
  private final long address;
  private final int inputs;
  private final int outputs;

  // Main thread.
  private double sampleRate = 44_100;
  private int maxFrames = 1024;

  /// True while one thread renders or rebuilds. A host that does both at once, or renders on two
  /// threads, gets silence instead of a torn state.
  private final AtomicBoolean busy = new AtomicBoolean();

  // Guarded by busy.
  private final Transport transport = new Transport();
  private final ParameterEvents change = new ParameterEvents(1);
  private final MidiOutput midiOutput = new MidiOutput();
  private final float[] @Nullable [] in;
  private final float[] @Nullable [] out;
  private float[][] inBuffers = NOTHING;
  private float[][] outBuffers = NOTHING;

  private volatile boolean active;

  /// The id of the thread of the last block. What it sets must not wait for the lock of the control
  /// side.
  private volatile long audioThread = NO_THREAD;

  /// @param address of the AEffect
  Vst2Effect(Plugin plugin, AudioMaster host, long address) {
    this.plugin = plugin;
    this.host = host;
    this.address = address;
    parameters = new Vst2Parameters(plugin);
    inputs = plugin.declaration().inputs();
    outputs = plugin.declaration().outputs();
    in = new float[inputs][];
    out = new float[outputs][];
  }

  Plugin plugin() {
    return plugin;
  }

  Vst2Parameters parameters() {
    return parameters;
  }

  AudioMaster host() {
    return host;
  }

  /// Takes a sample rate, at once if it is running. One outside of 8 to 384 kHz changes nothing.
  @MainThread
  void setSampleRate(double rate) {
    CueMix.checkSampleRate(rate);
    sampleRate = rate;
    if (active) {
      resume();
    }
  }

  /// Takes the longest block the host means to ask for; it may ask for longer ones.
  @MainThread
  void setBlockSize(long frames) {
    if (frames < 1) {
      throw new IllegalArgumentException("block size " + frames + " is below 1");
    }
    maxFrames = (int) Math.min(frames, MAX_FRAMES);
    if (active) {
      resume();
    }
  }

  /// Makes ready for blocks.
  @MainThread
  void resume() {
    float[][] freshIn = new float[inputs][maxFrames];
    float[][] freshOut = new float[outputs][maxFrames];
    while (!busy.compareAndSet(false, true)) {
      Thread.onSpinWait();
    }
    try {
      plugin.activate(sampleRate, maxFrames);
      inBuffers = freshIn;
      outBuffers = freshOut;
      active = true;
    } finally {
      busy.set(false);
    }
    int late = plugin.latencyFrames();
    if (Memory.getInt(address + Vst24.Effect.INITIAL_DELAY) != late) {
      Memory.putInt(address + Vst24.Effect.INITIAL_DELAY, late);
      host.ioChanged();
    }
  }

  /// No blocks until [#resume].
  @MainThread
  void suspend() {
    active = false;
    audioThread = NO_THREAD;
    plugin.deactivate();
  }

  /// Sets a parameter from 0 to 1; what is out of range, no number or a meter is left alone. Any
  /// thread.
  void setParameter(int index, float value) {
    // A host that hands back what it has read means no change, though a float says it less exactly.
    if (!parameters.canSet(index) || Float.isNaN(value) || parameters.value(index) == value) {
      return;
    }
    setPlain(index, parameters.plain(index, value));
  }

  /// Sets a parameter to a plain value. Any thread.
  void setPlain(int index, double value) {
    if (Thread.currentThread().threadId() == audioThread
        && active
        && busy.compareAndSet(false, true)) {
      try {
        change.clear();
        change.add(0, index, value);
        plugin.process(NOTHING, NOTHING, 0, change, transport);
      } finally {
        busy.set(false);
      }
    } else {
      boolean waited = plugin.latencyWaits();
      plugin.set(index, value);
      announceLatency(waited);
    }
  }

  /// Tells the host of a latency that waits for the next [#resume()]. Not on the audio thread,
  /// where hosts cannot stop.
  ///
  /// @param waited whether it did before, and the host was told
  void announceLatency(boolean waited) {
    if (active && !waited && plugin.latencyWaits()) {
      host.ioChanged();
    }
  }

  /// Takes the host's MIDI for the next block.
  ///
  /// @param list address of the host's list of events, 0 for none
  @AudioThread
  void takeEvents(long list) {
    if (list == 0 || !busy.compareAndSet(false, true)) {
      return;
    }
    try {
      int count = Math.clamp(Memory.getInt(list), 0, MidiEvents.CAPACITY);
      for (int i = 0; i < count; i++) {
        long event = Memory.getPointer(list + Vst24.Events.FIRST + (long) i * Long.BYTES);
        if (event != 0 && Memory.getInt(event) == Vst24.Events.MIDI) {
          int message = Memory.getInt(event + Vst24.Events.MESSAGE);
          plugin
              .midiIn()
              .add(
                  Memory.getInt(event + Vst24.Events.FRAME),
                  message & 0xff,
                  message >> 8 & 0xff,
                  message >> 16 & 0xff);
        }
      }
    } finally {
      busy.set(false);
    }
  }

  /// Renders a block.
  ///
  /// @param ins address of the input pointers; it or any of them may be 0
  /// @param outs address of the output pointers, likewise; may be the buffers of the inputs
  /// @param doubles whether samples are doubles
  @AudioThread
  void render(long ins, long outs, int frames, boolean doubles) {
    if (!active || !busy.compareAndSet(false, true)) {
      silence(outs, frames, doubles);
      return;
    }
    try {
      long thread = Thread.currentThread().threadId();
      if (audioThread != thread) {
        audioThread = thread;
      }
      host.time(transport);
      int done = 0;
      while (done < frames) {
        int length = Math.min(frames - done, outBuffers[0].length);
        copyIn(ins, done, length, doubles);
        for (int c = 0; c < outputs; c++) {
          out[c] = pointer(outs, c) == 0 ? null : outBuffers[c];
        }
        plugin.process(in, out, length, ParameterEvents.NONE, transport);
        copyOut(outs, done, length, doubles);
        midiOutput.add(plugin.midiOut(), done);
        transport.advance(length, sampleRate);
        done += length;
      }
      midiOutput.send(host);
    } finally {
      busy.set(false);
    }
  }

  private static long pointer(long pointers, int channel) {
    return pointers == 0 ? 0 : Memory.getPointer(pointers + (long) channel * Long.BYTES);
  }

  private void copyIn(long ins, int done, int length, boolean doubles) {
    for (int c = 0; c < inputs; c++) {
      long from = pointer(ins, c);
      float[] buffer = inBuffers[c];
      in[c] = from == 0 ? null : buffer;
      if (from == 0) {
        continue;
      }
      if (doubles) {
        for (int i = 0; i < length; i++) {
          buffer[i] = (float) Memory.getDouble(from + (long) (done + i) * Double.BYTES);
        }
      } else {
        Memory.copyIn(from + (long) done * Float.BYTES, buffer, length);
      }
    }
  }

  private void copyOut(long outs, int done, int length, boolean doubles) {
    for (int c = 0; c < outputs; c++) {
      long to = pointer(outs, c);
      float[] buffer = out[c];
      if (to == 0 || buffer == null) {
        continue;
      }
      if (doubles) {
        for (int i = 0; i < length; i++) {
          Memory.putDouble(to + (long) (done + i) * Double.BYTES, buffer[i]);
        }
      } else {
        Memory.copyOut(buffer, to + (long) done * Float.BYTES, length);
      }
    }
  }

  /// Writes zeros to every output there is.
  @AudioThread
  void silence(long outs, int frames, boolean doubles) {
    for (int c = 0; c < outputs && frames > 0; c++) {
      long to = pointer(outs, c);
      if (to != 0) {
        Memory.fill(to, (long) frames * (doubles ? Double.BYTES : Float.BYTES), (byte) 0);
      }
    }
  }
}
