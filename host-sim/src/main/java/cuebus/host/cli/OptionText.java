package cuebus.host.cli;

import cuebus.json.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Reads what stands behind an option. What is wrong becomes a usage error that names the option,
/// what was found and what is allowed.
final class OptionText {

  private final CommandLine command;

  OptionText(CommandLine command) {
    this.command = command;
  }

  CommandLine.ParameterException usage(String problem) {
    return new CommandLine.ParameterException(command, problem);
  }

  /// Turns what a check throws into a usage error.
  void check(Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  /// One of the words of an enum.
  <E> E word(String option, String found, E[] values, Function<E, String> text) {
    List<String> words = Arrays.stream(values).map(text).toList();
    int at = words.indexOf(found);
    if (at < 0) {
      throw usage(
          "%s %s: %s are allowed%s"
              .formatted(option, found, String.join(", ", words), Nearest.question(found, words)));
    }
    return values[at];
  }

  /// Numbers with a separator between them.
  ///
  /// @param count how many; 0 for one or more
  /// @param allowed what is allowed, in words
  List<Double> numbers(
      String option, @Nullable String found, String separator, int count, String allowed) {
    var numbers = new ArrayList<Double>();
    for (String part : String.valueOf(found).split(Pattern.quote(separator), -1)) {
      try {
        numbers.add(Double.valueOf(part.strip()));
      } catch (NumberFormatException e) {
        throw expected(option, found, allowed);
      }
    }
    if (count > 0 && numbers.size() != count) {
      throw expected(option, found, allowed);
    }
    return numbers;
  }

  /// A number without a fraction.
  int whole(String option, double found, String allowed) {
    if (found != Math.rint(found) || Math.abs(found) > Integer.MAX_VALUE) {
      throw expected(option, String.valueOf(found), allowed);
    }
    return (int) found;
  }

  private CommandLine.ParameterException expected(
      String option, @Nullable String found, String allowed) {
    return usage("%s %s: %s are allowed".formatted(option, found, allowed));
  }
}
