package cuebus.clap;

import cuebus.clap.ClapAbi.Event;
import cuebus.entry.Memory;
import cuebus.plugin.Meter;
import cuebus.plugin.Plugin;
import cuebus.rt.AudioThread;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Tells the host what the meters show, for a host hears of changes by events only. Not more often
/// than people can see, and only what changed visibly.
@AudioThread
final class MeterReadings {

  private static final double SECONDS = 0.05;

  private final Plugin plugin;
  private final Meter.Kind[] kinds;
  private final int[] ids;
  private final double[] told;
  private final long period;
  private final HostFunction push = new HostFunction();

  /// One event, filled anew for each reading; the host copies it.
  private final long event;

  private long waited;

  MeterReadings(Plugin plugin, ClapParameters parameters, double sampleRate, long event) {
    this.plugin = plugin;
    kinds = plugin.declaration().meters().stream().map(Meter::kind).toArray(Meter.Kind[]::new);
    ids = new int[kinds.length];
    Arrays.setAll(ids, parameters::meterId);
    told = new double[ids.length];
    Arrays.setAll(told, m -> kinds[m].min());
    period = (long) (SECONDS * sampleRate);
    this.event = event;
    Memory.putInt(event + Event.BYTES, Event.PARAM_SIZE);
    Memory.putInt(event + Event.TIME, 0);
    Memory.putShort(event + Event.SPACE, (short) Event.CORE_SPACE);
    Memory.putShort(event + Event.TYPE, (short) Event.PARAM_VALUE);
    Memory.putInt(event + Event.FLAGS, Event.DONT_RECORD);
    Memory.putInt(event + Event.NOTE_ID, -1);
    Memory.putShort(event + Event.PORT, (short) -1);
    Memory.putShort(event + Event.CHANNEL, (short) -1);
    Memory.putShort(event + Event.KEY, (short) -1);
  }

  /// Sends what changed, if it is time again.
  ///
  /// @param list address of the host's list, 0 for none
  /// @param frames length of the block
  void send(long list, int frames) {
    waited += frames;
    if (waited < period || list == 0) {
      return;
    }
    MemorySegment pusher = push.at(list + Event.LIST_TRY_PUSH);
    if (pusher.address() == 0) {
      return;
    }
    waited = 0;
    for (int m = 0; m < ids.length; m++) {
      double shown = plugin.meter(m);
      boolean fell = shown == kinds[m].min() && told[m] != kinds[m].min();
      if (fell || Math.abs(shown - told[m]) >= kinds[m].step()) {
        Memory.putInt(event + Event.PARAM_ID, ids[m]);
        Memory.putDouble(event + Event.PARAM_AMOUNT, shown);
        if (!HostFunctions.ask(pusher, list, event)) {
          return;
        }
        told[m] = shown;
      }
    }
  }

  /// True if every meter that falls in silence shows it and the host knows.
  boolean allAtFloor() {
    for (int m = 0; m < ids.length; m++) {
      double floor = kinds[m].min();
      if (!kinds[m].keeps() && (told[m] != floor || plugin.meter(m) != floor)) {
        return false;
      }
    }
    return true;
  }
}
