package cuebus.clap;

import cuebus.clap.ClapAbi.AudioBuffer;
import cuebus.clap.ClapAbi.Block;
import cuebus.entry.Memory;
import cuebus.rt.AudioThread;
import org.jspecify.annotations.Nullable;

/// Copies a block between the host's ports and arrays. Every input is read before an output is
/// written, so a host may use one buffer for both. A port or channel that is missing is silence on
/// the way in and goes nowhere on the way out.
@AudioThread
final class AudioBuffers {

  /// `[channel][frame]`, as the plugin takes them; null where the host has none.
  final float[] @Nullable [] in;

  final float[] @Nullable [] out;

  private final float[][] inSamples;
  private final float[][] outSamples;
  private final int outputWidth;

  /// @param outputWidth channels of each output port
  /// @param frames the most frames copied at once
  AudioBuffers(int inputs, int outputs, int outputWidth, int frames) {
    in = new float[inputs] @Nullable [];
    out = new float[outputs] @Nullable [];
    inSamples = new float[inputs][frames];
    outSamples = new float[outputs][frames];
    this.outputWidth = outputWidth;
  }

  /// Reads part of a block.
  ///
  /// @param process address of the [Block]
  /// @return true if there was nothing but silence
  boolean read(long process, int offset, int frames) {
    boolean silent = true;
    long port = port(process + Block.INPUTS, process + Block.INPUT_COUNT, 0);
    for (int c = 0; c < in.length; c++) {
      boolean present = read(port, c, inSamples[c], offset, frames);
      in[c] = present ? inSamples[c] : null;
      silent = silent && (!present || silent(inSamples[c], frames));
    }
    for (int c = 0; c < out.length; c++) {
      long at = port(process + Block.OUTPUTS, process + Block.OUTPUT_COUNT, c / outputWidth);
      out[c] = present(at, c % outputWidth) ? outSamples[c] : null;
    }
    // The engine leaves out a mix that lacks a side.
    for (int left = 0; left < out.length; left += 2) {
      if (out[left] != null || out[left + 1] != null) {
        out[left] = outSamples[left];
        out[left + 1] = outSamples[left + 1];
      }
    }
    return silent;
  }

  /// Writes part of a block, as [#read] found the ports.
  ///
  /// @param silentIn what [#read] said; only then is looked whether the output is silent, too
  /// @return true if there was nothing but silence, in and out
  boolean write(long process, int offset, int frames, boolean silentIn) {
    boolean silent = silentIn;
    for (int c = 0; c < out.length; c++) {
      long at = port(process + Block.OUTPUTS, process + Block.OUTPUT_COUNT, c / outputWidth);
      float[] samples = out[c];
      if (samples != null) {
        silent = silent && silent(samples, frames);
        write(at, c % outputWidth, samples, offset, frames);
      }
    }
    return silent;
  }

  /// Says that no output channel is known to be constant. Once a block.
  void clearConstantMasks(long process) {
    for (int p = 0; p * outputWidth < out.length; p++) {
      long port = port(process + Block.OUTPUTS, process + Block.OUTPUT_COUNT, p);
      if (port != 0) {
        Memory.putLong(port + AudioBuffer.CONSTANT_MASK, 0);
      }
    }
  }

  /// The address of a port, 0 if the host has not so many.
  private static long port(long ports, long count, int index) {
    long first = Memory.getPointer(ports);
    // Unsigned: a host that lies says billions.
    return first == 0 || Integer.compareUnsigned(index, Memory.getInt(count)) >= 0
        ? 0
        : first + (long) index * AudioBuffer.SIZE;
  }

  private static boolean present(long port, int channel) {
    return channel(port, AudioBuffer.DATA32, channel) != 0
        || channel(port, AudioBuffer.DATA64, channel) != 0;
  }

  /// The samples of a channel, 0 if there are none of that width.
  private static long channel(long port, int data, int channel) {
    if (port == 0
        || Integer.compareUnsigned(channel, Memory.getInt(port + AudioBuffer.CHANNELS)) >= 0) {
      return 0;
    }
    long channels = Memory.getPointer(port + data);
    return channels == 0 ? 0 : Memory.getPointer(channels + 8L * channel);
  }

  private static boolean read(long port, int channel, float[] samples, int offset, int frames) {
    long single = channel(port, AudioBuffer.DATA32, channel);
    if (single != 0) {
      Memory.copyIn(single + 4L * offset, samples, frames);
      return true;
    }
    long twice = channel(port, AudioBuffer.DATA64, channel);
    for (int i = 0; twice != 0 && i < frames; i++) {
      samples[i] = (float) Memory.getDouble(twice + 8L * (offset + i));
    }
    return twice != 0;
  }

  private static void write(long port, int channel, float[] samples, int offset, int frames) {
    long single = channel(port, AudioBuffer.DATA32, channel);
    if (single != 0) {
      Memory.copyOut(samples, single + 4L * offset, frames);
      return;
    }
    long twice = channel(port, AudioBuffer.DATA64, channel);
    for (int i = 0; twice != 0 && i < frames; i++) {
      Memory.putDouble(twice + 8L * (offset + i), samples[i]);
    }
  }

  private static boolean silent(float[] samples, int frames) {
    for (int i = 0; i < frames; i++) {
      if (samples[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /// Fills whatever output there is with silence: a host never hears what was in its buffers.
  ///
  /// @param channels the most channels that a port of ours has
  static void silence(long process, int ports, int channels) {
    int frames = Memory.getInt(process + Block.FRAMES);
    for (int p = 0; p < ports; p++) {
      long port = port(process + Block.OUTPUTS, process + Block.OUTPUT_COUNT, p);
      for (int c = 0; c < channels; c++) {
        fill(channel(port, AudioBuffer.DATA32, c), 4L * frames);
        fill(channel(port, AudioBuffer.DATA64, c), 8L * frames);
      }
    }
  }

  private static void fill(long samples, long bytes) {
    if (samples != 0 && bytes > 0) {
      Memory.fill(samples, bytes, (byte) 0);
    }
  }
}
