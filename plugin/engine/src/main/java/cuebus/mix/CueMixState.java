package cuebus.mix;

import cuebus.param.Parameters;
import cuebus.param.Variant;

/// Everything a mixer remembers: its layout and the plain value of every parameter. Immutable.
public final class CueMixState {

  private final Layout layout;
  private final double[] values;

  /// @param layout what the setup is made of
  /// @param values by parameter index, in the units of the declaration
  /// @throws IllegalArgumentException if a value is missing or not one its parameter can have
  public CueMixState(Layout layout, double[] values) {
    Parameters parameters = Parameters.of(layout.variant());
    if (values.length != parameters.all().size()) {
      throw new IllegalArgumentException(
          "%d values for the %d parameters of %s"
              .formatted(values.length, parameters.all().size(), layout.variant().text()));
    }
    parameters
        .all()
        .forEach(p -> {
          double value = values[p.index()];
          if (p.nearest(value) != value) {
            throw new IllegalArgumentException(
                "%s is %s, allowed is %s to %s".formatted(p.id(), value, p.min(), p.max()));
          }
        });
    this.layout = layout;
    this.values = values.clone();
  }

  /// A fresh instance.
  public static CueMixState initial(Variant variant) {
    return new CueMixState(Layout.initial(variant), Parameters.of(variant).initialValues());
  }

  /// What the setup is made of.
  public Layout layout() {
    return layout;
  }

  /// The plain values of all parameters by index; a copy.
  public double[] values() {
    return values.clone();
  }

  /// The plain value of a parameter.
  public double value(int parameter) {
    return values[parameter];
  }
}
