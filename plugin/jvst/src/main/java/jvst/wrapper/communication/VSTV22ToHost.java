package jvst.wrapper.communication;

/// VST 2.2 added nothing. Any thread.
public abstract class VSTV22ToHost extends VSTV21ToHost {

  /// @param wrapper the handle that the host gave
  VSTV22ToHost(long wrapper) {
    super(wrapper);
  }
}
