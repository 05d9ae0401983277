package cuebus.host.jvst;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to do with a plugin.
///
/// @param in file to feed it with; null for silence
/// @param out file for what comes out
/// @param seconds how long to run; null for as long as the input
/// @param tailSeconds how much longer to run after that, with silence
/// @param sampleRate frames per second where there is no input
/// @param block frames per block
/// @param doublePrecision whether to use `processDoubleReplacing`
/// @param program program to choose first; null for the one it begins with
/// @param chunk state to load after that; null for none
/// @param settings parameters to set after that, in this order
/// @param midi MIDI to play
/// @param bpm tempo, quarter notes per minute
/// @param saveChunk file for the state at the end; null for none
/// @param patienceSeconds how long one callback may take
public record RunOptions(
    @Nullable Path in,
    Path out,
    @Nullable Double seconds,
    double tailSeconds,
    int sampleRate,
    int block,
    boolean doublePrecision,
    @Nullable Integer program,
    @Nullable Path chunk,
    List<Setting> settings,
    MidiTrack midi,
    double bpm,
    @Nullable Path saveChunk,
    double patienceSeconds) {

  public RunOptions {
    settings = List.copyOf(settings);
  }

  /// A parameter to set.
  ///
  /// @param index its number
  /// @param value 0 to 1, or a text that the plugin understands
  public record Setting(int index, String value) {}
}
