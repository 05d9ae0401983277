package cuebus.host.nativehost.clap;

/// Numbers that several parts of the CLAP host need.
///
/// Source: CLAP 1.x, `version.h`, `events.h`, `ext/params.h`, `process.h`.
final class Clap {

  static final int VERSION_MAJOR = 1;
  static final int VERSION_MINOR = 2;

  static final int EVENT_PARAM_VALUE = 5;
  static final int EVENT_MIDI = 10;

  static final int PARAM_STEPPED = 1;
  static final int PARAM_READ_ONLY = 1 << 3;
  static final int PARAM_BYPASS = 1 << 4;

  static final int PROCESS_ERROR = 0;

  private Clap() {}
}
