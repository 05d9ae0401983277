package cuebus.jvst;

import cuebus.rt.AudioThread;

/// Blocks of `float` between the mixer and a host that uses double precision or wants the result
/// added to its own. Belongs to the audio thread.
final class SinglePrecision {

  /// Frames rendered at once; the mixer's result does not depend on it.
  private static final int FRAMES = 1024;

  /// Renders a block of `float`.
  @FunctionalInterface
  interface Renderer {
    @AudioThread
    void render(float[][] in, float[][] out, int frames);
  }

  private final float[][] in;
  private final float[][] out;

  SinglePrecision(int inputs, int outputs) {
    in = new float[inputs][FRAMES];
    out = new float[outputs][FRAMES];
  }

  /// Renders `double` in and out.
  @AudioThread
  void replace(double[][] inputs, double[][] outputs, int frames, Renderer renderer) {
    for (int from = 0; from < frames; from += FRAMES) {
      int part = Math.min(FRAMES, frames - from);
      for (int c = 0; c < in.length; c++) {
        for (int i = 0; i < part; i++) {
          in[c][i] = (float) inputs[c][from + i];
        }
      }
      renderer.render(in, out, part);
      for (int c = 0; c < out.length; c++) {
        for (int i = 0; i < part; i++) {
          outputs[c][from + i] = out[c][i];
        }
      }
    }
  }

  /// Renders and adds to what the outputs hold.
  @AudioThread
  void add(float[][] inputs, float[][] outputs, int frames, Renderer renderer) {
    for (int from = 0; from < frames; from += FRAMES) {
      int part = Math.min(FRAMES, frames - from);
      for (int c = 0; c < in.length; c++) {
        System.arraycopy(inputs[c], from, in[c], 0, part);
      }
      renderer.render(in, out, part);
      for (int c = 0; c < out.length; c++) {
        for (int i = 0; i < part; i++) {
          outputs[c][from + i] += out[c][i];
        }
      }
    }
  }
}
