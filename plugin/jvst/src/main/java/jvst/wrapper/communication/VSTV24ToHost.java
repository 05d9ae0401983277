package jvst.wrapper.communication;

/// What a plugin can say to its host since VST 2.4. Any thread.
public abstract class VSTV24ToHost extends VSTV23ToHost {

  /// @param wrapper the handle that the host gave
  protected VSTV24ToHost(long wrapper) {
    super(wrapper);
  }

  /// Says whether `processDoubleReplacing` is there.
  public void canDoubleReplacing(boolean can) {
    host().canDoubleReplacing(can);
  }
}
