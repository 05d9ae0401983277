package cuebus.lv2;

import cuebus.entry.Memory;
import cuebus.lv2.Lv2Abi.Status;
import cuebus.mix.CueMix;
import cuebus.param.Variant;
import cuebus.plugin.CueMixFactory;
import cuebus.plugin.Plugin;
import cuebus.rt.AudioThread;
import cuebus.rt.MainThread;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One instance in a host: the plugin, and the ports as the host connected them. Buffers may be
/// missing, or be the same for input and output; blocks may have any length.
final class Lv2Instance {

  /// How often meters are renewed, in seconds: as often as a screen shows them.
  private static final double METER_SECONDS = 0.02;

  private final Ports ports;
  private final Plugin plugin;
  private final int maxFrames;
  private final int meterFrames;
  private final ControlInputs controls;
  private final @Nullable Lv2State state;
  private final @Nullable SessionProperty session;
  private final @Nullable Messages messages;
  private final Transport transport = new Transport();
  private final ParameterEvents changes;

  /// Of all ports before the control inputs, by index; 0 where nothing is connected.
  private final long[] addresses;

  /// Of the port that says it; 0 where nothing is connected.
  private long latency;

  private final float[][] in;
  private final float[][] out;

  /// As `in` and `out`, with null for what nothing is connected to.
  private final float[] @Nullable [] connectedIn;

  private final float[] @Nullable [] connectedOut;

  private final double sampleRate;
  private boolean active;
  private boolean fresh = true;
  private int untilMeters;

  /// Main thread.
  ///
  /// @param sampleRate in Hz
  /// @throws IllegalArgumentException for a sample rate that the plugin cannot have
  Lv2Instance(Variant variant, double sampleRate, HostFeatures host) {
    ports = Ports.of(variant);
    plugin = new CueMixFactory().create(ports.declaration().id());
    maxFrames = host.maxFrames();
    CueMix.checkSampleRate(sampleRate);
    this.sampleRate = sampleRate;
    meterFrames = (int) (METER_SECONDS * sampleRate);
    controls = new ControlInputs(ports.controls());
    changes = new ParameterEvents(ports.controls().size());
    addresses = new long[ports.control(0)];
    in = new float[ports.declaration().inputs()][maxFrames];
    out = new float[ports.declaration().outputs()][maxFrames];
    connectedIn = new float[in.length][];
    connectedOut = new float[out.length][];
    Urids urids = host.urids();
    if (urids == null) {
      state = null;
      session = null;
      messages = null;
    } else {
      AtomProperties properties = new AtomProperties(urids);
      state = new Lv2State(urids, plugin, controls);
      session = new SessionProperty(host, urids, properties, plugin, controls);
      messages =
          new Messages(
              urids,
              new SongPosition(urids, properties, transport, sampleRate),
              session,
              plugin.midiIn());
    }
  }

  /// Puts a buffer behind a port; 0 takes it away. A port that there is not is passed over.
  @AudioThread
  void connect(int port, long address) {
    if (port < 0 || port >= ports.count()) {
      return;
    }
    if (port == ports.latency()) {
      latency = address;
      return;
    }
    if (port >= ports.control(0)) {
      controls.connect(port - ports.control(0), address);
      return;
    }
    addresses[port] = address;
    if (port < ports.out(0)) {
      int channel = port - ports.bus(0);
      connectedIn[channel] = address == 0 ? null : in[channel];
    } else if (port < ports.messages()) {
      int left = (port - ports.out(0)) & ~1;
      // A mix with one side connected is rendered, and one without either is not.
      boolean heard = (addresses[ports.out(left)] | addresses[ports.out(left + 1)]) != 0;
      connectedOut[left] = heard ? out[left] : null;
      connectedOut[left + 1] = heard ? out[left + 1] : null;
    }
  }

  /// Blocks will come: the first one starts without glides and without a past.
  @MainThread
  void activate() {
    // Not when it is made: hosts make many to look at them.
    if (!active) {
      plugin.activate(sampleRate, maxFrames);
      active = true;
    }
    fresh = true;
  }

  /// Lets go of everything.
  @MainThread
  void close() {
    plugin.deactivate();
  }

  /// Renders a block.
  ///
  /// @param frames from 0; more than 2³¹−1 arrive as negative and are not rendered
  @AudioThread
  void run(int frames) {
    if (messages != null && addresses[ports.messages()] != 0) {
      messages.read(addresses[ports.messages()]);
    }
    changes.clear();
    controls.collect(changes);
    if (fresh) {
      fresh = false;
      plugin.process(connectedIn, connectedOut, 0, changes, transport);
      plugin.restart();
      changes.clear();
    }
    for (int done = 0; done < frames; done += maxFrames) {
      render(done, Math.min(maxFrames, frames - done));
    }
    tell(Math.max(0, frames));
  }

  private void render(int from, int frames) {
    for (int c = 0; c < in.length; c++) {
      long address = addresses[ports.bus(c)];
      if (address != 0) {
        Memory.copyIn(address + (long) from * Float.BYTES, in[c], frames);
      }
    }
    plugin.process(connectedIn, connectedOut, frames, changes, transport);
    changes.clear();
    for (int c = 0; c < out.length; c++) {
      long address = addresses[ports.out(c)];
      if (address != 0) {
        Memory.copyOut(out[c], address + (long) from * Float.BYTES, frames);
      }
    }
    if (messages != null) {
      messages.advance(frames);
      messages.tell(plugin.midiOut(), from);
    }
  }

  private void tell(int frames) {
    if (latency != 0) {
      Memory.putFloat(latency, plugin.latencyFrames());
    }
    untilMeters -= frames;
    if (untilMeters <= 0) {
      untilMeters = meterFrames;
      for (int m = 0; m < ports.meters().size(); m++) {
        long address = addresses[ports.meter(m)];
        if (address != 0) {
          Memory.putFloat(address, (float) plugin.meter(m));
        }
      }
    }
    if (messages != null) {
      messages.reply(addresses[ports.replies()]);
    }
  }

  /// What is left of a block that failed.
  @AudioThread
  void silence(int frames) {
    Arrays.fill(out[0], 0);
    for (int c = 0; c < out.length; c++) {
      long address = addresses[ports.out(c)];
      for (int done = 0; address != 0 && done < frames; done += maxFrames) {
        Memory.copyOut(
            out[0], address + (long) done * Float.BYTES, Math.min(maxFrames, frames - done));
      }
    }
  }

  /// As [Lv2State#save].
  int save(long store, long handle) {
    return state == null || store == 0 ? Status.ERR_NO_FEATURE : state.save(store, handle);
  }

  /// As [Lv2State#restore].
  int restore(long retrieve, long handle) {
    return state == null || retrieve == 0 ? Status.ERR_NO_FEATURE : state.restore(retrieve, handle);
  }

  /// As [SessionProperty#work].
  int work(int size, long path) {
    return session == null ? Status.ERR_UNKNOWN : session.work(size, path);
  }

  /// As [SessionProperty#worked].
  @AudioThread
  void worked() {
    if (session != null) {
      session.worked();
    }
  }
}
