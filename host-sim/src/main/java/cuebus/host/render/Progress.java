package cuebus.host.render;

/// Hears how far a render is.
@FunctionalInterface
public interface Progress {

  /// For whom nobody watches.
  Progress NONE = (done, total) -> {};

  /// Called now and then, on the rendering thread.
  ///
  /// @param done frames rendered
  /// @param total frames there are
  void at(long done, long total);
}
