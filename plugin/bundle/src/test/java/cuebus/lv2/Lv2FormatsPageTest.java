package cuebus.lv2;

import cuebus.entry.FormatsPage;
import cuebus.param.Variant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class Lv2FormatsPageTest {

  /// All that a host knows stands in the Turtle, so what is not there cannot change either.
  @Test
  void isTrueInEveryCellThatTheTurtleAnswers() throws Exception {
    FormatsPage page = new FormatsPage("LV2");
    String turtle = PluginTurtle.of(Variant.V8X4);
    page.counts("variants", Variant.values().length);
    page.counts("parameters of 8x4", count(turtle, "a lv2:InputPort , lv2:ControlPort"));
    int latencies = count(turtle, "lv2:designation lv2:latency");
    page.counts("meters of 8x4", count(turtle, "a lv2:OutputPort , lv2:ControlPort") - latencies);
    page.has("host's own bypass", turtle.contains("lv2:designation lv2:enabled"));
    page.has("song position is read", turtle.contains("atom:supports time:Position"));
    page.has("MIDI input", turtle.contains("time:Position , patch:Message , midi:MidiEvent"));
    page.has("MIDI output", turtle.contains("atom:supports patch:Message , midi:MidiEvent"));
    page.has("window of its own", turtle.contains("ui:"));
    try (MemoryHost host = MemoryHost.ready(Variant.V8X4)) {
      host.run(64);
      page.counts("latency in frames", (int) host.latency());
    }
    page.has("double precision", false);
    page.has("tail is told", false);
    page.has("modulation", turtle.contains("CVPort"));
    page.has("channel names follow the session", false);
    page.has("parameter names follow the session", false);
  }

  private static int count(String text, String words) {
    return (int) Pattern.compile(words, Pattern.LITERAL).matcher(text).results().count();
  }
}
