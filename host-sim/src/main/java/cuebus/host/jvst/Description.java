package cuebus.host.jvst;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.valueobjects.VSTPinProperties;
import org.jspecify.annotations.Nullable;

/// What a plugin says of itself, cut as the stock wrapper cuts it.
final class Description {

  // Bytes that the stock wrapper carries.
  private static final int SHORT = 7;
  private static final int PROGRAM = 23;
  private static final int EFFECT = 31;
  private static final int LONG = 63;

  private final HostedPlugin hosted;
  private final VSTPluginAdapter plugin;
  private final HostSide host;

  Description(HostedPlugin hosted, HostSide host) {
    this.hosted = hosted;
    this.host = host;
    plugin = hosted.plugin();
  }

  /// Everything, after a run.
  RunReport report(
      PluginFiles files, int rate, long frames, float[] peak, List<String> notes, Faults faults) {
    String name = text("getEffectName", EFFECT, () -> plugin.getEffectName());
    String vendor = text("getVendorString", LONG, () -> plugin.getVendorString());
    String product = text("getProductString", LONG, () -> plugin.getProductString());
    int category = hosted.ask("getPlugCategory", 0, plugin::getPlugCategory);
    List<String> inputs =
        pins(
            "getInputProperties",
            Math.min(host.inputs, AudioBlocks.CARRIED),
            plugin::getInputProperties);
    List<String> outputs =
        pins(
            "getOutputProperties",
            Math.min(host.outputs, AudioBlocks.CARRIED),
            plugin::getOutputProperties);
    int tail = hosted.ask("getGetTailSize", 0, plugin::getGetTailSize);
    List<String> programs =
        IntStream.range(0, hosted.programs())
            .mapToObj(p ->
                text("getProgramNameIndexed", PROGRAM, () -> plugin.getProgramNameIndexed(-1, p)))
            .toList();
    int program = hosted.ask("getProgram", 0, plugin::getProgram);
    List<RunReport.ParameterValue> parameters =
        IntStream.range(0, hosted.parameters()).mapToObj(this::parameter).toList();
    List<Float> peaks = new ArrayList<>();
    for (float p : peak) {
      peaks.add(p);
    }
    return new RunReport(
        files.pluginClass(),
        name,
        vendor,
        product,
        letters(host.uniqueId),
        category,
        host.synth,
        host.inputs,
        host.outputs,
        inputs,
        outputs,
        host.doubleReplacing,
        host.chunks,
        host.initialDelay,
        host.noTail ? 1 : tail,
        programs,
        program,
        parameters,
        rate,
        frames,
        peaks,
        host.midiOut().stream().map(m -> new RunReport.SentMidi(m.frame(), m.hex())).toList(),
        notes,
        // Last, for the questions above can bring some.
        faults.all().stream().map(Faults.Fault::words).toList());
  }

  private RunReport.ParameterValue parameter(int index) {
    return new RunReport.ParameterValue(
        index,
        text("getParameterName", SHORT, () -> plugin.getParameterName(index)),
        hosted.ask("getParameter", 0f, () -> plugin.getParameter(index)),
        text("getParameterDisplay", SHORT, () -> plugin.getParameterDisplay(index)),
        text("getParameterLabel", SHORT, () -> plugin.getParameterLabel(index)));
  }

  private List<String> pins(String name, int count, IntFunction<@Nullable VSTPinProperties> pins) {
    return IntStream.range(0, count)
        .mapToObj(c -> {
          VSTPinProperties pin = hosted.ask(name, null, () -> pins.apply(c));
          return pin == null ? "" : cut(pin.getLabel(), LONG);
        })
        .toList();
  }

  private String text(
      String name, int bytes, java.util.function.Supplier<@Nullable String> question) {
    return cut(hosted.<@Nullable String>ask(name, null, question), bytes);
  }

  /// The text without the characters that do not fit whole into so many bytes; empty for null.
  static String cut(@Nullable String text, int bytes) {
    if (text == null) {
      return "";
    }
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      used += text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
      if (used > bytes) {
        break;
      }
      end = next;
    }
    return text.substring(0, end);
  }

  private static String letters(int id) {
    StringBuilder letters = new StringBuilder();
    for (int shift = 24; shift >= 0; shift -= 8) {
      int c = id >> shift & 0xFF;
      if (c < ' ' || c > '~') {
        return Integer.toString(id);
      }
      letters.append((char) c);
    }
    return letters.toString();
  }
}
