package cuebus.host.nativehost.memory;

import cuebus.host.nativehost.NativePlugin;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// The native memory in which a plugin finds its input and leaves its output: one channel after the
/// other, each between guards that tell whether something wrote beside it. One thread at a time.
public final class AudioBuffers {

  private static final int GUARD = 64;

  /// How many pointers past the last channel lead to a channel that nobody may touch.
  private static final int TRAPS = 8;

  private final int inputs;
  private final int outputs;
  private final int maxFrames;
  private final long samples;
  private final long pointers;
  private boolean inPlace;
  private int frames;
  private float[][] loaded = {};

  /// @param arena how long they live
  /// @param inputs channels in
  /// @param outputs channels out
  /// @param maxFrames longest block
  public AudioBuffers(Arena arena, int inputs, int outputs, int maxFrames) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.maxFrames = maxFrames;
    int channels = inputs + outputs + 1;
    samples = arena.allocate(4L * channels * stride(), 64).address();
    pointers = arena.allocate(8L * (inputs + outputs + 2 * TRAPS), 8).address();
    fillUnwritten(samples, (long) channels * stride());
    for (int i = 0; i < TRAPS; i++) {
      Memory.int64(pointers + 8L * (inputs + i), channel(inputs + outputs));
      Memory.int64(outputPointers() + 8L * (outputs + i), channel(inputs + outputs));
    }
    point(0);
  }

  private int stride() {
    // Rounded up, so that every channel starts at a whole cache line.
    return (maxFrames + 2 * GUARD + 15) / 16 * 16;
  }

  private long channel(int index) {
    return samples + 4L * index * stride() + 4L * GUARD;
  }

  /// Where an input channel begins.
  public long input(int channel) {
    return inPlace && channel < outputs ? output(channel) : channel(channel);
  }

  /// Where an output channel begins.
  public long output(int channel) {
    return channel(inputs + channel);
  }

  /// The C array of pointers to the input channels.
  public long inputPointers() {
    return pointers;
  }

  /// The C array of pointers to the output channels.
  public long outputPointers() {
    return pointers + 8L * (inputs + TRAPS);
  }

  /// Whether output channel `n` lies in the memory of input channel `n`.
  public void inPlace(boolean on) {
    inPlace = on;
    point(0);
  }

  /// Lets the pointers point to a frame inside the block.
  public void point(int frame) {
    for (int c = 0; c < inputs; c++) {
      Memory.int64(pointers + 8L * c, input(c) + 4L * frame);
    }
    for (int c = 0; c < outputs; c++) {
      Memory.int64(outputPointers() + 8L * c, output(c) + 4L * frame);
    }
  }

  /// Puts a block in, and the mark of the unwritten where output is to come.
  ///
  /// @param in `[channel][frame]`
  public void load(float[][] in, int frames) {
    this.frames = frames;
    loaded = in;
    for (int c = 0; c < outputs; c++) {
      fillUnwritten(output(c), frames + GUARD);
    }
    for (int c = 0; c < inputs; c++) {
      fillUnwritten(input(c) + 4L * frames, GUARD);
      MemorySegment.copy(in[c], 0, Memory.ALL, ValueLayout.JAVA_FLOAT_UNALIGNED, input(c), frames);
    }
  }

  private static void fillUnwritten(long address, long count) {
    for (long i = 0; i < count; i++) {
      Memory.int32(address + 4 * i, NativePlugin.UNWRITTEN);
    }
  }

  /// Takes the block's output out.
  ///
  /// @param out `[channel][frame]`
  public void store(float[][] out) {
    for (int c = 0; c < outputs; c++) {
      MemorySegment.copy(
          Memory.ALL, ValueLayout.JAVA_FLOAT_UNALIGNED, output(c), out[c], 0, frames);
    }
  }

  /// What was written outside of the last block, or into its input, whose arrays are still as they
  /// were loaded; empty if nothing.
  public Optional<String> damage() {
    for (int c = 0; c < inputs + outputs; c++) {
      String name = c < inputs ? "input channel " + (c + 1) : "output channel " + (c - inputs + 1);
      for (int i = 0; i < GUARD; i++) {
        if (Memory.int32(channel(c) - 4L * (1 + i)) != NativePlugin.UNWRITTEN) {
          return Optional.of("wrote %d frames before the start of %s".formatted(i + 1, name));
        }
        boolean unused = inPlace && c < Math.min(inputs, outputs);
        if (!unused && Memory.int32(channel(c) + 4L * (frames + i)) != NativePlugin.UNWRITTEN) {
          return Optional.of(
              "wrote frame %d of %s, in a block of %d frames".formatted(frames + i, name, frames));
        }
      }
    }
    for (int i = 0; i < maxFrames; i++) {
      if (Memory.int32(channel(inputs + outputs) + 4L * i) != NativePlugin.UNWRITTEN) {
        return Optional.of(
            "wrote to a channel beyond the %d inputs and %d outputs that it declares"
                .formatted(inputs, outputs));
      }
    }
    for (int c = inPlace ? outputs : 0; c < inputs; c++) {
      for (int i = 0; i < frames; i++) {
        if (Memory.int32(channel(c) + 4L * i) != Float.floatToRawIntBits(loaded[c][i])) {
          return Optional.of("changed frame %d of its input channel %d".formatted(i, c + 1));
        }
      }
    }
    return Optional.empty();
  }
}
