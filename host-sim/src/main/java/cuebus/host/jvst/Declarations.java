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

  @Override
  public void setUniqueID(int id) {
    uniqueId = id;
  }

  @Override
  public void setNumInputs(int count) {
    inputs = count;
  }

  @Override
  public void setNumOutputs(int count) {
    outputs = count;
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
