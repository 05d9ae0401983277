package cuebus.host.measure;

import cuebus.amp.Device;
import cuebus.amp.Element;
import cuebus.amp.Headphone;
import cuebus.amp.Lead;
import java.util.List;

/// A bench's circuit said in SPICE: amplifiers `left` and `right`, and the drivers between these
/// nodes and the lead's return.
final class Netlist {

  private final StringBuilder text = new StringBuilder("* made by Netlist.java\n");
  private final Bench bench;

  private Netlist(Bench bench) {
    this.bench = bench;
  }

  /// For the response: amplifiers without limits, driven by 1 V on the channels that the bench
  /// drives.
  static String linear(Bench bench, String frequencies) {
    var netlist = new Netlist(bench);
    Channels channels = bench.options().channels();
    netlist.line("Vl in1 0 AC %s".formatted(channels.left()));
    netlist.line("Vr in2 0 AC %s".formatted(channels.right()));
    double zo = bench.device().amp().outputImpedanceOhm();
    netlist.line("Rl in1 left %s".formatted(Math.max(zo, 1e-9)));
    netlist.line("Rr in2 right %s".formatted(Math.max(zo, 1e-9)));
    netlist.drivers();
    netlist.line(".control");
    netlist.line("ac %s".formatted(frequencies));
    netlist.line("wrdata out.txt %s %s".formatted(netlist.volts("left"), netlist.volts("right")));
    return netlist.end();
  }

  /// For large signals: a sum of sines on every driven channel, sampled over a window.
  static String large(Bench bench, List<Sine> sines, double step, double from, double to) {
    var netlist = new Netlist(bench);
    Channels channels = bench.options().channels();
    String sum =
        String.join(
            "+",
            sines.stream()
                .map(s -> "%s*sin(6.283185307179586*%s*time)".formatted(s.peak(), s.hertz()))
                .toList());
    netlist.amplifier("left", "in1", channels.left(), sum);
    netlist.amplifier("right", "in2", channels.right(), sum);
    netlist.drivers();
    netlist.line(".options method=trap reltol=1e-6 abstol=1e-12 vntol=1e-9");
    netlist.line(".control");
    netlist.line("tran %s %s %s %s".formatted(step, to, from, step));
    netlist.line("linearize");
    netlist.line("wrdata out.txt %s %s".formatted(netlist.volts("left"), netlist.volts("right")));
    return netlist.end();
  }

  /// One sine of a drive.
  record Sine(double hertz, double peak) {}

  /// The output current is what the three lines of the amplifier allow at the voltage of the node.
  private void amplifier(String node, String in, double factor, String sum) {
    Device.Amp amp = bench.device().amp();
    double zo = amp.outputImpedanceOhm();
    double rail = Math.min(amp.railVpeak(), 1e6);
    double limit = Math.min(amp.currentLimitApeak(), 1e6);
    line("B%s %s 0 V = max(%s, min(%s, %s*(%s)))".formatted(in, in, -rail, rail, factor, sum));
    if (amp.kneeOhm() > 0) {
      knee(node, in, amp);
      return;
    }
    double saturated = zo + amp.saturationOhm();
    line(
        "B%s 0 %s I = max(%s, min(%s, max((%s-v(%s))/%s, min((%s-v(%s))/%s, (v(%s)-v(%s))/%s))))"
            .formatted(
                node, node, -limit, limit, -rail, node, saturated, rail, node, saturated, in, node,
                zo));
  }

  /// Above kI the drop grows by Rk·(i − kI)²/(I − i); the root of that quadratic for i > 0 and its
  /// mirror image.
  private void knee(String node, String in, Device.Amp amp) {
    double zo = amp.outputImpedanceOhm();
    double limit = amp.currentLimitApeak();
    double begin = amp.kneeFraction() * limit;
    double rk = amp.kneeOhm();
    String d = "abs(v(%s)-v(%s))".formatted(in, node);
    // (Rk − Zo)·i² + (Zo·I − 2·Rk·kI + d)·i + Rk·(kI)² − d·I = 0
    String b = "(%s+%s)".formatted(zo * limit - 2 * rk * begin, d);
    String c = "(%s-%s*%s)".formatted(rk * begin * begin, limit, d);
    String root = "(-2*%s/(%s+sqrt(%s*%s-4*%s*%s)))".formatted(c, b, b, b, rk - zo, c);
    line(
        "B%s 0 %s I = sgn(v(%s)-v(%s))*(%s < %s ? %s/%s : %s)"
            .formatted(node, node, in, node, d, zo * begin, d, zo, root));
  }

  private void drivers() {
    double ground = bench.device().amp().groundOhm();
    if (bench.options().lead() == Lead.STEREO && ground > 0) {
      line("Rground sleeve 0 %s".formatted(ground));
    }
    drivers("left");
    if (bench.options().lead() == Lead.MONO) {
      line("Rshort right 0 1e-9");
    } else {
      drivers("right");
    }
    if (bench.options().lead() == Lead.OPEN_SLEEVE) {
      // Two amplifiers in their current limits leave the drivers' potential open.
      line("Rleft_leak left 0 1e8");
      line("Rright_leak right 0 1e8");
    }
  }

  /// The far end of the drivers.
  private String sleeve() {
    boolean common = bench.options().lead() != Lead.OPEN_SLEEVE;
    return common && bench.device().amp().groundOhm() == 0 ? "0" : "sleeve";
  }

  private void drivers(String tip) {
    int branch = 0;
    for (Headphone headphone : bench.headphones()) {
      for (List<Element> elements : headphone.load()) {
        String from = tip;
        for (int e = 0; e < elements.size(); e++) {
          String name = "%s_%d_%d".formatted(tip, branch, e);
          String to = e == elements.size() - 1 ? sleeve() : "n" + name;
          Element element = elements.get(e);
          part("R", name, from, to, element.ohm(), Double.isFinite(element.ohm()));
          part("L", name, from, to, element.henry(), Double.isFinite(element.henry()));
          part("C", name, from, to, element.farad(), element.farad() > 0);
          from = to;
        }
        branch++;
      }
    }
  }

  private void part(String letter, String name, String from, String to, double value, boolean is) {
    if (is) {
      line("%s%s %s %s %s".formatted(letter, name, from, to, value));
    }
  }

  private String volts(String node) {
    boolean shorted = node.equals("right") && bench.options().lead() == Lead.MONO;
    return sleeve().equals("0") || shorted
        ? "v(%s)".formatted(node)
        : "v(%s)-v(sleeve)".formatted(node);
  }

  private String end() {
    line("quit");
    line(".endc");
    line(".end");
    return text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
