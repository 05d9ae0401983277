package cuebus.plugin;

import cuebus.json.InvalidFileException;
import cuebus.rt.AudioThread;
import cuebus.rt.MainThread;
import cuebus.rt.MidiEvents;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// One instance of a plugin in a host.
///
/// Life: [#activate], [#startProcessing], [#process] as often as wanted, [#stopProcessing],
/// [#deactivate], and again. Values and meters may be asked for at any time by any thread, names
/// and state by any but the audio thread; [#set] and the loading methods likewise, and they take
/// effect with the next block.
public interface Plugin {

  /// What controllers are told in one block at most.
  int MOST_MIDI_OUT = 256;

  /// What it is.
  PluginDeclaration declaration();

  /// Makes everything ready for a sample rate.
  ///
  /// @param sampleRate in Hz, 8 000 to 384 000
  /// @param maxFrames the most frames the host means to ask for at once; longer blocks are right
  ///   too
  /// @throws IllegalArgumentException for another sample rate; the instance stays as it was
  @MainThread
  void activate(double sampleRate, int maxFrames);

  /// Lets go of what [#activate] made.
  @MainThread
  void deactivate();

  /// Blocks will come.
  @AudioThread
  void startProcessing();

  /// No blocks for a while.
  @AudioThread
  void stopProcessing();

  /// Renders a block. Never throws, locks or allocates; silence before activation.
  ///
  /// @param in `[channel][frame]`; a null or missing channel is silence
  /// @param out `[channel][frame]`, left and right of each mix; may be the arrays of `in`
  /// @param frames how many, from 0
  /// @param events parameter changes by rising frame
  /// @param transport where the host's song is
  @AudioThread
  void process(
      float[] @Nullable [] in,
      float[] @Nullable [] out,
      int frames,
      ParameterEvents events,
      Transport transport);

  /// Takes the MIDI of the next block: fill it before [#process], which takes what belongs to the
  /// block and moves what lies beyond to the next. Audio thread.
  @AudioThread
  MidiEvents midiIn();

  /// The MIDI that the last block has for controllers, at most [#MOST_MIDI_OUT] messages. Audio
  /// thread, until the next block.
  @AudioThread
  MidiEvents midiOut();

  /// Ends all glides and forgets what was played.
  @AudioThread
  void reset();

  /// As [#reset()], and takes up what waits for an activation, as far as the values tell: for hosts
  /// that tell them no sooner than with the first block.
  @AudioThread
  void restart();

  /// The plain value of a parameter, as set last.
  double value(int parameter);

  /// Sets a parameter to a plain value, limited to its range; it glides there. Another value of
  /// `scene` recalls that scene.
  ///
  /// @throws IllegalArgumentException if there is no such parameter, or the value is NaN
  void set(int parameter, double value);

  /// What a meter shows, in its unit and within its range. Any thread, the audio thread too.
  double meter(int meter);

  /// What people call an input channel, e.g. `Keys L`; the plain name where nothing is set up.
  String inputName(int channel);

  /// What people call an output channel, e.g. `Drummer L`.
  String outputName(int channel);

  /// What people call the source that begins at an input channel, e.g. `Keys`; the channel's own
  /// name for the second of a linked pair.
  String sourceName(int channel);

  /// What people call a mix, counted from 0, e.g. `Drummer`.
  String mixName(int mix);

  /// What people call a parameter here, e.g. `Drummer: Keys Level`.
  String parameterName(int parameter);

  /// A value of a parameter as people read it, a scene by its name.
  String valueText(int parameter, double value);

  /// The value that a text means, limited to the range; empty if it means none.
  OptionalDouble valueOf(int parameter, String text);

  /// Everything to remember, as UTF-8 JSON.
  byte[] saveState();

  /// As [#saveState()] with some of the parameters, for a host that keeps the others itself.
  ///
  /// @param parameters says of an index whether that parameter is written
  byte[] saveState(IntPredicate parameters);

  /// Takes over a state; levels glide to it. A parameter that it does not name gets its initial
  /// value.
  ///
  /// @throws InvalidFileException if it is not a state of this variant; nothing changes then
  void loadState(byte[] state) throws InvalidFileException;

  /// As [#loadState], but a parameter that it does not name stays as it is.
  ///
  /// @return the indices of the parameters that it names
  /// @throws InvalidFileException if it is not a state of this variant; nothing changes then
  BitSet mergeState(byte[] state) throws InvalidFileException;

  /// Takes over a session file, with the devices and headphones beside it or in the library, or a
  /// file with a saved state.
  ///
  /// @throws InvalidFileException if it is neither, does not fit this variant or names what there
  ///   is not; nothing changes then
  void loadSetup(Path file) throws InvalidFileException;

  /// The setups that come with the plugin or lie in the user's folder, by name; the first is the
  /// plain one.
  List<String> programs();

  /// What is wrong with sessions of the user's folder that are therefore no programs, a message
  /// each. The adapter tells the user.
  List<String> unreadablePrograms();

  /// Takes over a program.
  ///
  /// @throws IllegalArgumentException if there is no such program
  void loadProgram(int program);

  /// Frames by which the output is late, as of the last [#activate] or [#restart()]. Any thread.
  int latencyFrames();

  /// True while a new activation would change the latency: `look-ahead` was set since. Any thread,
  /// the audio thread too.
  boolean latencyWaits();

  /// Frames for which the output may sound on after the input fell silent; [Integer#MAX_VALUE] if
  /// it may sound at any time, as with a click. Any thread, the audio thread too.
  int tailFrames();
}
