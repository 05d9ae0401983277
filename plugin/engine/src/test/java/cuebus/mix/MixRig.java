package cuebus.mix;

import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import java.util.Random;

/// A mixer on the bench: noise in, settings by name, blocks of any size.
final class MixRig {

  static final double RATE = 48_000;

  final CueMix mix;
  final Parameters parameters;
  final Variant variant;

  MixRig(Variant variant) {
    this.variant = variant;
    mix = new CueMix(variant);
    parameters = mix.parameters();
    // Test signals are what they guard against.
    set("guards", 1);
  }

  MixRig set(String id, double value) {
    mix.set(parameters.byId(id).orElseThrow().index(), value);
    return this;
  }

  MixRig activate() {
    mix.activate(RATE);
    return this;
  }

  /// Every parameter somewhere in its range, most sends open.
  MixRig randomise(Random random) {
    parameters
        .all()
        .forEach(p -> {
          boolean output =
              parameters.control(p.index()) == Control.OUTPUT
                  || parameters.control(p.index()) == Control.LOOK_AHEAD
                  || parameters.control(p.index()) == Control.BYPASS;
          mix.set(p.index(), output ? 0 : p.min() + random.nextDouble() * (p.max() - p.min()));
        });
    return this;
  }

  /// As [#randomise], with nothing but trims, sends, levels and mutes.
  MixRig randomiseSends(Random random) {
    randomise(random);
    parameters.all().stream()
        .filter(p -> parameters.control(p.index()).compareTo(Control.BYPASS) > 0)
        .filter(p -> parameters.control(p.index()) != Control.GUARDS)
        .forEach(p -> mix.set(p.index(), p.initial()));
    return this;
  }

  static float[][] noise(int channels, int frames, Random random) {
    float[][] x = new float[channels][frames];
    for (float[] channel : x) {
      for (int i = 0; i < frames; i++) {
        channel[i] = (float) (random.nextGaussian() * 0.1);
      }
    }
    return x;
  }

  float[][] render(float[][] bus) {
    float[][] out = new float[variant.mixes() * 2][bus[0].length];
    mix.process(bus, out, bus[0].length, ParameterEvents.NONE);
    return out;
  }

  /// Renders in blocks of random size, with events placed at frames of the whole run.
  float[][] renderInBlocks(
      float[][] bus, int largest, Random random, int[] frame, int[] parameter, double[] value) {
    int frames = bus[0].length;
    float[][] out = new float[variant.mixes() * 2][frames];
    ParameterEvents events = new ParameterEvents(frame.length + 1);
    for (int done = 0; done < frames; ) {
      int n = Math.min(frames - done, 1 + random.nextInt(largest));
      events.clear();
      for (int e = 0; e < frame.length; e++) {
        if (frame[e] >= done && frame[e] < done + n) {
          events.add(frame[e] - done, parameter[e], value[e]);
        }
      }
      float[][] in = new float[bus.length][n];
      float[][] block = new float[out.length][n];
      for (int c = 0; c < bus.length; c++) {
        System.arraycopy(bus[c], done, in[c], 0, n);
      }
      mix.process(in, block, n, events);
      for (int c = 0; c < out.length; c++) {
        System.arraycopy(block[c], 0, out[c], done, n);
      }
      done += n;
    }
    return out;
  }

  /// Where two recordings differ first, in words; empty if they are the same to the bit.
  static String firstDifference(float[][] a, float[][] b) {
    for (int c = 0; c < a.length; c++) {
      int frame = java.util.Arrays.mismatch(a[c], b[c]);
      if (frame >= 0) {
        return "channel %d, frame %d: %s and %s".formatted(c, frame, a[c][frame], b[c][frame]);
      }
    }
    return "";
  }
}
