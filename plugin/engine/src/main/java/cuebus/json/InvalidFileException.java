package cuebus.json;

/// A file that is not what its format asks for. The message is for people: it names the file, the
/// JSON pointer, what stands there and what is allowed.
public final class InvalidFileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final String pointer;

  /// @param file the file as the user would name it
  /// @param pointer JSON pointer (RFC 6901) of the offending value; empty for the whole document
  /// @param problem what stands there and what is allowed
  public InvalidFileException(String file, String pointer, String problem) {
    super(file + (pointer.isEmpty() ? "" : " at " + pointer) + ": " + problem);
    this.file = file;
    this.pointer = pointer;
  }

  /// The file as the user would name it.
  public String file() {
    return file;
  }

  /// JSON pointer of the offending value; empty for the whole document.
  public String pointer() {
    return pointer;
  }
}
