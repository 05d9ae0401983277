package jvst.wrapper.valueobjects;

import org.jspecify.annotations.Nullable;

/// Name and kind of a channel.
@SuppressWarnings({"MemberName", "InconsistentCapitalization"}) // the contract's names
public class VSTPinProperties {

  public static final int VST_PIN_IS_ACTIVE = 1;
  public static final int VST_PIN_IS_STEREO = 2;
  public static final int VST_PIN_USE_SPEAKER = 4;

  private @Nullable String Label;
  private int Flags;
  private int ArrangementType;
  private @Nullable String ShortLabel;

  public VSTPinProperties() {}

  public VSTPinProperties(String label, int flags, int arrangementType, String shortLabel) {
    Label = label;
    Flags = flags;
    ArrangementType = arrangementType;
    ShortLabel = shortLabel;
  }

  /// Name; at most 63 bytes are used.
  public @Nullable String getLabel() {
    return Label;
  }

  public void setLabel(@Nullable String Label) {
    this.Label = Label;
  }

  /// `VST_PIN_` bits.
  public int getFlags() {
    return Flags;
  }

  public void setFlags(int Flags) {
    this.Flags = Flags;
  }

  /// A `SpeakerArr` of [VSTSpeakerArrangement].
  public int getArrangementType() {
    return ArrangementType;
  }

  public void setArrangementType(int ArrangementType) {
    this.ArrangementType = ArrangementType;
  }

  /// Short name; at most 7 bytes are used.
  public @Nullable String getShortLabel() {
    return ShortLabel;
  }

  public void setShortLabel(@Nullable String ShortLabel) {
    this.ShortLabel = ShortLabel;
  }
}
