package cuebus.host.jvst;

/// What a plugin has said of itself, from within its constructor on. Any thread.
abstract class Declarations extends OfflineAnswers {

  // What the stock wrapper assumes of a plugin that says nothing.
  volatile int uniqueId = 'N' << 24 | 'o' << 16 | 'E' << 8 | 'f';
  volatile int inputs = 1;
  volatile int outputs = 2;
  volatile int initialDelay;
  volatile boolean replacing;
  volatile boolean doubleReplacing;
  volatile boolean chunks;
  volatile boolean synth;
  volatile boolean noTail;
  volatile boolean ioChanged;

  /// What the plugin did that it must not.
  final Faults faults;

  private volatile boolean settled;

  Declarations(Faults faults) {
    this.faults = faults;
  }

  @Override
  public void setUniqueID(int id) {
    uniqueId = id;
  }

  /// The end of the constructor: the arrays are made for this many channels.
  void settleChannels() {
    settled = true;
  }

  @Override
  public void setNumInputs(int count) {
    if (allows("setNumInputs", count, inputs)) {
      inputs = count;
    }
  }

  @Override
  public void setNumOutputs(int count) {
    if (allows("setNumOutputs", count, outputs)) {
      outputs = count;
    }
  }

  private boolean allows(String call, int count, int settledAt) {
    if (settled && count > settledAt) {
      faults.add(
          "%s(%d) was passed over; after the constructor at most %d are allowed"
              .formatted(call, count, settledAt));
    }
    return !settled;
  }

  @Override
  public void canProcessReplacing(boolean can) {
    replacing = can;
  }

  @Override
  public void setInitialDelay(int frames) {
    initialDelay = frames;
  }

  @Override
  public void programsAreChunks(boolean are) {
    chunks = are;
  }

  @Override
  public int getCurrentUniqueId() {
    return uniqueId;
  }

  @Override
  public boolean ioChanged() {
    ioChanged = true;
    return true;
  }

  @Override
  public void isSynth(boolean is) {
    synth = is;
  }

  @Override
  public void noTail(boolean none) {
    noTail = none;
  }

  @Override
  public void canDoubleReplacing(boolean can) {
    doubleReplacing = can;
  }
}
