package cuebus.param;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Every parameter of a variant, in index order: each [Control] for every source, mix, send or
/// group it belongs to, or once.
///
/// A source's parameters carry the number of its first bus channel, so `source3` is whatever enters
/// at channel 3, alone or linked with channel 4. The second channel of a linked pair has parameters
/// too, which rest while it is linked. Sources (bus channels) and mixes are counted from 0 here, as
/// arrays are; ids and names count from 1.
public final class Parameters {

  private static final Map<Variant, Parameters> DECLARED = new ConcurrentHashMap<>();

  private final Variant variant;
  private final List<Parameter> all;
  private final Map<String, Parameter> byId = new HashMap<>();
  private final Map<Control, Integer> first = new EnumMap<>(Control.class);
  private final List<Place> places;

  /// What a parameter belongs to.
  private record Place(Control control, int mix, int within) {}

  private Parameters(Variant variant) {
    this.variant = variant;
    List<Parameter> list = new ArrayList<>();
    List<Place> placed = new ArrayList<>();
    for (Control c : Control.values()) {
      first.put(c, list.size());
      int mixes =
          switch (c.scope()) {
            case MIX, SEND, GROUP -> variant.mixes();
            case SOURCE, PLUGIN -> 1;
          };
      int within =
          switch (c.scope()) {
            case SOURCE, SEND -> variant.inputs();
            case GROUP -> Control.GROUPS;
            case MIX, PLUGIN -> 1;
          };
      for (int m = 0; m < mixes; m++) {
        for (int s = 0; s < within; s++) {
          list.add(c.declare(list.size(), m, s));
          placed.add(new Place(c, m, s));
        }
      }
    }
    all = List.copyOf(list);
    places = List.copyOf(placed);
    all.forEach(p -> byId.put(p.id(), p));
  }

  /// The declaration of a variant. Made once and kept.
  public static Parameters of(Variant variant) {
    return DECLARED.computeIfAbsent(variant, Parameters::new);
  }

  /// The variant declared.
  public Variant variant() {
    return variant;
  }

  /// Every parameter, in index order.
  public List<Parameter> all() {
    return all;
  }

  /// The parameter of that id, if there is one.
  public Optional<Parameter> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The initial value of every parameter, in index order.
  public double[] initialValues() {
    return all.stream().mapToDouble(Parameter::initial).toArray();
  }

  /// Index of a source's control.
  public int ofSource(Control control, int source) {
    return index(control, Control.Scope.SOURCE, source);
  }

  /// Index of a mix's control.
  public int ofMix(Control control, int mix) {
    return index(control, Control.Scope.MIX, mix);
  }

  /// Index of a send's control.
  public int ofSend(Control control, int mix, int source) {
    return index(control, Control.Scope.SEND, mix * variant.inputs() + source);
  }

  /// Index of a group's control in one mix.
  public int ofGroup(Control control, int mix, int group) {
    return index(control, Control.Scope.GROUP, mix * Control.GROUPS + group);
  }

  /// Index of a control of the whole plugin.
  public int ofPlugin(Control control) {
    return index(control, Control.Scope.PLUGIN, 0);
  }

  private int index(Control control, Control.Scope scope, int place) {
    if (control.scope() != scope) {
      throw new IllegalArgumentException(control + " does not belong to a " + scope);
    }
    return Objects.requireNonNull(first.get(control)) + place;
  }

  /// The control a parameter is made of.
  public Control control(int index) {
    return places.get(index).control();
  }

  /// The source a parameter belongs to; 0 for one that belongs to none.
  public int source(int index) {
    Place place = places.get(index);
    return place.control().scope() == Control.Scope.GROUP ? 0 : place.within();
  }

  /// The group a parameter belongs to; 0 for one that belongs to none.
  public int group(int index) {
    Place place = places.get(index);
    return place.control().scope() == Control.Scope.GROUP ? place.within() : 0;
  }

  /// The mix a parameter belongs to; 0 for one that belongs to none.
  public int mix(int index) {
    return places.get(index).mix();
  }
}
