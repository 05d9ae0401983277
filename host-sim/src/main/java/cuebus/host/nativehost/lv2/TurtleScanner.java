package cuebus.host.nativehost.lv2;

import cuebus.host.nativehost.NotAPluginException;
import java.nio.file.Path;

/// The characters of a Turtle file, with the place for messages.
final class TurtleScanner {

  private final Path file;
  private final String text;
  private int at;

  TurtleScanner(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /// The next character, after white space and comments; 0 at the end.
  char peek() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (Character.isWhitespace(c) || c == '\ufeff') {
        at++;
      } else {
        return c;
      }
    }
    return 0;
  }

  /// Takes a word if it comes next.
  boolean take(String word) {
    peek();
    boolean found = text.startsWith(word, at);
    if (found) {
      at += word.length();
    }
    return found;
  }

  /// Takes a keyword in any case, if it comes next and ends there.
  boolean takeKeyword(String word) {
    peek();
    int end = at + word.length();
    boolean found =
        text.regionMatches(true, at, word, 0, word.length())
            && (end == text.length() || !isNameCharacter(text.charAt(end)));
    if (found) {
      at = end;
    }
    return found;
  }

  void require(String word) throws NotAPluginException {
    if (!take(word)) {
      throw problem("\"" + word + "\" is wanted here");
    }
  }

  /// A name with its prefix, number or word: all up to white space or punctuation.
  String name() throws NotAPluginException {
    peek();
    StringBuilder name = new StringBuilder();
    while (at < text.length() && isNameCharacter(text.charAt(at))) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at++));
    }
    // A full stop inside belongs to the name, one at its end ends the statement.
    while (!name.isEmpty() && name.charAt(name.length() - 1) == '.') {
      name.setLength(name.length() - 1);
      at--;
    }
    if (name.isEmpty()) {
      throw problem("a name or a number is wanted here");
    }
    return name.toString();
  }

  private static boolean isNameCharacter(char c) {
    return Character.isLetterOrDigit(c) || "_-+.:%\\".indexOf(c) >= 0;
  }

  /// What stands up to a closing mark, escapes resolved. The opening mark has been taken.
  String until(String close) throws NotAPluginException {
    StringBuilder inside = new StringBuilder();
    while (at < text.length()) {
      if (text.startsWith(close, at)) {
        // Of four quotation marks in a row the last three close a long literal.
        if (close.length() == 3
            && at + 3 < text.length()
            && text.charAt(at + 3) == close.charAt(0)) {
          inside.append(text.charAt(at++));
          continue;
        }
        at += close.length();
        return inside.toString();
      }
      char c = text.charAt(at++);
      if (c == '\\') {
        escape(inside);
      } else {
        inside.append(c);
      }
    }
    throw problem("the file ends before a closing " + close);
  }

  private void escape(StringBuilder inside) throws NotAPluginException {
    char kind = at < text.length() ? text.charAt(at++) : 0;
    switch (kind) {
      case 't' -> inside.append('\t');
      case 'n' -> inside.append('\n');
      case 'r' -> inside.append('\r');
      case 'b' -> inside.append('\b');
      case 'f' -> inside.append('\f');
      case '"', '\'', '\\' -> inside.append(kind);
      case 'u', 'U' -> {
        int digits = kind == 'u' ? 4 : 8;
        try {
          inside.appendCodePoint(Integer.parseInt(text, at, at + digits, 16));
          at += digits;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
          throw problem("\\" + kind + " wants " + digits + " hexadecimal digits of a character");
        }
      }
      default -> throw problem("\\" + kind + " is not an escape");
    }
  }

  NotAPluginException problem(String what) {
    int line =
        1
            + (int)
                text.substring(0, Math.min(at, text.length()))
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
    return new NotAPluginException(file, "line " + line + ": not Turtle: " + what);
  }
}
