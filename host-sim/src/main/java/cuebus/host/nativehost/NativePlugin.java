package cuebus.host.nativehost;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// An instance of a native plugin, in whatever format.
///
/// All methods belong to the thread that created the instance, but for [#process] and [#reset],
/// which one thread at a time may call while the plugin is active. What a plugin does in breach of
/// its format's rules surfaces as [PluginFaultException], as a complaint ([#complaints()]), or as a
/// crash of the process.
public interface NativePlugin extends AutoCloseable {

  /// Who it is.
  PluginInfo info();

  /// Audio channels in, over all ports.
  int inputs();

  /// Audio channels out, over all ports.
  int outputs();

  /// Whether the plugin says that it works with input and output in the same memory.
  boolean worksInPlace();

  /// All parameters, in the plugin's order.
  List<PluginParameter> parameters();

  /// The value that a parameter has, in its own scale.
  double value(int parameter);

  /// Sets a parameter while no block is processed.
  void set(int parameter, double value);

  /// What the plugin shows for a value; empty if it leaves that to the host.
  Optional<String> text(int parameter, double value);

  /// What the plugin understands a text to mean; empty if it cannot tell.
  OptionalDouble parse(int parameter, String text);

  /// Makes it ready to process.
  ///
  /// @param sampleRate frames per second
  /// @param maxFrames longest block to come, 1 or more
  void activate(double sampleRate, int maxFrames);

  /// Ends what [#activate] began.
  void deactivate();

  /// Forgets the sound so far: delay lines, envelopes, notes.
  void reset();

  /// Whether later blocks have output channel `n` in the memory of input channel `n`. Off at first.
  void processInPlace(boolean on);

  /// Processes one block. Output that the plugin leaves unwritten is [#UNWRITTEN].
  ///
  /// @param in `[channel][frame]`, [#inputs()] channels
  /// @param out `[channel][frame]`, [#outputs()] channels
  /// @param frames 0 up to the activated maximum
  /// @param events sorted by frame
  void process(float[][] in, float[][] out, int frames, List<PluginEvent> events);

  /// The bits of a sample that the plugin has not written: a NaN that no arithmetic yields.
  int UNWRITTEN = 0x7fa0_cafe;

  /// What the last block damaged: memory beside the buffers, or its own input. Empty if nothing.
  Optional<String> damage();

  /// Whether the plugin keeps a state of its own, beyond the values of its parameters.
  boolean keepsState();

  /// Its state: the plugin's own bytes where it keeps any, else the values of its parameters.
  byte[] saveState();

  /// Restores what [#saveState()] gave.
  ///
  /// @return whether the plugin took it
  boolean loadState(byte[] state);

  /// Frames by which the output is late. Known once active.
  int latency();

  /// Switches the plugin's own bypass.
  ///
  /// @return false if it has none
  boolean bypass(boolean on);

  /// Breaches of the format's rules that the host noticed, in order, each once.
  List<String> complaints();

  /// Ends the instance, active or not.
  @Override
  void close();
}
