package cuebus.jvst;

import cuebus.mix.CueMix;
import cuebus.mix.CueMixState;
import cuebus.mix.Layout;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.AudioThread;
import cuebus.rt.ParameterEvents;
import java.util.OptionalDouble;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.valueobjects.VSTParameterProperties;
import jvst.wrapper.valueobjects.VSTPinProperties;
import org.jspecify.annotations.Nullable;

/// Cuebus for jVSTwRapper: 8 bus channels into 4 stereo mixes, which is all that the wrapper
/// carries. Parameters may be set on any thread; the rest follows the host's rules for VST 2.4.
/// State is kept as parameter values and programs, not as chunks.
public final class CuebusJvst extends VSTPluginAdapter {

  private static final Variant SIZE = Variant.V8X4;
  private static final int OUTPUTS = 2 * SIZE.mixes();

  /// The letters `CbJ8`.
  private static final int UNIQUE_ID = 0x43624A38;

  /// 0.1.0.
  private static final int VERSION = 100;

  private static final String NAME = "Cuebus 8x4";

  private final Parameters parameters = Parameters.of(SIZE);
  private final CueMix mix = new CueMix(SIZE);
  private final ParameterInbox inbox = new ParameterInbox(parameters);
  private final ParameterEvents events = new ParameterEvents(parameters.all().size());
  private final Programs programs = Programs.of(SIZE, CuebusJvst.class.getClassLoader());
  private final Bypass bypass = new Bypass();
  private final SinglePrecision blocks = new SinglePrecision(SIZE.inputs(), OUTPUTS);
  private final SinglePrecision.Renderer renderer = this::processReplacing;
  private volatile double rate = 44_100;

  /// @param wrapper the handle that the wrapper gives
  public CuebusJvst(long wrapper) {
    super(wrapper);
    setNumInputs(SIZE.inputs());
    setNumOutputs(OUTPUTS);
    setUniqueID(UNIQUE_ID);
    canDoubleReplacing(true);
    noTail(true);
  }

  @Override
  @AudioThread
  public void processReplacing(float[][] inputs, float[][] outputs, int sampleFrames) {
    inbox.take(events);
    mix.process(inputs, outputs, sampleFrames, events);
    bypass.apply(inputs, outputs, sampleFrames);
  }

  @Override
  @AudioThread
  public void processDoubleReplacing(double[][] inputs, double[][] outputs, int sampleFrames) {
    blocks.replace(inputs, outputs, sampleFrames, renderer);
  }

  @Override
  @AudioThread
  public void process(float[][] inputs, float[][] outputs, int sampleFrames) {
    blocks.add(inputs, outputs, sampleFrames, renderer);
  }

  @Override
  public boolean setProcessPrecision(int precision) {
    return true;
  }

  @Override
  public void setSampleRate(float sampleRate) {
    rate = sampleRate;
  }

  /// Makes the mixer ready: every gain stands where it belongs.
  ///
  /// @throws IllegalArgumentException if the sample rate is not one from 8 to 384 kHz; the outputs
  ///   are silent until another has been set
  @Override
  public void resume() {
    load(present());
    mix.activate(rate);
    bypass.activate(rate);
  }

  private CueMixState present() {
    return new CueMixState(layout(), inbox.values());
  }

  private Layout layout() {
    return mix.state().layout();
  }

  private void load(CueMixState state) {
    inbox.replace(state);
    mix.load(state);
  }

  @Override
  public boolean setBypass(boolean value) {
    bypass.set(value);
    return true;
  }

  private boolean isParameter(int index) {
    return index >= 0 && index < parameters.all().size();
  }

  @Override
  public int getNumParams() {
    return parameters.all().size();
  }

  @Override
  public void setParameter(int index, float value) {
    if (isParameter(index) && !Float.isNaN(value)) {
      Parameter p = parameters.all().get(index);
      inbox.put(p, ParameterText.plain(p, value));
    }
  }

  @Override
  public float getParameter(int index) {
    return isParameter(index)
        ? ParameterText.normalised(parameters.all().get(index), inbox.value(index))
        : 0;
  }

  @Override
  public String getParameterName(int index) {
    return isParameter(index) ? ParameterText.shortName(parameters, index) : "";
  }

  @Override
  public String getParameterDisplay(int index) {
    return isParameter(index)
        ? ParameterText.display(parameters.all().get(index), inbox.value(index))
        : "";
  }

  @Override
  public String getParameterLabel(int index) {
    return isParameter(index) ? ParameterText.label(parameters.all().get(index)) : "";
  }

  @Override
  public @Nullable VSTParameterProperties getParameterProperties(int index) {
    return isParameter(index) ? ParameterText.properties(parameters, index) : null;
  }

  @Override
  public boolean string2Parameter(int index, String value) {
    if (!isParameter(index)) {
      return false;
    }
    Parameter p = parameters.all().get(index);
    OptionalDouble plain = p.fromText(value);
    plain.ifPresent(v -> inbox.put(p, v));
    return plain.isPresent();
  }

  @Override
  public int getNumPrograms() {
    return programs.count();
  }

  @Override
  public int getProgram() {
    return programs.chosen();
  }

  @Override
  public void setProgram(int index) {
    if (programs.name(index) != null && index != programs.chosen()) {
      load(programs.choose(index, present()));
      updateDisplay();
    }
  }

  @Override
  public boolean copyProgram(int destination) {
    if (programs.name(destination) == null) {
      return false;
    }
    programs.keep(destination, present());
    return true;
  }

  @Override
  public void setProgramName(String name) {
    programs.rename(name);
  }

  @Override
  public @Nullable String getProgramName() {
    return programs.name(programs.chosen());
  }

  @Override
  public @Nullable String getProgramNameIndexed(int category, int index) {
    return programs.name(index);
  }

  @Override
  public @Nullable VSTPinProperties getInputProperties(int index) {
    return index >= 0 && index < SIZE.inputs() ? Pins.input(layout(), index) : null;
  }

  @Override
  public @Nullable VSTPinProperties getOutputProperties(int index) {
    return index >= 0 && index < OUTPUTS ? Pins.output(layout(), index) : null;
  }

  @Override
  public int canDo(String feature) {
    return switch (feature) {
      case CANDO_PLUG_8_IN_8_OUT, CANDO_PLUG_BYPASS -> CANDO_YES;
      case CANDO_PLUG_RECEIVE_VST_EVENTS, CANDO_PLUG_RECEIVE_VST_MIDI_EVENT -> CANDO_NO;
      default -> CANDO_DONT_KNOW;
    };
  }

  @Override
  public int getGetTailSize() {
    return 1; // VST's word for no tail
  }

  @Override
  public String getEffectName() {
    return NAME;
  }

  @Override
  public String getProductString() {
    return NAME;
  }

  @Override
  public String getVendorString() {
    return "Cuebus";
  }

  @Override
  public int getVendorVersion() {
    return VERSION;
  }

  @Override
  public int getPlugCategory() {
    return PLUG_CATEG_EFFECT;
  }
}
