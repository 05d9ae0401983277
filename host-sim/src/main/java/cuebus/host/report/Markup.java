package cuebus.host.report;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes HTML and SVG that is also well-formed XML, and escapes whatever it is given: nothing else
/// writes a `<`.
public final class Markup {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /// Begins an element.
  ///
  /// @param attributes names and values in turn
  public Markup open(String element, String... attributes) {
    out.append('\n');
    startTag(element, attributes).append('>');
    open.push(element);
    return this;
  }

  /// Ends the element that was opened last.
  public Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /// An element with text alone.
  public Markup leaf(String element, String text, String... attributes) {
    startTag(element, attributes).append('>');
    text(text);
    out.append("</").append(element).append('>');
    return this;
  }

  /// An element without content; only for those that HTML or SVG lets end in `/>`.
  public Markup empty(String element, String... attributes) {
    startTag(element, attributes).append("/>");
    return this;
  }

  /// Text, escaped.
  public Markup text(String text) {
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      character(c);
    }
    return this;
  }

  /// Style rules as they are; they may hold neither `<` nor `&`.
  public Markup style(String rules) {
    out.append("\n<style>\n").append(rules).append("</style>");
    return this;
  }

  /// A finished piece of this class, such as a picture.
  public Markup embed(String markup) {
    out.append('\n').append(markup);
    return this;
  }

  private StringBuilder startTag(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      text(attributes[i + 1]);
      out.append('"');
    }
    return out;
  }

  private void character(int c) {
    switch (c) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '"' -> out.append("&quot;");
      default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
    }
  }

  /// What XML 1.0 allows (section 2.2): no control characters, no halves of surrogate pairs.
  private static boolean allowed(int c) {
    return (c >= 0x20 && c < 0xD800)
        || c == '\t'
        || c == '\n'
        || (c > 0xDFFF && c < 0xFFFE)
        || c > 0xFFFF;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
