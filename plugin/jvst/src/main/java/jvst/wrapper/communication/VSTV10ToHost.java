package jvst.wrapper.communication;

import cuebus.jvst.host.HostCalls;
import cuebus.jvst.host.Wrappers;

/// What a plugin can say to its host and ask of it since VST 1.0. Any thread.
public abstract class VSTV10ToHost {

  /// The handle of the host behind this instance, from [Wrappers].
  @SuppressWarnings("MemberName") // the contract's name
  protected long WrapperInstance;

  /// @param wrapper the handle that the host gave
  VSTV10ToHost(long wrapper) {
    WrapperInstance = wrapper;
  }

  /// The host behind this instance.
  final HostCalls host() {
    return Wrappers.of(WrapperInstance);
  }

  /// Says which plugin this is: four characters as one number. Constructor.
  public void setUniqueID(int id) {
    host().setUniqueID(id);
  }

  /// Says how many input channels there are. Constructor; must not grow later.
  public void setNumInputs(int inputs) {
    host().setNumInputs(inputs);
  }

  /// Says how many output channels there are. Constructor; must not grow later.
  public void setNumOutputs(int outputs) {
    host().setNumOutputs(outputs);
  }

  /// Says whether `getVu` means anything.
  public void hasVu(boolean vu) {
    host().hasVu(vu);
  }

  /// Says whether the plugin shows clipping.
  public void hasClip(boolean clip) {
    host().hasClip(clip);
  }

  /// Says whether a mono signal on both inputs is fine.
  public void canMono(boolean mono) {
    host().canMono(mono);
  }

  /// Says whether `processReplacing` is there. The adapter's constructor says yes.
  public void canProcessReplacing(boolean replacing) {
    host().canProcessReplacing(replacing);
  }

  /// Says how many grades of quality there are in real time.
  public void setRealtimeQualities(int qualities) {
    host().setRealtimeQualities(qualities);
  }

  /// Says how many grades of quality there are offline.
  public void setOfflineQualities(int qualities) {
    host().setOfflineQualities(qualities);
  }

  /// Says by how many frames the output is late.
  public void setInitialDelay(int frames) {
    host().setInitialDelay(frames);
  }

  /// Says whether state is kept by `getChunk` and `setChunk`.
  public void programsAreChunks(boolean chunks) {
    host().programsAreChunks(chunks);
  }

  /// Frames per second: 44100 until [VSTV20ToHost#updateSampleRate()] was called.
  public float getSampleRate() {
    return host().getSampleRate();
  }

  /// Frames per block: 1024 until [VSTV20ToHost#updateBlockSize()] was called.
  public int getBlockSize() {
    return host().getBlockSize();
  }

  /// Changes a parameter as if by hand: first `setParameter` here, then the host is told. Not in
  /// the constructor.
  public void setParameterAutomated(int index, float value) {
    host().setParameterAutomated(index, value);
  }

  /// Version of VST that the host speaks, e.g. 2400.
  public int getMasterVersion() {
    return host().getMasterVersion();
  }

  /// The id of the plugin that the host is loading.
  public int getCurrentUniqueId() {
    return host().getCurrentUniqueId();
  }

  /// Lets the host do what waits while the plugin is busy.
  public void masterIdle() {
    host().masterIdle();
  }

  /// Whether an input channel is connected.
  public boolean isInputConnected(int input) {
    return host().isInputConnected(input);
  }

  /// Whether an output channel is connected.
  public boolean isOutputConnected(int output) {
    return host().isOutputConnected(output);
  }
}
