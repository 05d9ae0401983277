package cuebus.host.nativehost;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a host noticed about a plugin, each thing once. For any thread.
public final class Complaints {

  private static final int MOST = 100;

  private final Set<String> noticed = new LinkedHashSet<>();

  /// Notes a breach; beyond a hundred different ones it does nothing.
  public synchronized void add(String breach) {
    if (noticed.size() < MOST) {
      noticed.add(breach);
    }
  }

  /// All of them, in order.
  public synchronized List<String> list() {
    return List.copyOf(noticed);
  }
}
