package cuebus.entry;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The instances that hosts hold by handle, one table for every format of one process. A handle is
/// a small number, never 0 and never used twice, so one that a host kept too long finds nothing.
///
/// @param <T> what a handle stands for
public final class Instances<T> {

  /// More than any project opens at once.
  private static final int SLOTS = 4096;

  private static final long SLOT_MASK = SLOTS - 1;

  private record Entry<T>(long handle, T instance) {}

  private final AtomicReferenceArray<@Nullable Entry<T>> table = new AtomicReferenceArray<>(SLOTS);
  private long made;

  /// Keeps an instance and returns its handle. Main thread; allocates.
  ///
  /// @throws IllegalStateException if there are too many
  public synchronized long add(T instance) {
    for (int tried = 0; tried < SLOTS; tried++) {
      long handle = ++made;
      int slot = (int) (handle & SLOT_MASK);
      if (handle != 0 && table.get(slot) == null) {
        table.set(slot, new Entry<>(handle, instance));
        return handle;
      }
    }
    throw new IllegalStateException("more than " + SLOTS + " instances");
  }

  /// The instance of a handle, null if there is none (any more). Any thread, wait-free.
  public @Nullable T get(long handle) {
    Entry<T> entry = table.get((int) (handle & SLOT_MASK));
    return entry != null && entry.handle == handle ? entry.instance : null;
  }

  /// Lets an instance go and returns it; null if there is none of that handle. Main thread.
  public synchronized @Nullable T remove(long handle) {
    T instance = get(handle);
    if (instance != null) {
      table.set((int) (handle & SLOT_MASK), null);
    }
    return instance;
  }
}
