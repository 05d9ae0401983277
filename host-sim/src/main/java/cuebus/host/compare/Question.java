package cuebus.host.compare;

/// What a comparison file asks.
public sealed interface Question permits Comparison, InputComparison {

  /// A short title.
  String name();

  /// What is asked, as a musician would.
  String question();
}
