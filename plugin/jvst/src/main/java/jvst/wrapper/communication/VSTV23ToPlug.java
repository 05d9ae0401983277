package jvst.wrapper.communication;

/// What a host calls in a plugin since VST 2.3.
public interface VSTV23ToPlug extends VSTV21ToPlug {

  /// Says how many frames will be processed in all, offline.
  int setTotalSampleToProcess(int value);

  /// Never useful: a `String` cannot be filled in.
  int getNextShellPlugin(String name);

  /// Blocks are about to come.
  int startProcess();

  /// No more blocks come for now.
  int stopProcess();
}
