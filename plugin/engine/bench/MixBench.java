import cuebus.mix.CueMix;
import cuebus.mix.CueMixState;
import cuebus.mix.Layout;
import cuebus.mix.SourceRole;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/// What a mixer of 16 sources and 8 mixes costs at 48 kHz in blocks of 64 frames: prints, for each
/// set of features, the nanoseconds per frame of the quickest 0.1 s of so many seconds.
///
/// All run in turn in one process, second by second, so that whatever else the machine does meets
/// them alike. The matrix is a plain loop, with nothing about it but gains.
final class MixBench {

  private static final int RATE = 48_000;
  private static final int BLOCK = 64;

  /// What is timed at once: short enough that some slice is not disturbed, long enough that what is
  /// done now and then, up to every 20 ms, has its share.
  private static final int SLICE = 4800;

  private static final Variant VARIANT = Variant.V16X8;
  private static final Parameters PARAMETERS = Parameters.of(VARIANT);

  private static final List<List<String>> PROCESSORS =
      List.of(
          List.of("high pass", "high-pass=1"),
          List.of("equalizer, 4 bands", "eq-low-gain=3", "eq-1-gain=-4", "eq-2-gain=5", "eq-high-gain=-6"),
          List.of("compressor", "compressor=1", "threshold=-30"),
          List.of("reverberation", "reverb=-12"),
          List.of("mono", "ears=1"),
          List.of("width", "width=150"),
          List.of("crossfeed", "crossfeed=2"),
          List.of("delay", "delay=7"),
          List.of("limiter at work", "ceiling=-30"),
          List.of("more me", "more-me=6"));

  /// What is timed.
  private interface Run {
    void process(float[][] bus, float[][] out);
  }

  private record Row(String name, Run run, double[] least) {}

  private MixBench() {}

  public static void main(String[] args) {
    int rounds = Integer.parseInt(args[0]);
    List<Row> rows = new ArrayList<>();
    rows.add(row("plain loop in Java", matrix()));
    rows.add(row("mixer without guards", mixer(false, List.of("guards=1"))));
    rows.add(row("mixer, all at rest", mixer(false, List.of())));
    for (List<String> processor : PROCESSORS) {
      rows.add(row(processor.get(0), mixer(false, everywhere(processor))));
    }
    rows.add(row("look-ahead", mixer(false, List.of("look-ahead=1"))));
    List<String> click = new ArrayList<>(List.of("click=2"));
    each(click, "click=-12");
    rows.add(row("click", mixer(false, click)));
    List<String> all = new ArrayList<>(click);
    all.add("look-ahead=1");
    PROCESSORS.forEach(processor -> all.addAll(everywhere(processor)));
    rows.add(row("everything", mixer(false, all)));
    rows.add(row("mixer at rest, nothing but silence", mixer(true, List.of())));
    float[][] out = new float[2 * VARIANT.mixes()][BLOCK];
    Random random = new Random(1);
    float[][] bus = new float[VARIANT.inputs()][BLOCK];
    for (int round = 0; round < rounds; round++) {
      for (Row row : rows) {
        time(row, bus, out, random);
      }
    }
    for (Row row : rows) {
      System.out.printf(Locale.ROOT, "%s|%.2f%n", row.name(), row.least()[0]);
    }
  }

  private static Row row(String name, Run run) {
    return new Row(name, run, new double[] {Double.POSITIVE_INFINITY});
  }

  private static void time(Row row, float[][] bus, float[][] out, Random random) {
    for (int slice = 0; slice < RATE; slice += SLICE) {
      long spent = 0;
      for (int n = 0; n < SLICE; n += BLOCK) {
        for (float[] channel : bus) {
          for (int i = 0; i < BLOCK; i++) {
            channel[i] = 0.1f * (2 * random.nextFloat() - 1);
          }
        }
        long from = System.nanoTime();
        row.run().process(bus, out);
        spent += System.nanoTime() - from;
      }
      row.least()[0] = Math.min(row.least()[0], (double) spent / SLICE);
    }
  }

  private static List<String> everywhere(List<String> processor) {
    List<String> settings = new ArrayList<>();
    processor.subList(1, processor.size()).forEach(setting -> each(settings, setting));
    return settings;
  }

  private static void each(List<String> settings, String setting) {
    for (int m = 1; m <= VARIANT.mixes(); m++) {
      settings.add("mix" + m + "." + setting);
    }
  }

  /// Every source in every mix at a gain of its own for each side.
  private static Run matrix() {
    float[][] gains = new float[2 * VARIANT.mixes()][VARIANT.inputs()];
    Random random = new Random(2);
    for (float[] row : gains) {
      for (int c = 0; c < row.length; c++) {
        row[c] = random.nextFloat();
      }
    }
    return (bus, out) -> {
      for (int o = 0; o < out.length; o++) {
        java.util.Arrays.fill(out[o], 0);
        for (int c = 0; c < bus.length; c++) {
          add(bus[c], gains[o][c], out[o]);
        }
      }
    };
  }

  private static void add(float[] x, float gain, float[] y) {
    for (int i = 0; i < BLOCK; i++) {
      y[i] += gain * x[i];
    }
  }

  private static Run mixer(boolean silent, List<String> settings) {
    CueMix mix = new CueMix(VARIANT);
    Layout plain = Layout.initial(VARIANT);
    List<Layout.MixStrip> mixes = new ArrayList<>();
    for (int m = 0; m < VARIANT.mixes(); m++) {
      mixes.add(new Layout.MixStrip("Mix", false, Layout.Output.NONE, Set.of(m)));
    }
    List<Layout.SourceStrip> sources = new ArrayList<>(plain.sources());
    sources.set(0, new Layout.SourceStrip("Voice", null, false, SourceRole.VOCAL, false));
    mix.load(
        new CueMixState(new Layout(VARIANT, sources, mixes), PARAMETERS.initialValues()));
    for (int m = 1; m <= VARIANT.mixes(); m++) {
      for (int s = 1; s <= VARIANT.inputs(); s++) {
        set(mix, "mix" + m + ".source" + s + ".level=" + -(6 + (m + s) % 5));
        set(mix, "mix" + m + ".source" + s + ".pan=" + ((m * s) % 9 - 4) / 5.0);
      }
    }
    settings.forEach(setting -> set(mix, setting));
    mix.activate(RATE);
    Transport song = new Transport();
    float[][] nothing = new float[VARIANT.inputs()][BLOCK];
    return (bus, out) -> mix.process(silent ? nothing : bus, out, BLOCK, ParameterEvents.NONE, song);
  }

  private static void set(CueMix mix, String setting) {
    int equals = setting.indexOf('=');
    mix.set(
        PARAMETERS.byId(setting.substring(0, equals)).orElseThrow().index(),
        Double.parseDouble(setting.substring(equals + 1)));
  }
}
