package cuebus.host.validate;

/// What came out of a check.
///
/// @param status how it went
/// @param reason why; empty if it passed
public record CheckResult(Status status, String reason) {

  /// How a check went.
  public enum Status {
    /// All as it should be.
    PASSED,
    /// Nothing forbidden, but something that a user may trip over.
    WARNED,
    /// The plugin does not have what the check is about.
    SKIPPED,
    /// The plugin crashes, hangs or breaks a rule.
    FAILED
  }

  static CheckResult passed() {
    return new CheckResult(Status.PASSED, "");
  }

  static CheckResult warned(String reason) {
    return new CheckResult(Status.WARNED, reason);
  }

  static CheckResult skipped(String reason) {
    return new CheckResult(Status.SKIPPED, reason);
  }

  static CheckResult failed(String reason) {
    return new CheckResult(Status.FAILED, reason);
  }
}
