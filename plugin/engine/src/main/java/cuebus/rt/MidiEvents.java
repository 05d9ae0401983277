package cuebus.rt;

/// MIDI messages within one block, each at its frame. Belongs to the audio thread; holds a fixed
/// number and is used again for every block.
///
/// Messages beyond a block wait for the next: hosts may hand over those of a long block and have it
/// rendered in parts.
///
/// When it is full, further messages are left out, but for the ends of notes: that a note has ended
/// is never forgotten, only its frame.
public final class MidiEvents {

  /// The most messages of one block.
  public static final int CAPACITY = 16_384;

  /// Channels of a MIDI port.
  public static final int CHANNELS = 16;

  /// Notes, controllers or programs of a channel.
  public static final int NUMBERS = 128;

  private static final int NOTE_OFF = 0x80;
  private static final int NOTE_ON = 0x90;

  private final int[] frames;
  private final int[] messages;
  private final long[] ended = new long[CHANNELS * NUMBERS / Long.SIZE];
  private int size;
  private long leftOut;

  /// An empty list for [#CAPACITY] messages.
  public MidiEvents() {
    this(CAPACITY);
  }

  /// @param capacity the most messages it takes
  public MidiEvents(int capacity) {
    frames = new int[capacity];
    messages = new int[capacity];
  }

  /// Appends a message of one to three bytes; a frame before the one appended last counts as that
  /// one.
  ///
  /// @param status first byte, 0x80 to 0xff; another is no message and left out
  /// @param data1 second byte, of which seven bits count
  /// @param data2 third byte, likewise
  /// @return false if it is left out
  public boolean add(int frame, int status, int data1, int data2) {
    if ((status & 0x80) == 0) {
      return false;
    }
    int first = data1 & 0x7f;
    int second = data2 & 0x7f;
    if (size == frames.length) {
      leftOut++;
      int kind = status & 0xf0;
      if (kind == NOTE_OFF || (kind == NOTE_ON && second == 0)) {
        int note = note(status & 0x0f, first);
        ended[note / Long.SIZE] |= 1L << note;
      }
      return false;
    }
    frames[size] = size == 0 ? Math.max(0, frame) : Math.max(frames[size - 1], frame);
    messages[size] = (status & 0xff) << 16 | first << 8 | second;
    size++;
    return true;
  }

  /// Appends all messages of another list.
  ///
  /// @param offset added to their frames
  public void append(MidiEvents other, int offset) {
    for (int e = 0; e < other.size; e++) {
      add(other.frames[e] + offset, other.status(e), other.data1(e), other.data2(e));
    }
  }

  private static int note(int channel, int note) {
    return channel * NUMBERS + note;
  }

  /// Whether a note ended that did not fit.
  ///
  /// @param channel counted from 0
  public boolean endedBeyond(int channel, int note) {
    int bit = note(channel, note);
    return (ended[bit / Long.SIZE] & 1L << bit) != 0;
  }

  /// How many messages belong to a block.
  ///
  /// @param block its length
  public int within(int block) {
    int first = 0;
    int end = size;
    while (first < end) {
      int middle = (first + end) >>> 1;
      if (frames[middle] < block) {
        first = middle + 1;
      } else {
        end = middle;
      }
    }
    return first;
  }

  /// Forgets a block; those behind it come closer.
  ///
  /// @param block its length
  public void advance(int block) {
    int gone = within(block);
    if (gone == size) {
      clear();
      return;
    }
    size -= gone;
    System.arraycopy(messages, gone, messages, 0, size);
    for (int i = 0; i < size; i++) {
      frames[i] = frames[gone + i] - block;
    }
  }

  /// Forgets every message.
  public void clear() {
    size = 0;
    java.util.Arrays.fill(ended, 0);
  }

  /// How many messages there are.
  public int size() {
    return size;
  }

  /// How many messages were ever left out.
  public long leftOut() {
    return leftOut;
  }

  /// Frame of a message within the block.
  public int frame(int event) {
    return frames[event];
  }

  /// First byte of a message.
  public int status(int event) {
    return messages[event] >> 16;
  }

  /// Second byte of a message.
  public int data1(int event) {
    return messages[event] >> 8 & 0x7f;
  }

  /// Third byte of a message.
  public int data2(int event) {
    return messages[event] & 0x7f;
  }
}
