package cuebus.clap;

import cuebus.clap.ClapAbi.ParamInfo;
import cuebus.entry.Memory;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.plugin.Meter;
import cuebus.plugin.Plugin;
import cuebus.plugin.PluginDeclaration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// The parameters of a variant as CLAP sees them: the declared ones in index order, then the meters
/// as parameters that nobody can set. CLAP's 32-bit id is a hash of the string id, so it is the
/// same in every variant.
final class ClapParameters {

  private static final Map<Variant, ClapParameters> MADE = new ConcurrentHashMap<>();

  private final Parameters declared;
  private final List<Meter> meters;
  private final List<Parameter> all;

  /// Ids in rising order, and the index of each.
  private final int[] sortedIds;

  private final int[] indices;

  private ClapParameters(Variant variant) {
    PluginDeclaration declaration = PluginDeclaration.of(variant);
    declared = Parameters.of(variant);
    meters = declaration.meters();
    List<Parameter> list = new ArrayList<>(declared.all());
    for (Meter meter : meters) {
      list.add(
          new Parameter.Continuous(
              list.size(),
              meter.id(),
              meter.name(),
              meter.kind().min(),
              meter.kind().max(),
              meter.kind().unit(),
              meter.kind().min(),
              0));
    }
    all = List.copyOf(list);
    List<Parameter> sorted = new ArrayList<>(all);
    sorted.sort((a, b) -> Integer.compare(id(a.id()), id(b.id())));
    sortedIds = sorted.stream().mapToInt(p -> id(p.id())).toArray();
    indices = sorted.stream().mapToInt(Parameter::index).toArray();
    IntStream.range(1, sortedIds.length)
        .filter(i -> sortedIds[i] == sortedIds[i - 1])
        .findFirst()
        .ifPresent(i -> {
          throw new IllegalStateException(
              "%s and %s have the same CLAP id; one of them needs another string id"
                  .formatted(sorted.get(i - 1).id(), sorted.get(i).id()));
        });
  }

  /// The parameters of a variant. Made once and kept.
  static ClapParameters of(Variant variant) {
    return MADE.computeIfAbsent(variant, ClapParameters::new);
  }

  /// CLAP's id of a parameter: 32-bit FNV-1a of its string id.
  ///
  /// Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", RFC 9923: offset basis
  /// 0x811c9dc5, prime 0x01000193.
  static int id(String id) {
    int hash = 0x811c9dc5;
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x01000193;
    }
    return hash;
  }

  /// How many there are, meters included.
  int count() {
    return all.size();
  }

  /// How many can be set; those with a smaller index.
  int settable() {
    return declared.all().size();
  }

  /// The index of an id, −1 if there is none. Any thread, allocates nothing.
  int indexOf(int id) {
    int found = Arrays.binarySearch(sortedIds, id);
    return found < 0 ? -1 : indices[found];
  }

  /// The parameter or meter of an index.
  Parameter get(int index) {
    return all.get(index);
  }

  /// A value as people read it; of a meter too.
  String text(int index, double value, Plugin plugin) {
    double nearest = get(index).nearest(value);
    return index < settable() ? plugin.valueText(index, nearest) : get(index).toText(nearest);
  }

  /// The value that a text means; empty if it means none.
  OptionalDouble meant(int index, String text, Plugin plugin) {
    return index < settable() ? plugin.valueOf(index, text) : get(index).fromText(text);
  }

  /// CLAP's id of a meter.
  int meterId(int meter) {
    return id(all.get(settable() + meter).id());
  }

  /// True if modulation makes sense: a choice has nothing between its values.
  boolean modulatable(int index) {
    return index < settable() && all.get(index) instanceof Parameter.Continuous;
  }

  /// The value a parameter has, or what a meter shows.
  double value(int index, Plugin plugin) {
    return index < settable() ? plugin.value(index) : plugin.meter(index - settable());
  }

  /// Describes a parameter to the host.
  ///
  /// @param info address of a [ParamInfo]
  void describe(int index, Plugin plugin, long info) {
    Parameter parameter = all.get(index);
    Memory.putInt(info + ParamInfo.ID, id(parameter.id()));
    Memory.putInt(info + ParamInfo.FLAGS, flags(index));
    Memory.putLong(info + ParamInfo.COOKIE, 0);
    Memory.putText(info + ParamInfo.NAME, name(index, plugin), ClapAbi.NAME_SIZE);
    Memory.putText(info + ParamInfo.MODULE, module(index, plugin), ClapAbi.PATH_SIZE);
    Memory.putDouble(info + ParamInfo.MIN, parameter.min());
    Memory.putDouble(info + ParamInfo.MAX, parameter.max());
    Memory.putDouble(info + ParamInfo.DEFAULT, parameter.initial());
  }

  private int flags(int index) {
    if (index >= settable()) {
      return ParamInfo.READ_ONLY;
    }
    if (declared.control(index) == Control.BYPASS) {
      return ParamInfo.AUTOMATABLE | ParamInfo.STEPPED | ParamInfo.BYPASS;
    }
    return ParamInfo.AUTOMATABLE
        | (modulatable(index) ? ParamInfo.MODULATABLE : ParamInfo.STEPPED | ParamInfo.ENUM);
  }

  // Whole names, for hosts that list parameters without their modules.
  private String name(int index, Plugin plugin) {
    if (index < settable()) {
      return plugin.parameterName(index);
    }
    Meter meter = meters.get(index - settable());
    String owner =
        switch (meter.kind()) {
          case SOURCE_PEAK -> plugin.inputName(meter.channel());
          case MIX_PEAK -> plugin.outputName(meter.channel());
          default -> plugin.mixName(meter.channel());
        };
    return owner + ": " + meter.kind().label();
  }

  private String module(int index, Plugin plugin) {
    if (index >= settable()) {
      boolean ofSource = meters.get(index - settable()).kind() == Meter.Kind.SOURCE_PEAK;
      return ofSource ? "Meters/Sources" : "Meters/Mixes";
    }
    String source = step(plugin.sourceName(declared.source(index)));
    String mix = step(plugin.mixName(declared.mix(index)));
    return switch (declared.control(index).scope()) {
      case PLUGIN -> "";
      case SOURCE -> "Sources/" + source;
      case MIX, GROUP -> "Mixes/" + mix;
      case SEND -> "Mixes/" + mix + "/" + source;
    };
  }

  /// A name as one step of a path, where a slash would begin another.
  private static String step(String name) {
    return name.replace('/', '-');
  }
}
