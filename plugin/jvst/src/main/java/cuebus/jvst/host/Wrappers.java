package cuebus.jvst.host;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The hosts behind plugin instances, by the handle that a plugin's constructor gets. In the stock
/// wrapper that number is the address of a C++ object. Any thread.
public final class Wrappers {

  private static final Map<Long, HostCalls> HOSTS = new ConcurrentHashMap<>();
  private static final AtomicLong LAST = new AtomicLong();

  private Wrappers() {}

  /// Gives a host a handle, never 0, for one plugin instance.
  public static long register(HostCalls host) {
    long wrapper = LAST.incrementAndGet();
    HOSTS.put(wrapper, host);
    return wrapper;
  }

  /// Lets a host go; calls of its plugin fail from now on.
  public static void release(long wrapper) {
    HOSTS.remove(wrapper);
  }

  /// The host of a handle.
  ///
  /// @throws IllegalStateException if there is none, or none any more
  public static HostCalls of(long wrapper) {
    HostCalls host = HOSTS.get(wrapper);
    if (host == null) {
      throw new IllegalStateException(
          "no host has the handle "
              + wrapper
              + ": a plugin passes on the one that its constructor got, and calls nobody after its"
              + " host has gone");
    }
    return host;
  }
}
