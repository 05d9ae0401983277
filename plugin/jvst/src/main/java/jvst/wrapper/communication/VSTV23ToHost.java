package jvst.wrapper.communication;

import jvst.wrapper.valueobjects.VSTPatchChunkInfo;
import jvst.wrapper.valueobjects.VSTSpeakerArrangement;
import jvst.wrapper.valueobjects.VSTSpeakerProperties;

/// What a plugin can say to its host and ask of it since VST 2.3. Any thread.
public abstract class VSTV23ToHost extends VSTV22ToHost {

  /// @param wrapper the handle that the host gave
  VSTV23ToHost(long wrapper) {
    super(wrapper);
  }

  /// Names a pan law, one of the adapter's `PAN_LAW_`, and its gain in the middle.
  public boolean setPanLaw(int type, float value) {
    return host().setPanLaw(type, value);
  }

  /// Does nothing, as in the wrapper.
  ///
  /// @return 0
  public int beginLoadBank(VSTPatchChunkInfo chunk) {
    return 0;
  }

  /// Does nothing, as in the wrapper.
  ///
  /// @return 0
  public int beginLoadProgram(VSTPatchChunkInfo chunk) {
    return 0;
  }

  /// Does nothing, as in the wrapper.
  ///
  /// @return false
  public boolean copySpeaker(VSTSpeakerProperties to, VSTSpeakerProperties from) {
    return false;
  }

  /// Does nothing, as in the wrapper.
  ///
  /// @return false
  public boolean matchArrangement(VSTSpeakerArrangement to, VSTSpeakerArrangement from) {
    return false;
  }
}
