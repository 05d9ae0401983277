package cuebus.host.jvst;

import cuebus.jvst.host.HostCalls;
import java.util.Set;
import jvst.wrapper.communication.VSTV20ToHost;
import jvst.wrapper.communication.VSTV20ToPlug;
import org.jspecify.annotations.Nullable;

/// What an offline host without an editor answers to every plugin alike. What plugins tell only to
/// an editor or to hardware is taken and dropped. Any thread.
abstract class OfflineAnswers implements HostCalls {

  private static final int VST_VERSION = 2400;
  private static final int OFFLINE = 4;
  private static final int VERSION = 100;

  private static final Set<String> CAN =
      Set.of(
          VSTV20ToPlug.CANDO_HOST_SEND_VST_EVENTS,
          VSTV20ToPlug.CANDO_HOST_SEND_VST_MIDI_EVENT,
          VSTV20ToPlug.CANDO_HOST_SEND_VST_TIME_INFO,
          VSTV20ToPlug.CANDO_HOST_RECEIVE_VST_Events,
          VSTV20ToPlug.CANDO_HOST_RECEIVE_VST_MIDI_EVENT,
          VSTV20ToPlug.CANDO_HOST_OFFLINE,
          VSTV20ToPlug.CANDO_HOST_START_STOP_PROCESS);

  @Override
  public void hasVu(boolean vu) {}

  @Override
  public void hasClip(boolean clip) {}

  @Override
  public void canMono(boolean mono) {}

  @Override
  public void setRealtimeQualities(int qualities) {}

  @Override
  public void setOfflineQualities(int qualities) {}

  @Override
  public int getMasterVersion() {
    return VST_VERSION;
  }

  @Override
  public void masterIdle() {}

  @Override
  public int canHostDo(String feature) {
    return CAN.contains(feature) ? VSTV20ToHost.CANDO_YES : VSTV20ToHost.CANDO_NO;
  }

  @Override
  public boolean sizeWindow(int width, int height) {
    return false;
  }

  @Override
  public boolean needIdle() {
    return false;
  }

  @Override
  public int getAutomationState() {
    return 1;
  }

  @Override
  public int getCurrentProcessLevel() {
    return OFFLINE;
  }

  @Override
  public @Nullable String getDirectory() {
    return null;
  }

  @Override
  public String getHostProductString() {
    return "Cuebus host-sim";
  }

  @Override
  public int getHostVendorVersion() {
    return VERSION;
  }

  @Override
  public String getHostVendorString() {
    return "Cuebus";
  }

  @Override
  public int getHostLanguage() {
    return VSTV20ToHost.VST_LANG_ENGLISH;
  }

  @Override
  public int getInputLatency() {
    return 0;
  }

  @Override
  public int getOutputLatency() {
    return 0;
  }

  @Override
  public int getParameterQuantization() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void hasExternalBuffer(boolean external) {}

  @Override
  public void setOutputSamplerate(float other) {}

  @Override
  public boolean updateDisplay() {
    return true;
  }

  @Override
  public void wantAsyncOperation(boolean wanted) {}

  @Override
  public void wantEvents(int filter) {}

  @Override
  public int willProcessReplacing() {
    return VSTV20ToHost.CANDO_YES;
  }

  @Override
  public boolean beginEdit(int index) {
    return true;
  }

  @Override
  public boolean endEdit(int index) {
    return true;
  }

  @Override
  public boolean setPanLaw(int type, float value) {
    return false;
  }
}
