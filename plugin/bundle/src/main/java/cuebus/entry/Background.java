package cuebus.entry;

import java.util.concurrent.LinkedBlockingQueue;

/// The one thread of the plugin's own in a process, for what the host must not wait for.
public final class Background {

  private static final LinkedBlockingQueue<Runnable> WORK = new LinkedBlockingQueue<>();

  static {
    Thread.ofPlatform().daemon().name("cuebus-background").start(Background::work);
  }

  private Background() {}

  /// Makes sure that the thread is there. To be called first on a thread with nothing of the
  /// host's: a thread inherits priority and signal mask from the one that starts it.
  public static void start() {}

  /// Does something soon, after what was asked for before. Any thread; allocates.
  public static void run(Runnable work) {
    WORK.add(work);
  }

  private static void work() {
    while (true) {
      try {
        WORK.take().run();
      } catch (Throwable t) {
        HostLog.tell("in the background", t);
      }
    }
  }
}
