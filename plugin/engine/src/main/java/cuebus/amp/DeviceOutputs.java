package cuebus.amp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All headphone outputs of one device and what is plugged into each. The pairs are dealt out one
/// by one: the first to the first output, the next to the next, and again from the first when every
/// output has one. So a distribution amplifier gives each pair an amplifier of its own, and what
/// does not fit shares one, as with a splitter.
///
/// What is heard is the first output, where the pair listed first is plugged in. The others run
/// beside it for their readings; outputs with the same load are one, for they do the same.
///
/// [#process] belongs to the audio thread and keeps the promises of [OutputStage#process].
public final class DeviceOutputs {

  private static final JackListener NOBODY = (headphone, left, right, frames) -> {};

  private final List<OutputStage> stages = new ArrayList<>();

  /// For each headphone model as listed, the stage that drives its first pair.
  private final List<OutputStage> driving = new ArrayList<>();

  private final float[] left;
  private final float[] right;

  /// @param device what drives the headphones
  /// @param headphones what is plugged in, the heard pair first
  /// @param lead the lead of every pair
  /// @param sampleRate in Hz
  /// @param maxFrames the most frames one [#process] may take
  /// @param oversampling how finely the heard output is computed
  /// @throws IllegalArgumentException as [OutputStage]
  public DeviceOutputs(
      Device device,
      List<PluggedHeadphone> headphones,
      Lead lead,
      double sampleRate,
      int maxFrames,
      Oversampling oversampling) {
    left = new float[maxFrames];
    right = new float[maxFrames];
    Map<List<PluggedHeadphone>, OutputStage> byLoad = new LinkedHashMap<>();
    List<List<PluggedHeadphone>> loads = deal(headphones, device.outputs());
    for (List<PluggedHeadphone> load : loads) {
      byLoad.computeIfAbsent(load, l -> new OutputStage(device, l, lead, sampleRate, oversampling));
    }
    stages.addAll(byLoad.values());
    for (int s = 1; s < stages.size(); s++) {
      stages.get(s).heard(false);
    }
    int pair = 0;
    for (PluggedHeadphone plugged : headphones) {
      driving.add(byLoad.get(loads.get(pair % device.outputs())));
      pair += plugged.count();
    }
  }

  /// What is plugged into each output that has anything, or into the first one if none has.
  static List<List<PluggedHeadphone>> deal(List<PluggedHeadphone> headphones, int outputs) {
    List<Map<Headphone, Integer>> counts = new ArrayList<>();
    counts.add(new LinkedHashMap<>());
    int pair = 0;
    for (PluggedHeadphone plugged : headphones) {
      for (int i = 0; i < plugged.count(); i++, pair++) {
        if (pair > 0 && pair < outputs) {
          counts.add(new LinkedHashMap<>());
        }
        counts.get(pair % outputs).merge(plugged.headphone(), 1, Integer::sum);
      }
    }
    return counts.stream()
        .map(load ->
            load.entrySet().stream()
                .map(e -> new PluggedHeadphone(e.getKey(), e.getValue()))
                .toList())
        .toList();
  }

  /// Whether the first output is heard from now on, or only readings count.
  public void heard(boolean now) {
    stages.get(0).heard(now);
  }

  /// Lets all outputs start in the middle of a signal; see [OutputStage#join].
  public void join() {
    for (int s = 0; s < stages.size(); s++) {
      stages.get(s).join();
    }
  }

  /// Processes one block in place; see [OutputStage#process].
  ///
  /// @param volume gain of the device's volume control for each frame
  /// @param listener hears every jack
  public void process(
      float[] leftChannel,
      float[] rightChannel,
      float[] volume,
      int frames,
      JackListener listener) {
    for (int s = 1; s < stages.size(); s++) {
      System.arraycopy(leftChannel, 0, left, 0, frames);
      System.arraycopy(rightChannel, 0, right, 0, frames);
      stages.get(s).process(left, right, volume, 0, frames);
      tell(listener, stages.get(s), left, right, frames);
    }
    stages.get(0).process(leftChannel, rightChannel, volume, 0, frames);
    tell(listener, stages.get(0), leftChannel, rightChannel, frames);
  }

  /// Processes one block in place, heard by nobody else.
  public void process(float[] leftChannel, float[] rightChannel, float[] volume, int frames) {
    process(leftChannel, rightChannel, volume, frames, NOBODY);
  }

  private void tell(
      JackListener listener, OutputStage stage, float[] jackLeft, float[] jackRight, int frames) {
    for (int h = 0; h < driving.size(); h++) {
      if (driving.get(h) == stage) {
        listener.hear(h, jackLeft, jackRight, frames);
      }
    }
  }

  /// Frames in which the rail clipped, on the output where it did so most, since the last [#reset].
  public long railFrames() {
    long most = 0;
    for (int s = 0; s < stages.size(); s++) {
      most = Math.max(most, stages.get(s).railFrames());
    }
    return most;
  }

  /// Frames in which the current was limited, on the output where it was so most, since the last
  /// [#reset].
  public long currentFrames() {
    long most = 0;
    for (int s = 0; s < stages.size(); s++) {
      most = Math.max(most, stages.get(s).currentFrames());
    }
    return most;
  }

  /// Voltage at the jack of a headphone model since the last [#reset], the louder channel, in Vrms.
  ///
  /// @param headphone its place in the list given to the constructor
  public double jackVrms(int headphone) {
    OutputStage stage = driving.get(headphone);
    return Math.max(stage.leftVrms(), stage.rightVrms());
  }

  /// What a sample of 1 is at the jack of a headphone model, in V.
  ///
  /// @param headphone its place in the list given to the constructor
  public double volts(int headphone) {
    return driving.get(headphone).fullScaleVolts();
  }

  /// The most that a sample of 1 makes at the jack of a headphone model at full volume, in V: at
  /// the frequency where its output's load takes least. Limits can only make it less.
  ///
  /// @param headphone its place in the list given to the constructor
  public double mostVolts(int headphone) {
    return driving.get(headphone).mostVolts();
  }

  /// Largest current out of an amplifier that drives a headphone model since this was asked last,
  /// in A. Audio thread.
  ///
  /// @param headphone its place in the list given to the constructor
  public double takePeakAmperes(int headphone) {
    return driving.get(headphone).takePeakAmperes();
  }

  /// Forgets the signal and clears the readings.
  public void reset() {
    for (int s = 0; s < stages.size(); s++) {
      stages.get(s).reset();
    }
  }
}
