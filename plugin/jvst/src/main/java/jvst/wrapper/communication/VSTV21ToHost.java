package jvst.wrapper.communication;

/// What a plugin can say to its host since VST 2.1. Any thread.
public abstract class VSTV21ToHost extends VSTV20ToHost {

  /// @param wrapper the handle that the host gave
  VSTV21ToHost(long wrapper) {
    super(wrapper);
  }

  /// Says that a hand has taken hold of a parameter.
  public boolean beginEdit(int index) {
    return host().beginEdit(index);
  }

  /// Says that the hand has let go.
  public boolean endEdit(int index) {
    return host().endEdit(index);
  }
}
