package cuebus.vst2;

import cuebus.entry.HostLog;
import cuebus.entry.Memory;
import cuebus.entry.WarmUp;
import cuebus.json.InvalidFileException;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.plugin.Plugin;
import cuebus.plugin.PluginDeclaration;
import cuebus.session.StateFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.OptionalDouble;
import java.util.Set;

/// Answers what a host asks one effect by opcode. Everything but [Vst24.Opcode#CLOSE], which ends
/// it. An opcode that is not known is answered with 0, as the interface has it.
final class Vst2Dispatcher {

  /// What a host may ask whether we can do it.
  private static final Set<String> CAN_DO =
      Set.of(
          "receiveVstEvents",
          "receiveVstMidiEvent",
          "sendVstEvents",
          "sendVstMidiEvent",
          "receiveVstTimeInfo",
          "bypass");

  private final Vst2Effect effect;
  private final Plugin plugin;
  private final Vst2Parameters parameters;
  private final String[] programNames;
  private int program;

  /// The state handed out last: the host reads it until it asks for the next.
  private MemorySegment chunk = MemorySegment.NULL;

  Vst2Dispatcher(Vst2Effect effect) {
    this.effect = effect;
    plugin = effect.plugin();
    parameters = effect.parameters();
    programNames = plugin.programs().toArray(String[]::new);
    plugin.unreadablePrograms().forEach(HostLog::once);
  }

  Vst2Effect effect() {
    return effect;
  }

  /// @param pointer address of what goes with the opcode; 0 if the host forgot it
  /// @throws InvalidFileException for a state that is none
  long dispatch(int opcode, int index, long value, long pointer, float number)
      throws InvalidFileException {
    return switch (opcode) {
      case Vst24.Opcode.SET_SAMPLE_RATE -> {
        effect.setSampleRate(number);
        yield 1;
      }
      case Vst24.Opcode.SET_BLOCK_SIZE -> {
        effect.setBlockSize(value);
        yield 1;
      }
      case Vst24.Opcode.MAINS_CHANGED -> {
        if (value != 0) {
          WarmUp.await(Vst2Adapter.FORMAT);
          effect.resume();
        } else {
          effect.suspend();
        }
        yield 1;
      }
      case Vst24.Opcode.START_PROCESS -> {
        plugin.startProcessing();
        yield 1;
      }
      case Vst24.Opcode.STOP_PROCESS -> {
        plugin.stopProcessing();
        yield 1;
      }
      case Vst24.Opcode.PROCESS_EVENTS -> {
        effect.takeEvents(pointer);
        yield 1;
      }
      case Vst24.Opcode.SET_PROCESS_PRECISION -> 1;
      case Vst24.Opcode.SET_BYPASS -> setBypass(value != 0);
      case Vst24.Opcode.GET_TAIL_SIZE -> Math.max(plugin.tailFrames(), Vst24.Answer.NO_TAIL);
      case Vst24.Opcode.SET_SPEAKER_ARRANGEMENT -> accepts(value, pointer) ? 1 : 0;
      default -> pointer == 0 ? about(opcode, index, value) : with(opcode, index, value, pointer);
    };
  }

  /// What is asked without a pointer.
  private long about(int opcode, int index, long value) {
    return switch (opcode) {
      case Vst24.Opcode.SET_PROGRAM -> setProgram(value);
      case Vst24.Opcode.GET_PROGRAM -> program;
      case Vst24.Opcode.IDENTIFY -> Vst24.Answer.IDENTITY;
      case Vst24.Opcode.GET_PLUG_CATEGORY -> Vst24.Answer.CATEGORY_EFFECT;
      case Vst24.Opcode.GET_VST_VERSION -> Vst24.Answer.VST_VERSION;
      case Vst24.Opcode.GET_VENDOR_VERSION -> version();
      case Vst24.Opcode.CAN_BE_AUTOMATED, Vst24.Opcode.STRING_TO_PARAMETER ->
          parameters.canSet(index) ? 1 : 0;
      default -> 0;
    };
  }

  /// What is asked with a pointer to read from or to write to.
  private long with(int opcode, int index, long value, long pointer) throws InvalidFileException {
    return switch (opcode) {
      case Vst24.Opcode.GET_CHUNK -> getChunk(pointer);
      case Vst24.Opcode.SET_CHUNK -> setChunk(pointer, value);
      case Vst24.Opcode.SET_PROGRAM_NAME -> {
        programNames[program] = Memory.text(pointer);
        yield 1;
      }
      case Vst24.Opcode.GET_PROGRAM_NAME ->
          put(pointer, programNames[program], Vst24.Room.PROGRAM_NAME);
      case Vst24.Opcode.GET_PROGRAM_NAME_INDEXED ->
          index >= 0 && index < programNames.length
              ? put(pointer, programNames[index], Vst24.Room.PROGRAM_NAME)
              : 0;
      case Vst24.Opcode.GET_PARAM_NAME ->
          put(pointer, parameters.name(index), Vst24.Room.PARAMETER_TEXT);
      case Vst24.Opcode.GET_PARAM_LABEL ->
          put(pointer, parameters.label(index), Vst24.Room.SHORT_LABEL);
      case Vst24.Opcode.GET_PARAM_DISPLAY ->
          put(pointer, parameters.display(index), Vst24.Room.PARAMETER_TEXT);
      case Vst24.Opcode.STRING_TO_PARAMETER -> setFromText(index, Memory.text(pointer));
      case Vst24.Opcode.GET_PARAMETER_PROPERTIES -> {
        if (index < 0 || index >= parameters.count()) {
          yield 0;
        }
        parameters.properties(index, pointer);
        yield 1;
      }
      case Vst24.Opcode.GET_INPUT_PROPERTIES ->
          index < 0 || index >= plugin.declaration().inputs()
              ? 0
              : pin(pointer, plugin.inputName(index), Vst24.Pin.ACTIVE);
      case Vst24.Opcode.GET_OUTPUT_PROPERTIES ->
          index < 0 || index >= plugin.declaration().outputs()
              ? 0
              : pin(
                  pointer,
                  plugin.outputName(index),
                  Vst24.Pin.ACTIVE | (index % 2 == 0 ? Vst24.Pin.STEREO : 0));
      case Vst24.Opcode.GET_EFFECT_NAME, Vst24.Opcode.GET_PRODUCT_STRING ->
          put(pointer, plugin.declaration().name(), Vst24.Room.EFFECT_NAME);
      case Vst24.Opcode.GET_VENDOR_STRING ->
          put(pointer, PluginDeclaration.VENDOR, Vst24.Room.LABEL);
      case Vst24.Opcode.CAN_DO -> CAN_DO.contains(Memory.text(pointer)) ? 1 : 0;
      // Some hosts leave something in the pointer of questions that have none.
      default -> about(opcode, index, value);
    };
  }

  private static long put(long at, String text, int room) {
    Memory.putText(at, text, room);
    return 1;
  }

  private static long pin(long at, String name, int flags) {
    Memory.fill(at, Vst24.Pin.BYTES, (byte) 0);
    Memory.putText(at + Vst24.Pin.LABEL, name, Vst24.Room.LABEL);
    Memory.putInt(at + Vst24.Pin.FLAGS, flags);
    Memory.putText(at + Vst24.Pin.SHORT_LABEL, name, Vst24.Room.SHORT_LABEL);
    return 1;
  }

  private long setProgram(long number) {
    // Hosts send the present program again after a state, which must not take it back.
    if (number >= 0 && number < programNames.length && number != program) {
      boolean waited = plugin.latencyWaits();
      plugin.loadProgram((int) number);
      program = (int) number;
      effect.host().updateDisplay();
      effect.announceLatency(waited);
    }
    return 0;
  }

  private long setBypass(boolean on) {
    Variant variant = plugin.declaration().variant();
    effect.setPlain(Parameters.of(variant).ofPlugin(Control.BYPASS), on ? 1 : 0);
    return 1;
  }

  private long setFromText(int index, String text) {
    OptionalDouble value =
        parameters.canSet(index) ? parameters.fromText(index, text) : OptionalDouble.empty();
    value.ifPresent(plain -> effect.setPlain(index, plain));
    return value.isPresent() ? 1 : 0;
  }

  /// A bank and a program are the same here: the whole state.
  private long getChunk(long pointer) {
    byte[] state = plugin.saveState();
    chunk = Arena.ofAuto().allocate(state.length);
    MemorySegment.copy(state, 0, chunk, ValueLayout.JAVA_BYTE, 0, state.length);
    Memory.putLong(pointer, chunk.address());
    return state.length;
  }

  private long setChunk(long pointer, long bytes) throws InvalidFileException {
    if (bytes < 1 || bytes > StateFile.MAX_BYTES) {
      throw new IllegalArgumentException(
          "a state of " + bytes + " bytes; allowed are 1 to " + StateFile.MAX_BYTES);
    }
    boolean waited = plugin.latencyWaits();
    plugin.loadState(Memory.bytes(pointer, (int) bytes));
    effect.host().updateDisplay();
    effect.announceLatency(waited);
    return 1;
  }

  /// Whether the channel counts of two arrangements are ours; null is no question.
  private boolean accepts(long input, long output) {
    return (input == 0 || channels(input) == plugin.declaration().inputs())
        && (output == 0 || channels(output) == plugin.declaration().outputs());
  }

  private static int channels(long arrangement) {
    return Memory.getInt(arrangement + Vst24.Speakers.CHANNELS);
  }

  /// `Cb` and the number of inputs, which no two variants share: `Cb16`. Projects find the plugin
  /// by it.
  static int uniqueId(Variant variant) {
    int inputs = variant.inputs();
    return 'C' << 24 | 'b' << 16 | ('0' + inputs / 10) << 8 | ('0' + inputs % 10);
  }

  /// The version as a number that grows: 0.1.0 is 100.
  static int version() {
    int number = 0;
    for (String part : PluginDeclaration.VERSION.split("\\.", -1)) {
      number = number * 100 + Integer.parseInt(part);
    }
    return number;
  }
}
