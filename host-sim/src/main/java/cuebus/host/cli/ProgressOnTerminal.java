package cuebus.host.cli;

import cuebus.host.render.Progress;
import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// A progress bar in percent, on the error stream.
final class ProgressOnTerminal implements Progress, AutoCloseable {

  private final ProgressBar bar;
  private long shown = -1;

  ProgressOnTerminal(String task) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(100)
            .setStyle(ProgressBarStyle.ASCII)
            .setUnit(" %", 1)
            .hideEta()
            .build();
  }

  /// True if somebody is watching.
  @SuppressWarnings("SystemConsoleNull") // JDK 25 returns null again where there is no terminal
  static boolean wanted() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  @Override
  public void at(long done, long total) {
    long percent = 100 * done / total;
    if (percent != shown) {
      shown = percent;
      bar.stepTo(percent);
    }
  }

  @Override
  public void close() {
    bar.close();
  }
}
