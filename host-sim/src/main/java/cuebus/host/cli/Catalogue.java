package cuebus.host.cli;

import cuebus.json.InvalidFileException;
import cuebus.json.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Devices or headphones of the library that were asked for.
///
/// @param kind the word for them, e.g. `devices`
/// @param found by id
/// @param notes files that cannot be read, a sentence each: one bad file of the user's own does not
///   hide the others
/// @param exact the one whose id was given, if one was
record Catalogue<T>(String kind, List<T> found, List<String> notes, Optional<T> exact) {

  /// One kind of file in the library.
  ///
  /// @param <T> what a file is read as
  interface Shelf<T> {
    Optional<T> find(String id) throws InvalidFileException;
  }

  /// Looks for what was asked for.
  ///
  /// @param kind the word for them
  /// @param ids all there are
  /// @param filter an id, or a part of an id or a name, where only letters and digits count, in any
  ///   case; null for all
  /// @param wanted what else has to hold
  /// @throws InvalidFileException if the filter matches nothing at all, or its file is bad
  static <T> Catalogue<T> of(
      String kind,
      SortedSet<String> ids,
      Shelf<T> shelf,
      Function<T, String> name,
      @Nullable String filter,
      Predicate<T> wanted)
      throws InvalidFileException {
    if (filter != null && ids.contains(filter)) {
      Optional<T> exact = shelf.find(filter);
      return new Catalogue<>(kind, exact.stream().toList(), List.of(), exact);
    }
    String part = filter == null ? "" : letters(filter);
    List<T> found = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    boolean matched = false;
    for (String id : ids) {
      try {
        T content = shelf.find(id).orElseThrow();
        if (letters(id).contains(part) || letters(name.apply(content)).contains(part)) {
          matched = true;
          if (wanted.test(content)) {
            found.add(content);
          }
        }
      } catch (InvalidFileException e) {
        notes.add(e.getMessage());
      }
    }
    if (!matched && filter != null) {
      throw new InvalidFileException(
          filter,
          "",
          "no %s have this in their id or name; the nearest ids are %s"
              .formatted(
                  kind, String.join(", ", Nearest.first(filter, ids).stream().limit(3).toList())));
    }
    return new Catalogue<>(kind, found, notes, Optional.empty());
  }

  /// Letters and digits alone, so that DT770 is in "DT 770" and in `dt-770`.
  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
