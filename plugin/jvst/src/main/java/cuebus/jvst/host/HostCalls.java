package cuebus.jvst.host;

import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTTimeInfo;
import org.jspecify.annotations.Nullable;

/// The host behind one plugin instance: it takes every call that the plugin makes to its host and
/// that is native in the stock wrapper. Each method is the one of the same name in the classes from
/// [VSTV10ToHost] to [VSTV24ToHost], where it is explained. Any thread, from within the plugin's
/// constructor on.
public interface HostCalls {

  // VSTV10ToHost

  void setUniqueID(int id);

  void setNumInputs(int inputs);

  void setNumOutputs(int outputs);

  void hasVu(boolean vu);

  void hasClip(boolean clip);

  void canMono(boolean mono);

  void canProcessReplacing(boolean replacing);

  void setRealtimeQualities(int qualities);

  void setOfflineQualities(int qualities);

  void setInitialDelay(int frames);

  void programsAreChunks(boolean chunks);

  float getSampleRate();

  int getBlockSize();

  void setParameterAutomated(int index, float value);

  int getMasterVersion();

  int getCurrentUniqueId();

  void masterIdle();

  boolean isInputConnected(int input);

  boolean isOutputConnected(int output);

  // VSTV20ToHost

  int canHostDo(String feature);

  boolean sizeWindow(int width, int height);

  boolean ioChanged();

  @Nullable VSTTimeInfo getTimeInfo(int filter);

  boolean sendVstEventsToHost(VSTEvents events);

  boolean needIdle();

  double updateSampleRate();

  int updateBlockSize();

  int getAutomationState();

  int getCurrentProcessLevel();

  @Nullable String getDirectory();

  @Nullable String getHostProductString();

  int getHostVendorVersion();

  @Nullable String getHostVendorString();

  int getHostLanguage();

  int getInputLatency();

  int getOutputLatency();

  int getNumAutomatableParameters();

  int getParameterQuantization();

  void hasExternalBuffer(boolean external);

  void isSynth(boolean synth);

  void noTail(boolean none);

  void setOutputSamplerate(float rate);

  int tempoAt(int position);

  boolean updateDisplay();

  void wantAsyncOperation(boolean wanted);

  void wantEvents(int filter);

  int willProcessReplacing();

  // VSTV21ToHost

  boolean beginEdit(int index);

  boolean endEdit(int index);

  // VSTV23ToHost

  boolean setPanLaw(int type, float value);

  // VSTV24ToHost

  void canDoubleReplacing(boolean can);
}
