package cuebus.host.jvst;

import cuebus.jvst.host.Wrappers;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Supplier;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.valueobjects.VSTEvents;
import org.jspecify.annotations.Nullable;

/// One instance of a plugin and every call that its host makes to it. Belongs to one thread; none
/// of the calls throws what the plugin throws.
final class HostedPlugin implements AutoCloseable {

  /// More channels, parameters or programs than this are a mistake.
  private static final int MANY = 65_536;

  private final PluginFiles files;
  private final HostSide host;
  private final Callbacks callbacks;
  private final Faults faults;
  private final long handle;
  private final VSTPluginAdapter plugin;
  private final int programs;
  private int parameters;

  /// Loads a plugin and makes an instance, in the order of the stock wrapper.
  ///
  /// @throws JvstException if that fails, or the instance says of itself what cannot be
  HostedPlugin(PluginFiles files, HostSide host, Callbacks callbacks, Faults faults)
      throws JvstException {
    this.files = files;
    this.host = host;
    this.callbacks = callbacks;
    this.faults = faults;
    callbacks.enter("the initialisation of " + files.pluginClass());
    try {
      Constructor<? extends VSTPluginAdapter> constructor = files.load();
      initialise();
      handle = Wrappers.register(host);
      callbacks.enter("the constructor of " + files.pluginClass());
      plugin = construct(constructor);
    } finally {
      callbacks.leave();
    }
    host.host(plugin);
    host.settleChannels();
    programs = ask("getNumPrograms", 0, plugin::getNumPrograms);
    parameters = ask("getNumParams", 0, plugin::getNumParams);
    check("inputs", host.inputs);
    check("outputs", host.outputs);
    check("programs", programs);
    check("parameters", parameters);
  }

  private void initialise() {
    try {
      Method initialise =
          VSTPluginAdapter.class.getDeclaredMethod(
              "_initPlugFromNative", String.class, boolean.class);
      initialise.setAccessible(true);
      initialise.invoke(null, files.file(), files.logging());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the contract's own adapter has no such method", e);
    }
  }

  private VSTPluginAdapter construct(Constructor<? extends VSTPluginAdapter> constructor)
      throws JvstException {
    try {
      return constructor.newInstance(handle);
    } catch (InvocationTargetException e) {
      Wrappers.release(handle);
      throw new JvstException(
          files.name(), "its constructor threw " + Faults.words(e.getCause()), e);
    } catch (ReflectiveOperationException | LinkageError e) {
      Wrappers.release(handle);
      throw new JvstException(files.name(), "cannot be made: " + Faults.words(e), e);
    }
  }

  private void check(String what, int count) throws JvstException {
    if (count < 0 || count > MANY) {
      close();
      throw new JvstException(
          files.name(), "says it has %d %s; 0 to %d are allowed".formatted(count, what, MANY));
    }
  }

  VSTPluginAdapter plugin() {
    return plugin;
  }

  int programs() {
    return programs;
  }

  int parameters() {
    return parameters;
  }

  <T extends @Nullable Object> T ask(String name, T otherwise, Supplier<T> question) {
    return callbacks.ask(name, otherwise, question);
  }

  void chooseProgram(int program) throws JvstException {
    if (program < 0 || program >= programs) {
      throw new JvstException(
          files.name(),
          "--program %d: it has %s".formatted(program, numbers(programs, "programs")));
    }
    ask("beginSetProgram", false, plugin::beginSetProgram);
    callbacks.tell("setProgram", () -> plugin.setProgram(program));
    ask("endSetProgram", false, plugin::endSetProgram);
  }

  void set(RunOptions.Setting setting) throws JvstException {
    int index = setting.index();
    if (index < 0 || index >= parameters) {
      throw new JvstException(
          files.name(), "--set %d: it has %s".formatted(index, numbers(parameters, "parameters")));
    }
    Float value = fraction(setting.value());
    if (value != null) {
      callbacks.tell("setParameter", () -> plugin.setParameter(index, value));
    } else if (!ask(
        "string2Parameter", false, () -> plugin.string2Parameter(index, setting.value()))) {
      throw new JvstException(
          files.name(),
          "--set %d=%s: 0 to 1 is allowed, or a text that the plugin understands, and it does not"
              .formatted(index, setting.value()));
    }
  }

  private static String numbers(int count, String what) {
    return count == 0 ? "no " + what : what + " 0 to " + (count - 1);
  }

  private static @Nullable Float fraction(String text) {
    try {
      float value = Float.parseFloat(text);
      return value >= 0 && value <= 1 ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  void loadChunk(byte[] chunk) throws JvstException {
    requireChunks("--load-chunk");
    byte[] copy = chunk.clone();
    if (ask("setChunk", 0, () -> plugin.setChunk(copy, copy.length, false)) == 0) {
      faults.add("setChunk did not take the chunk of " + chunk.length + " bytes");
    }
  }

  /// The state; null if the plugin gave none that is whole.
  byte @Nullable [] saveChunk() throws JvstException {
    requireChunks("--save-chunk");
    byte[][] data = {new byte[1]};
    int length = ask("getChunk", 0, () -> plugin.getChunk(data, false));
    byte[] given = data[0];
    if (given == null || length < 0 || length > given.length) {
      faults.add(
          "getChunk returned %d for %s; the array's length and less are allowed"
              .formatted(length, given == null ? "no array" : "an array of " + given.length));
      return null;
    }
    return Arrays.copyOf(given, length);
  }

  private void requireChunks(String option) throws JvstException {
    if (!host.chunks) {
      throw new JvstException(
          files.name(), option + ": it keeps no chunks; it never called programsAreChunks(true)");
    }
  }

  /// From off to blocks.
  void start(int rate, int block, boolean doublePrecision) throws JvstException {
    callbacks.tell("setSampleRate", () -> plugin.setSampleRate(rate));
    callbacks.tell("setBlockSize", () -> plugin.setBlockSize(block));
    callbacks.tell(
        "setBlockSizeAndSampleRate", () -> plugin.setBlockSizeAndSampleRate(block, rate));
    if (doublePrecision) {
      if (!host.doubleReplacing) {
        throw new JvstException(
            files.name(),
            "--double: it has single precision only; it never called canDoubleReplacing(true)");
      }
      ask("setProcessPrecision", false, () -> plugin.setProcessPrecision(1));
    }
    for (int c = 0; c < host.inputs; c++) {
      int channel = c;
      callbacks.tell(
          "inputConnected", () -> plugin.inputConnected(channel, host.isInputConnected(channel)));
    }
    for (int c = 0; c < host.outputs; c++) {
      int channel = c;
      callbacks.tell(
          "outputConnected",
          () -> plugin.outputConnected(channel, host.isOutputConnected(channel)));
    }
    callbacks.tell("resume", plugin::resume);
    ask("canDo", 0, () -> plugin.canDo("receiveVstMidiEvent"));
    ask("startProcess", 0, plugin::startProcess);
  }

  void events(VSTEvents events) {
    ask("processEvents", 0, () -> plugin.processEvents(events));
  }

  /// Reads anew what the plugin says has changed.
  void follow() {
    if (host.ioChanged) {
      host.ioChanged = false;
      int now = ask("getNumParams", parameters, plugin::getNumParams);
      if (now >= 0 && now <= MANY) {
        parameters = now;
      }
    }
  }

  void stop() {
    ask("stopProcess", 0, plugin::stopProcess);
    callbacks.tell("suspend", plugin::suspend);
  }

  /// Ends the instance; its calls to the host fail from now on.
  @Override
  public void close() {
    callbacks.tell("close", plugin::close);
    Wrappers.release(handle);
  }
}
