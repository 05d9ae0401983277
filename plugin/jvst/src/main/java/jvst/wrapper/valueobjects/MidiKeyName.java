package jvst.wrapper.valueobjects;

import org.jspecify.annotations.Nullable;

/// The name of a key in a MIDI program: the host puts in the numbers, the plugin the name.
public class MidiKeyName {

  private int thisProgramIndex;
  private int thisKeyNumber;
  private @Nullable String keyName;
  private int reserved;
  private int flags;

  public int getThisProgramIndex() {
    return thisProgramIndex;
  }

  public void setThisProgramIndex(int thisProgramIndex) {
    this.thisProgramIndex = thisProgramIndex;
  }

  /// 0 to 127.
  public int getThisKeyNumber() {
    return thisKeyNumber;
  }

  public void setThisKeyNumber(int thisKeyNumber) {
    this.thisKeyNumber = thisKeyNumber;
  }

  /// At most 63 bytes are used.
  public @Nullable String getKeyName() {
    return keyName;
  }

  public void setKeyname(@Nullable String keyName) {
    this.keyName = keyName;
  }

  public int getReserved() {
    return reserved;
  }

  public void setReserved(int reserved) {
    this.reserved = reserved;
  }

  public int getFlags() {
    return flags;
  }

  public void setFlags(int flags) {
    this.flags = flags;
  }
}
