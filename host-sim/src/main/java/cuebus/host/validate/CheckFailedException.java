package cuebus.host.validate;

/// Ends a check that has failed.
final class CheckFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param reason what the plugin did, and what was to be expected
  CheckFailedException(String reason) {
    super(reason);
  }
}
