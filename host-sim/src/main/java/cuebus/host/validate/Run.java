package cuebus.host.validate;

import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.PluginEvent;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// An active plugin with buffers of its own. One without audio input gets a note with its first
/// block, so that an instrument has something to do.
final class Run {

  private static final List<PluginEvent> NOTE = List.of(new PluginEvent.Midi(0, 0x90, 60, 100));

  private final NativePlugin plugin;
  private boolean begun;
  final float[][] in;
  final float[][] out;

  /// Activates a plugin.
  Run(NativePlugin plugin, double sampleRate, int maxFrames) {
    this.plugin = plugin;
    in = new float[plugin.inputs()][maxFrames];
    out = new float[plugin.outputs()][maxFrames];
    plugin.activate(sampleRate, maxFrames);
  }

  /// Fills all input channels with white noise of ±0.5.
  Run noise(RandomGenerator random) {
    for (float[] channel : in) {
      for (int i = 0; i < channel.length; i++) {
        channel[i] = random.nextFloat(-0.5f, 0.5f);
      }
    }
    return this;
  }

  /// Fills all input channels with one value.
  Run fill(float value) {
    for (float[] channel : in) {
      Arrays.fill(channel, value);
    }
    return this;
  }

  /// Takes over a part of another run's input.
  Run take(Run other, int offset, int frames) {
    for (int c = 0; c < in.length; c++) {
      System.arraycopy(other.in[c], offset, in[c], 0, frames);
    }
    return this;
  }

  /// Processes a block without looking at the outcome.
  Run process(int frames) {
    begun = true;
    plugin.process(in, out, frames, List.of());
    return this;
  }

  /// Processes a block and checks that the output is finite and nothing else was touched.
  ///
  /// @throws CheckFailedException that says what is wrong where
  Run check(int frames, List<PluginEvent> events) {
    begun = begun || frames > 0;
    plugin.process(in, out, frames, events);
    checkDamage();
    for (int c = 0; c < out.length; c++) {
      for (int i = 0; i < frames; i++) {
        if (Float.floatToRawIntBits(out[c][i]) == NativePlugin.UNWRITTEN) {
          throw new CheckFailedException(
              "left frame %d of output channel %d unwritten, in a block of %d frames"
                  .formatted(i, c + 1, frames));
        }
        if (!Float.isFinite(out[c][i])) {
          throw new CheckFailedException(
              "%s in output channel %d at frame %d of a block of %d frames"
                  .formatted(out[c][i], c + 1, i, frames));
        }
      }
    }
    return this;
  }

  Run check(int frames) {
    return check(frames, begun || in.length > 0 || frames == 0 ? List.of() : NOTE);
  }

  void checkDamage() {
    plugin
        .damage()
        .ifPresent(damage -> {
          throw new CheckFailedException(damage);
        });
  }

  /// The largest magnitude in the first frames of the output; NaN if there is one.
  float peak(int frames) {
    float peak = 0;
    for (float[] channel : out) {
      for (int i = 0; i < frames; i++) {
        peak = Math.max(peak, Math.abs(channel[i]));
      }
    }
    return peak;
  }
}
