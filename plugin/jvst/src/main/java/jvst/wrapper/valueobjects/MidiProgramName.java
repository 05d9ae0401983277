package jvst.wrapper.valueobjects;

import org.jspecify.annotations.Nullable;

/// A MIDI program: the host puts in the number, the plugin the rest.
public class MidiProgramName {

  public static final int MIDI_IS_OMNI = 1;

  private int thisProgramIndex;
  private @Nullable String name;
  private byte midiProgram = -1;
  private byte midiBankMsb = -1;
  private byte midiBankLsb = -1;
  private byte reserved;
  private int parentCategoryIndex = -1;
  private int flags;

  /// Which program is asked for.
  public int getThisProgramIndex() {
    return thisProgramIndex;
  }

  public void setThisProgramIndex(int thisProgramIndex) {
    this.thisProgramIndex = thisProgramIndex;
  }

  /// At most 63 bytes are used.
  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  /// 0 to 127, -1 for none.
  public byte getMidiProgram() {
    return midiProgram;
  }

  public void setMidiProgram(byte midiProgram) {
    this.midiProgram = midiProgram;
  }

  /// 0 to 127, -1 for none.
  public byte getMidiBankMsb() {
    return midiBankMsb;
  }

  public void setMidiBankMsb(byte midiBankMsb) {
    this.midiBankMsb = midiBankMsb;
  }

  /// 0 to 127, -1 for none.
  public byte getMidiBankLsb() {
    return midiBankLsb;
  }

  public void setMidiBankLsb(byte midiBankLsb) {
    this.midiBankLsb = midiBankLsb;
  }

  public byte getReserved() {
    return reserved;
  }

  public void setReserved(byte reserved) {
    this.reserved = reserved;
  }

  /// Number of its category, -1 for none.
  public int getParentCategoryIndex() {
    return parentCategoryIndex;
  }

  public void setParentCategoryIndex(int parentCategoryIndex) {
    this.parentCategoryIndex = parentCategoryIndex;
  }

  public int getFlags() {
    return flags;
  }

  public void setFlags(int flags) {
    this.flags = flags;
  }
}
