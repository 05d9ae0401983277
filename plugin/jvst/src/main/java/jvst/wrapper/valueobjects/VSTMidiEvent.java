package jvst.wrapper.valueobjects;

/// A MIDI message of up to three bytes; its data has four.
@SuppressWarnings("MemberName") // the contract's names
public class VSTMidiEvent extends VSTEvent {

  /// In the flags: played live, not from a track.
  public static final int FLAG_MidiEventIsRealtime = 1;

  protected int noteLength;
  protected int noteOffset;
  protected byte detune;
  protected byte noteOffVelocity;
  protected byte reserved1;
  protected byte reserved2;

  /// An event with four bytes of data.
  public VSTMidiEvent() {
    type = VST_EVENT_MIDI_TYPE;
    data = new byte[4];
  }

  /// Frames that the note lasts, if known, else 0.
  public int getNoteLength() {
    return noteLength;
  }

  public void setNoteLength(int noteLength) {
    this.noteLength = noteLength;
  }

  /// Frames of the note that are over already, else 0.
  public int getNoteOffset() {
    return noteOffset;
  }

  public void setNoteOffset(int noteOffset) {
    this.noteOffset = noteOffset;
  }

  /// -64 to 63 cents.
  public byte getDetune() {
    return detune;
  }

  public void setDetune(byte detune) {
    this.detune = detune;
  }

  /// 0 to 127.
  public byte getNoteOffVelocity() {
    return noteOffVelocity;
  }

  public void setNoteOffVelocity(byte noteOffVelocity) {
    this.noteOffVelocity = noteOffVelocity;
  }

  public byte getReserved1() {
    return reserved1;
  }

  public void setReserved1(byte reserved1) {
    this.reserved1 = reserved1;
  }

  public byte getReserved2() {
    return reserved2;
  }

  public void setReserved2(byte reserved2) {
    this.reserved2 = reserved2;
  }
}
