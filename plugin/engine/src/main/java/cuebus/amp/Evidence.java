package cuebus.amp;

/// How a figure of a product is known. Every place that prints such a figure prints this beside it.
public enum Evidence {
  /// The maker published it.
  PUBLISHED,
  /// Somebody measured it and published the measurement.
  MEASURED,
  /// A class model or a guess.
  ESTIMATE;

  /// The word used in files and reports, e.g. `published`.
  public String text() {
    return switch (this) {
      case PUBLISHED -> "published";
      case MEASURED -> "measured";
      case ESTIMATE -> "estimate";
    };
  }
}
