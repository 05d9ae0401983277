package cuebus.host.cli;

import cuebus.amp.Headphone;
import cuebus.amp.Lead;
import cuebus.amp.Oversampling;
import cuebus.host.audio.OutputFolder;
import cuebus.host.measure.Allowed;
import cuebus.host.measure.Bench;
import cuebus.host.measure.Channels;
import cuebus.host.measure.Measurement;
import cuebus.host.measure.MeasurementJson;
import cuebus.host.measure.MeasurementPlot;
import cuebus.host.plot.Plot;
import cuebus.host.plot.PlotFile;
import cuebus.json.InvalidFileException;
import cuebus.mix.CueMix;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `cuebus measure`.
@Command(
    name = "measure",
    description = {
      "A bench for headphone outputs: what a device does to test signals, with these headphones on it."
          + " The amplifier is driven directly: converter and noise are left out, and the drive is"
          + " the voltage that the output would have with neither load nor limit.",
      "",
      "Choose one measurement:"
    },
    customSynopsis =
        "cuebus measure --device ID|FILE --headphones ID|FILE,… MEASUREMENT [--drive VRMS] [OPTION]…",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  cuebus measure --device interface-phones --headphones dynamic-300 --tone 997 --drive 2",
      "  cuebus measure --device interface-phones --headphones closed-dynamic-32 --response 20:20000:100",
      "  cuebus measure --device interface-phones --headphones planar-32 --sweep-headphones 1:6 --tone 997"
          + " --drive 1",
      "  cuebus measure --device my-amplifier.json --headphones planar-32,planar-32 --max-power"
          + " 33,300,600"
    })
public final class MeasureCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private MeasureModes modes;

  @Option(
      names = "--device",
      paramLabel = "ID|FILE",
      required = true,
      description = "the device that drives the headphones")
  private String device;

  @Option(
      names = "--headphones",
      paramLabel = "ID|FILE,…",
      hideParamSyntax = true,
      required = true,
      split = ",",
      description = "the headphones, all in parallel on one output, with commas between them")
  private List<String> headphones;

  @Option(
      names = "--lead",
      paramLabel = "LEAD",
      defaultValue = "stereo",
      description =
          "stereo, mono (a TS plug, which shorts the right channel) or open-sleeve (the common return"
              + " is broken); default: ${DEFAULT-VALUE}")
  private String lead;

  @Option(
      names = "--channels",
      paramLabel = "CHANNELS",
      defaultValue = "both",
      description = "which are driven: both, left, right or inverted; default: ${DEFAULT-VALUE}")
  private String channels;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      defaultValue = "48000",
      description = "sample rate; default: ${DEFAULT-VALUE}")
  private int rate;

  @Option(
      names = "--oversampling",
      paramLabel = "N",
      defaultValue = "8",
      description = "of the amplifier: 1, 2, 4, 8 or 16; default: ${DEFAULT-VALUE}")
  private int oversampling;

  @Option(names = "--json", description = "print JSON instead of words and a plot")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "also write the plot as SVG and PNG into this folder")
  private @Nullable Path out;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  MeasureCommand() {}

  @Override
  public Integer call() throws IOException, InvalidFileException {
    Bench.Options options = options();
    MeasureModes.Mode mode = modes.choose(spec.commandLine(), rate);
    var bench = new Bench(EquipmentChoice.device(device), pairs(), options);
    Measurement measurement = mode.measure(bench);
    List<Plot> plots = MeasurementPlot.of(bench, measurement);
    PrintWriter text = spec.commandLine().getOut();
    if (json) {
      text.println(MeasurementJson.of(bench, measurement));
    } else {
      new MeasureWords(text).measurement(bench, measurement, plots);
    }
    if (out != null) {
      write(plots, out);
    }
    text.flush();
    return CommandLine.ExitCode.OK;
  }

  private void write(List<Plot> plots, Path folder) throws IOException {
    OutputFolder.create(folder);
    for (int i = 0; i < plots.size(); i++) {
      PlotFile.write(plots.get(i), folder, modes.name() + (i == 0 ? "" : "-" + (i + 1)));
    }
  }

  private Bench.Options options() {
    var text = new OptionText(spec.commandLine());
    if (rate < CueMix.MIN_SAMPLE_RATE || rate > CueMix.MAX_SAMPLE_RATE) {
      throw usage(
          "--rate %d: %d to %d Hz are allowed"
              .formatted(rate, CueMix.MIN_SAMPLE_RATE, CueMix.MAX_SAMPLE_RATE));
    }
    if (oversampling < 1 || oversampling > 16 || Integer.bitCount(oversampling) != 1) {
      throw usage("--oversampling %d: 1, 2, 4, 8 and 16 are allowed".formatted(oversampling));
    }
    return new Bench.Options(
        text.word("--lead", lead, Lead.values(), Lead::text),
        text.word("--channels", channels, Channels.values(), Channels::text),
        rate,
        new Oversampling(oversampling, Oversampling.Phase.MINIMUM));
  }

  private List<Headphone> pairs() throws IOException, InvalidFileException {
    if (headphones.size() > Allowed.MOST_HEADPHONES) {
      throw usage(
          "--headphones: %d pairs are not allowed, 1 to %d are"
              .formatted(headphones.size(), Allowed.MOST_HEADPHONES));
    }
    var pairs = new ArrayList<Headphone>();
    for (String named : headphones) {
      if (named.isBlank()) {
        throw usage("--headphones: an empty name between two commas is not allowed");
      }
      pairs.add(EquipmentChoice.headphone(named));
    }
    return pairs;
  }

  private CommandLine.ParameterException usage(String problem) {
    return new CommandLine.ParameterException(spec.commandLine(), problem);
  }
}
