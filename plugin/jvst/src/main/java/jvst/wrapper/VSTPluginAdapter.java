package jvst.wrapper;

import java.nio.file.Path;
import java.util.Locale;
import jvst.wrapper.communication.VSTV24ToHost;
import jvst.wrapper.communication.VSTV24ToPlug;
import jvst.wrapper.valueobjects.MidiKeyName;
import jvst.wrapper.valueobjects.MidiProgramCategory;
import jvst.wrapper.valueobjects.MidiProgramName;
import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTParameterProperties;
import jvst.wrapper.valueobjects.VSTPinProperties;
import jvst.wrapper.valueobjects.VSTSpeakerArrangement;
import jvst.wrapper.valueobjects.VSTVariableIO;
import org.jspecify.annotations.Nullable;

/// What every plugin extends. A plugin has a constructor with one `long`, the handle of its host,
/// which it passes on at once; there it says how many channels it has and who it is.
///
/// The 19 methods that every plugin must have are abstract here; those that it may have do nothing
/// or say no. [VSTV24ToPlug] explains them all.
@SuppressWarnings("MemberName") // the contract's names
public abstract class VSTPluginAdapter extends VSTV24ToHost implements VSTV24ToPlug {

  public static final int PAN_LAW_LINEAR = 0;
  public static final int PAN_LAW_EQUAL_POWER = 1;

  private static volatile boolean logEnabled;
  private static volatile @Nullable Path library;

  /// @param wrapper the handle that the host gave to the plugin's constructor
  @SuppressWarnings("this-escape") // plugins rely on these calls
  protected VSTPluginAdapter(long wrapper) {
    super(wrapper);
    canProcessReplacing(true);
    hasVu(false);
    hasClip(false);
  }

  /// Says where the plugin is and whether it logs. Called by the host through the plugin's class,
  /// before there is an instance.
  ///
  /// @param dllLocation the plugin's file
  protected static void _initPlugFromNative(String dllLocation, boolean log) {
    library = Path.of(dllLocation).toAbsolutePath();
    logEnabled = log;
  }

  /// Logs a line to the error stream, if logging is on. There is no log file here: a host that runs
  /// in a terminal shows it.
  public static void log(String message) {
    if (logEnabled) {
      System.err.println(message);
    }
  }

  protected static boolean isLogEnabled() {
    return logEnabled;
  }

  protected static void setIsLogEnabled(boolean enabled) {
    logEnabled = enabled;
  }

  /// The folder of the plugin's file; null before the host has named it.
  protected static @Nullable String getLogBasePath() {
    Path file = library;
    Path folder = file == null ? null : file.getParent();
    return folder == null ? null : folder.toString();
  }

  /// What the stock wrapper would call the log: the name of the plugin's file with `_log.txt`; null
  /// before the host has named it.
  protected static @Nullable String getLogFileName() {
    Path file = library;
    return file == null ? null : file.getFileName() + "_log.txt";
  }

  /// An amplitude factor in decibels, e.g. `-6.02`; `-oo` for 0.
  protected String dbToString(float value) {
    return value <= 0 ? "-oo" : formatFloatParam((float) (20 * Math.log10(value)));
  }

  /// The frequency whose period is so many frames, in Hz.
  protected String hzToString(float samples, int sampleRate) {
    return formatFloatParam(samples == 0 ? 0 : sampleRate / samples);
  }

  /// The duration of so many frames, in ms.
  protected String msToString(float samples, int sampleRate) {
    return formatFloatParam(samples * 1000 / sampleRate);
  }

  /// A number in at most 7 characters, with as many decimals as fit, two at most.
  protected String formatFloatParam(float value) {
    for (int decimals = 2; decimals > 0; decimals--) {
      String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
      if (text.length() <= 7) {
        return text;
      }
    }
    return String.format(Locale.ROOT, "%.0f", value);
  }

  @Override
  public void process(float[][] inputs, float[][] outputs, int sampleFrames) {}

  @Override
  public void open() {}

  @Override
  public void close() {}

  @Override
  public void suspend() {}

  @Override
  public void resume() {}

  @Override
  public float getVu() {
    return 0;
  }

  @Override
  public void setBlockSize(int blockSize) {}

  @Override
  public void setSampleRate(float sampleRate) {}

  @Override
  public int getChunk(byte[][] data, boolean isPreset) {
    return 0;
  }

  @Override
  public int setChunk(byte[] data, int byteSize, boolean isPreset) {
    return 0;
  }

  @Override
  public @Nullable String getEffectName() {
    return "nix";
  }

  @Override
  public int getVendorVersion() {
    return 1000;
  }

  @Override
  public boolean canParameterBeAutomated(int index) {
    return true;
  }

  @Override
  public boolean copyProgram(int destination) {
    return false;
  }

  @Override
  public int fxIdle() {
    return 0;
  }

  @Override
  public float getChannelParameter(int channel, int index) {
    return 0;
  }

  @Override
  public int getNumCategories() {
    return 1;
  }

  @Override
  public @Nullable VSTPinProperties getInputProperties(int index) {
    return null;
  }

  @Override
  public @Nullable VSTPinProperties getOutputProperties(int index) {
    return null;
  }

  @Override
  public @Nullable String getErrorText() {
    return null;
  }

  @Override
  public int getGetTailSize() {
    return 0;
  }

  @Override
  public @Nullable VSTParameterProperties getParameterProperties(int index) {
    return null;
  }

  @Override
  public int getVstVersion() {
    return 2400;
  }

  @Override
  public void inputConnected(int index, boolean state) {}

  @Override
  public void outputConnected(int index, boolean state) {}

  @Override
  public boolean keysRequired() {
    return false;
  }

  @Override
  public int processEvents(VSTEvents events) {
    return 0;
  }

  @Override
  public boolean processVariableIo(VSTVariableIO io) {
    return false;
  }

  @Override
  public int reportCurrentPosition() {
    return 0;
  }

  @Override
  public float[] reportDestinationBuffer() {
    return new float[] {0f};
  }

  @Override
  public void setBlockSizeAndSampleRate(int blockSize, float sampleRate) {}

  @Override
  public boolean setSpeakerArrangement(
      VSTSpeakerArrangement pluginInput, VSTSpeakerArrangement pluginOutput) {
    return false;
  }

  @Override
  public boolean getSpeakerArrangement(
      VSTSpeakerArrangement pluginInput, VSTSpeakerArrangement pluginOutput) {
    return false;
  }

  @Override
  public int getMidiProgramName(int channel, MidiProgramName midiProgramName) {
    return 0;
  }

  @Override
  public int getCurrentMidiProgram(int channel, MidiProgramName currentProgram) {
    return -1;
  }

  @Override
  public int getMidiProgramCategory(int channel, MidiProgramCategory category) {
    return 0;
  }

  @Override
  public boolean hasMidiProgramsChanged(int channel) {
    return false;
  }

  @Override
  public boolean getMidiKeyName(int channel, MidiKeyName keyName) {
    return false;
  }

  @Override
  public boolean beginSetProgram() {
    return false;
  }

  @Override
  public boolean endSetProgram() {
    return false;
  }

  @Override
  public int setTotalSampleToProcess(int value) {
    return value;
  }

  @Override
  public int getNextShellPlugin(String name) {
    return 0;
  }

  @Override
  public int startProcess() {
    return 0;
  }

  @Override
  public int stopProcess() {
    return 0;
  }

  @Override
  public boolean setProcessPrecision(int precision) {
    return false;
  }

  @Override
  public int getNumMidiInputChannels() {
    return 0;
  }

  @Override
  public int getNumMidiOutputChannels() {
    return 0;
  }

  @Override
  public void processDoubleReplacing(double[][] inputs, double[][] outputs, int sampleFrames) {}
}
