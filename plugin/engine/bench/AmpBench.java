import cuebus.amp.Circuit;
import cuebus.amp.Device;
import cuebus.amp.DeviceClass;
import cuebus.amp.DeviceOutputs;
import cuebus.amp.Element;
import cuebus.amp.Evidence;
import cuebus.amp.Headphone;
import cuebus.amp.HeadphoneType;
import cuebus.amp.Lead;
import cuebus.amp.Oversampling;
import cuebus.amp.PluggedHeadphone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the amplifier model costs: prints the nanoseconds per stereo frame of the quickest 20 ms in
/// so many seconds, in blocks of 64 frames at 48 kHz.
final class AmpBench {

  private static final int RATE = 48_000;
  private static final int BLOCK = 64;

  /// What is timed at once: short enough that some slice is not disturbed.
  private static final int SLICE = 960;

  private static final double NONE = Double.POSITIVE_INFINITY;

  private static final Headphone CLOSED =
      headphone(
          Element.resistor(30), new Element(10, 1.5e-4, 0), new Element(12, 0.02387, 1.658e-4));
  private static final Headphone PLANAR = headphone(Element.resistor(32));

  private AmpBench() {}

  /// @param args what runs, how many seconds, and how many of it: mixes of `mixes`, headphones on one
  ///   output of `headphones`
  public static void main(String[] args) {
    int rounds = Integer.parseInt(args[1]);
    int count = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    String line =
        switch (args[0]) {
          case "circuit" -> circuit(rounds);
          case "audible" -> device(limited(0.05), List.of(CLOSED), true, 1, rounds);
          case "resistive" -> device(limited(0.05), List.of(PLANAR), true, 1, rounds);
          case "linear" -> device(limited(NONE), List.of(PLANAR), true, 1, rounds);
          case "ground" -> device(ground(), List.of(CLOSED), true, 1, rounds);
          case "meter" -> device(limited(0.05), List.of(CLOSED), false, 1, rounds);
          case "mixes" -> device(limited(0.05), List.of(CLOSED), true, count, rounds);
          case "headphones" -> device(limited(0.05), different(count), true, 1, rounds);
          default -> throw new IllegalArgumentException(args[0]);
        };
    System.out.println(line);
  }

  private static String circuit(int rounds) {
    var circuit =
        new Circuit(
            limited(0.05),
            List.of(new PluggedHeadphone(CLOSED, 1)),
            Lead.STEREO,
            RATE,
            Oversampling.AUDIBLE);
    double[] left = new double[RATE];
    double[] right = new double[RATE];
    double least = NONE;
    for (int round = 0; round < rounds; round++) {
      for (int n = 0; n < RATE; n++) {
        left[n] = left(n);
        right[n] = right(n);
      }
      for (int slice = 0; slice < RATE; slice += SLICE) {
        long from = System.nanoTime();
        for (int n = slice; n < slice + SLICE; n += BLOCK) {
          circuit.process(left, right, n, BLOCK);
        }
        least = Math.min(least, (double) (System.nanoTime() - from) / SLICE);
      }
    }
    return String.format(
        Locale.ROOT, "%.2f %.9f %.9f", least, left[RATE - 1], right[RATE - 1]);
  }

  private static String device(
      Device.Amp amp, List<Headphone> headphones, boolean heard, int mixes, int rounds) {
    DeviceOutputs[] outputs = new DeviceOutputs[mixes];
    for (int m = 0; m < mixes; m++) {
      outputs[m] = outputs(amp, headphones);
      outputs[m].heard(heard);
    }
    float[] volume = new float[BLOCK];
    Arrays.fill(volume, 1);
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    double least = NONE;
    for (int round = 0; round < rounds; round++) {
      for (int slice = 0; slice < RATE; slice += SLICE) {
        long spent = 0;
        for (int n = slice; n < slice + SLICE; n += BLOCK) {
          for (DeviceOutputs mix : outputs) {
            for (int i = 0; i < BLOCK; i++) {
              left[i] = (float) left(n + i);
              right[i] = (float) right(n + i);
            }
            long from = System.nanoTime();
            mix.process(left, right, volume, BLOCK);
            spent += System.nanoTime() - from;
          }
        }
        least = Math.min(least, (double) spent / SLICE);
      }
    }
    return String.format(Locale.ROOT, "%.2f", least);
  }

  private static DeviceOutputs outputs(Device.Amp amp, List<Headphone> headphones) {
    var device =
        new Device(
            "bench",
            "Bench",
            DeviceClass.INTERFACE,
            1,
            Evidence.ESTIMATE,
            "bench",
            new Device.Dac(Math.sqrt(0.5), 112, 0.001),
            amp,
            Map.of(),
            "");
    return new DeviceOutputs(
        device,
        headphones.stream().map(h -> new PluggedHeadphone(h, 1)).toList(),
        Lead.STEREO,
        RATE,
        BLOCK,
        Oversampling.AUDIBLE);
  }

  /// Headphones like [#CLOSED], each with a resonance of its own, so that none can be computed with
  /// another.
  private static List<Headphone> different(int count) {
    List<Headphone> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double larger = 1 + 0.1 * i;
      all.add(
          headphone(
              Element.resistor(30),
              new Element(10, 1.5e-4 * larger, 0),
              new Element(12, 0.02387 * larger, 1.658e-4)));
    }
    return all;
  }

  private static double left(int n) {
    return 4 * Math.sin(2 * Math.PI * 440 * n / RATE)
        + 1.2 * Math.sin(2 * Math.PI * 3100 * n / RATE);
  }

  private static double right(int n) {
    return 3 * Math.sin(2 * Math.PI * 330 * n / RATE)
        + 2 * Math.sin(2 * Math.PI * 2500 * n / RATE);
  }

  private static Device.Amp limited(double amperes) {
    return new Device.Amp(
        0, amperes == NONE ? NONE : 4.5, 0, amperes, 1, 0, 42, 0, 4e-6, List.of());
  }

  private static Device.Amp ground() {
    return new Device.Amp(0, 4.5, 0, 0.05, 1, 0, 42, 0.5, 4e-6, List.of());
  }

  private static Headphone headphone(Element... series) {
    return new Headphone(
        "bench",
        "Bench",
        HeadphoneType.DYNAMIC,
        32,
        null,
        Evidence.ESTIMATE,
        "bench",
        List.of(List.of(series)),
        null,
        Map.of(),
        "");
  }
}
