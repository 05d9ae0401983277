package cuebus.hearing;

/// How much sound is held to be safe, by three criteria. What is computed from them is an estimate
/// and no proof of compliance with any of them.
///
/// A dose of 1 is all that is allowed in the criterion's period.
public enum Allowance {
  /// 80 dBA for 40 hours a week, 1.6 Pa²h; equal energy. Source: Recommendation ITU-T H.870 (WHO),
  /// mode 1, for adults.
  H870_ADULT("h870Adult", "H.870, adults", 80, 40, Period.WEEK, 10 * Math.log10(2), 0),

  /// 75 dBA for 40 hours a week, 0.506 Pa²h; equal energy. Source: Recommendation ITU-T H.870
  /// (WHO), mode 2, for children and other sensitive listeners.
  H870_SENSITIVE("h870Sensitive", "H.870, sensitive", 75, 40, Period.WEEK, 10 * Math.log10(2), 0),

  /// 85 dBA for 8 hours a day, half the time for every 3 dB more; what is below 80 dBA does not
  /// count. Source: NIOSH publication 98-126, 1.1 and 1.2.
  NIOSH("niosh", "NIOSH", 85, 8, Period.DAY, 3, 80);

  /// The time after which an allowance is renewed.
  public enum Period {
    DAY("day", 24),
    WEEK("week", 168);

    private final String text;
    private final int hours;

    Period(String text, int hours) {
      this.text = text;
      this.hours = hours;
    }

    /// As people call it, e.g. `week`.
    public String text() {
      return text;
    }

    /// How long it is.
    public int hours() {
      return hours;
    }
  }

  private final String key;
  private final String title;
  private final double criterionDba;
  private final double criterionHours;
  private final Period period;
  private final double exchangeDb;
  private final double thresholdDba;

  Allowance(
      String key,
      String title,
      double criterionDba,
      double criterionHours,
      Period period,
      double exchangeDb,
      double thresholdDba) {
    this.key = key;
    this.title = title;
    this.criterionDba = criterionDba;
    this.criterionHours = criterionHours;
    this.period = period;
    this.exchangeDb = exchangeDb;
    this.thresholdDba = thresholdDba;
  }

  /// Its key in reports, e.g. `h870Adult`.
  public String key() {
    return key;
  }

  /// As people call it.
  public String title() {
    return title;
  }

  /// How often it is renewed.
  public Period period() {
    return period;
  }

  /// How long a steady level may be heard in one period, in hours; +∞ below the threshold.
  ///
  /// @param dba level in dBA
  public double hoursAllowed(double dba) {
    return dba < thresholdDba
        ? Double.POSITIVE_INFINITY
        : criterionHours * Math.pow(2, (criterionDba - dba) / exchangeDb);
  }

  /// The share of the allowance that a steady level takes.
  ///
  /// @param dba level in dBA
  /// @param seconds how long
  public double dose(double dba, double seconds) {
    return seconds / 3600 / hoursAllowed(dba);
  }
}
