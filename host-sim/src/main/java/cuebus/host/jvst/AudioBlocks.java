package cuebus.host.jvst;

import java.util.Arrays;
import jvst.wrapper.VSTPluginAdapter;

/// The arrays between a plugin and its host. As in the stock wrapper only the first eight inputs
/// and outputs have arrays, those of inputs and outputs are never the same, and another array that
/// the plugin puts in their place is passed over.
final class AudioBlocks {

  /// Channels that the stock wrapper carries each way.
  static final int CARRIED = 8;

  private final HostSide host;
  private final Callbacks callbacks;
  private final Faults faults;
  private final boolean doublePrecision;

  private final float[][] in;
  private final float[][] out;
  private final double[][] wideIn;
  private final double[][] wideOut;

  /// @param frames the longest block
  AudioBlocks(
      HostSide host, Callbacks callbacks, Faults faults, int frames, boolean doublePrecision) {
    this.host = host;
    this.callbacks = callbacks;
    this.faults = faults;
    this.doublePrecision = doublePrecision;
    in = new float[Math.min(CARRIED, host.inputs)][frames];
    out = new float[Math.min(CARRIED, host.outputs)][frames];
    wideIn = new double[doublePrecision ? in.length : 0][frames];
    wideOut = new double[doublePrecision ? out.length : 0][frames];
  }

  /// What goes in, `[channel][frame]`.
  float[][] in() {
    return in;
  }

  /// What came out, `[channel][frame]`; finite.
  float[][] out() {
    return out;
  }

  /// Lets the plugin render a block.
  void render(VSTPluginAdapter plugin, int frames) {
    for (float[] channel : out) {
      Arrays.fill(channel, 0);
    }
    if (doublePrecision) {
      renderWide(plugin, frames);
    } else {
      float[][] inputs = Arrays.copyOf(in, host.inputs);
      float[][] outputs = Arrays.copyOf(out, host.outputs);
      if (host.replacing) {
        callbacks.tell("processReplacing", () -> plugin.processReplacing(inputs, outputs, frames));
      } else {
        callbacks.tell("process", () -> plugin.process(inputs, outputs, frames));
      }
      checkArrays(outputs, out);
    }
    silenceNonFinite(frames);
  }

  private void renderWide(VSTPluginAdapter plugin, int frames) {
    for (int c = 0; c < in.length; c++) {
      for (int i = 0; i < frames; i++) {
        wideIn[c][i] = in[c][i];
      }
    }
    for (double[] channel : wideOut) {
      Arrays.fill(channel, 0);
    }
    double[][] inputs = Arrays.copyOf(wideIn, host.inputs);
    double[][] outputs = Arrays.copyOf(wideOut, host.outputs);
    callbacks.tell(
        "processDoubleReplacing", () -> plugin.processDoubleReplacing(inputs, outputs, frames));
    checkArrays(outputs, wideOut);
    for (int c = 0; c < out.length; c++) {
      for (int i = 0; i < frames; i++) {
        out[c][i] = (float) wideOut[c][i];
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // which array it is, not what is in it
  private void checkArrays(Object[] given, Object[] ours) {
    for (int c = 0; c < ours.length; c++) {
      if (given[c] != ours[c]) {
        faults.add(
            "put an array of its own in the place of output %d, where it is not heard"
                .formatted(c + 1));
      }
    }
  }

  private void silenceNonFinite(int frames) {
    for (int c = 0; c < out.length; c++) {
      boolean bad = false;
      for (int i = 0; i < frames; i++) {
        if (!Float.isFinite(out[c][i])) {
          out[c][i] = 0;
          bad = true;
        }
      }
      if (bad) {
        faults.add(
            "wrote samples that are not finite to output %d; they became silence".formatted(c + 1));
      }
    }
  }
}
