package cuebus.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Finds what somebody probably meant to write.
public final class Nearest {

  private Nearest() {}

  /// The known words, the most similar first; equally similar ones keep their order.
  public static List<String> first(String word, Collection<String> known) {
    return known.stream().sorted(Comparator.comparingInt(k -> distance(word, k))).toList();
  }

  /// A question to end an error message with, or nothing where no known word is similar.
  public static String question(String word, Collection<String> known) {
    return first(word, known).stream()
        .limit(1)
        .filter(k -> distance(word, k) <= Math.max(2, k.length() / 3))
        .map(k -> "; did you mean \"" + k + "\"?")
        .findFirst()
        .orElse("");
  }

  /// How many letters must be inserted, removed or replaced.
  ///
  /// Source: R. Wagner, M. Fischer, "The String-to-String Correction Problem", J. ACM 21 (1974).
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
