package jvst.wrapper.system;

import java.io.PrintWriter;
import java.io.StringWriter;

/// What went wrong, as text. The name is spelt as the contract spells it.
public final class ExceptionUtililities {

  private ExceptionUtililities() {}

  /// An exception with the calls that led to it and its causes.
  public static String getStackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
