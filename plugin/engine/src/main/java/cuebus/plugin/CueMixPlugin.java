package cuebus.plugin;

import cuebus.json.InvalidFileException;
import cuebus.mix.CueMix;
import cuebus.mix.CueMixState;
import cuebus.mix.Layout;
import cuebus.param.ClickMode;
import cuebus.param.Control;
import cuebus.param.OutputMode;
import cuebus.param.Parameters;
import cuebus.rt.AudioThread;
import cuebus.rt.MidiEvents;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import cuebus.session.SetupFile;
import cuebus.session.StateFile;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The cue mixer as a plugin.
final class CueMixPlugin implements Plugin {

  /// How long a headphone's resonance and an amplifier's load can ring on, in seconds.
  private static final double RING_SECONDS = 0.25;

  private final PluginDeclaration declaration;
  private final Parameters parameters;
  private final List<Meter> meters;
  private final CueMix mix;
  private final MidiDesk midi;
  private double sampleRate;
  private boolean active;

  /// One that writes control logs if the user asked for them.
  CueMixPlugin(PluginDeclaration declaration) {
    this(declaration, LiveLog.folder(System.getenv()));
  }

  /// @param logs folder of control logs, null for none
  CueMixPlugin(PluginDeclaration declaration, @Nullable Path logs) {
    this.declaration = declaration;
    parameters = Parameters.of(declaration.variant());
    meters = declaration.meters();
    mix = new CueMix(declaration.variant());
    midi = new MidiDesk(mix, logs);
  }

  @Override
  public PluginDeclaration declaration() {
    return declaration;
  }

  @Override
  public void activate(double rate, int maxFrames) {
    mix.activate(rate);
    midi.activate(rate);
    if (sampleRate > 0) {
      // Not the first time: a host that reconnects, and maybe plays.
      mix.riseFromSilence();
    }
    sampleRate = rate;
    active = true;
  }

  @Override
  public void deactivate() {
    active = false;
    midi.deactivate();
  }

  @Override
  public void startProcessing() {}

  @Override
  public void stopProcessing() {}

  @Override
  @AudioThread
  public void process(
      float[] @Nullable [] in,
      float[] @Nullable [] out,
      int frames,
      ParameterEvents events,
      Transport transport) {
    mix.process(in, out, frames, midi.changes(events, frames), transport);
    midi.tell(frames);
  }

  @Override
  @AudioThread
  public MidiEvents midiIn() {
    return midi.in;
  }

  @Override
  @AudioThread
  public MidiEvents midiOut() {
    return midi.out;
  }

  @Override
  @AudioThread
  public void reset() {
    mix.reset();
  }

  @Override
  @AudioThread
  public void restart() {
    mix.restart();
  }

  @Override
  public double value(int parameter) {
    return mix.value(parameter);
  }

  @Override
  public void set(int parameter, double value) {
    mix.set(parameter, value);
  }

  @Override
  @AudioThread
  public double meter(int meter) {
    Meter read = meters.get(meter);
    return read.kind().held(active ? Reading.of(mix, read) : Double.NEGATIVE_INFINITY);
  }

  @Override
  public String inputName(int channel) {
    int first = 0;
    for (Layout.SourceStrip source : mix.layout().sources()) {
      if (channel < first + source.channels()) {
        return source.name() + (source.linked() ? channel == first ? " L" : " R" : "");
      }
      first += source.channels();
    }
    return "Source " + (channel + 1);
  }

  @Override
  public String outputName(int channel) {
    return mixName(channel / 2) + (channel % 2 == 0 ? " L" : " R");
  }

  @Override
  public String mixName(int number) {
    List<Layout.MixStrip> mixes = mix.layout().mixes();
    return number < mixes.size() ? mixes.get(number).name() : "Mix " + (number + 1);
  }

  @Override
  public String sourceName(int channel) {
    int first = 0;
    for (Layout.SourceStrip source : mix.layout().sources()) {
      if (channel == first) {
        return source.name();
      }
      first += source.channels();
    }
    return inputName(channel);
  }

  @Override
  public String parameterName(int parameter) {
    Control control = parameters.control(parameter);
    String source = sourceName(parameters.source(parameter));
    String mixed = mixName(parameters.mix(parameter));
    return switch (control.scope()) {
      case PLUGIN -> control.label();
      case SOURCE -> source + ": " + control.label();
      case MIX -> mixed + ": " + control.label();
      case SEND -> mixed + ": " + source + " " + control.label();
      case GROUP -> mixed + ": " + groupName(parameters.group(parameter)) + " " + control.label();
    };
  }

  private String groupName(int number) {
    List<Layout.Group> groups = mix.layout().groups();
    return number < groups.size() ? groups.get(number).name() : "Group " + (number + 1);
  }

  @Override
  public String valueText(int parameter, double value) {
    return parameters.control(parameter) == Control.SCENE
        ? midi.sceneNames().text(value)
        : declaration.parameters().get(parameter).toText(value);
  }

  @Override
  public OptionalDouble valueOf(int parameter, String text) {
    return parameters.control(parameter) == Control.SCENE
        ? midi.sceneNames().value(text)
        : declaration.parameters().get(parameter).fromText(text);
  }

  @Override
  public byte[] saveState() {
    return StateFile.write(midi.setup());
  }

  @Override
  public byte[] saveState(IntPredicate named) {
    return StateFile.write(midi.setup(), named);
  }

  @Override
  public void loadState(byte[] state) throws InvalidFileException {
    midi.load(read(state).setup());
  }

  @Override
  public BitSet mergeState(byte[] state) throws InvalidFileException {
    StateFile.Content content = read(state);
    double[] values = new double[parameters.all().size()];
    CueMixState read = content.setup().state();
    Arrays.setAll(values, i -> content.given().get(i) ? read.value(i) : mix.value(i));
    midi.load(content.setup().with(new CueMixState(read.layout(), values)));
    return content.given();
  }

  private StateFile.Content read(byte[] state) throws InvalidFileException {
    StateFile.Content content = StateFile.read("state", new ByteArrayInputStream(state));
    new SetupFile.OfState("state", content.setup()).setup(declaration.variant());
    return content;
  }

  @Override
  public void loadSetup(Path file) throws InvalidFileException {
    midi.load(SetupFile.read(file).setup(declaration.variant()));
  }

  @Override
  public List<String> programs() {
    return Programs.of(declaration.variant()).programs().stream()
        .map(Programs.Program::name)
        .toList();
  }

  @Override
  public List<String> unreadablePrograms() {
    return Programs.of(declaration.variant()).unreadable();
  }

  @Override
  public void loadProgram(int program) {
    List<Programs.Program> programs = Programs.of(declaration.variant()).programs();
    if (program < 0 || program >= programs.size()) {
      throw new IllegalArgumentException(
          "program " + program + " is not one of 0 to " + (programs.size() - 1));
    }
    try {
      midi.load(programs.get(program).loading().setup());
    } catch (InvalidFileException e) {
      throw new IllegalStateException("a built-in session cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public int latencyFrames() {
    return mix.latencyFrames();
  }

  @Override
  public boolean latencyWaits() {
    return mix.latencyWaits();
  }

  @Override
  @AudioThread
  public int tailFrames() {
    if (mix.value(parameters.ofPlugin(Control.CLICK)) != ClickMode.OFF.choice()) {
      return Integer.MAX_VALUE;
    }
    for (int m = 0; m < declaration.variant().mixes(); m++) {
      double mode = mix.value(parameters.ofMix(Control.OUTPUT, m));
      if (OutputMode.ofChoice(mode) == OutputMode.AUDIBLE) {
        return (int) Math.ceil(RING_SECONDS * sampleRate);
      }
    }
    return 0;
  }
}
