package cuebus.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.amp.Device;
import cuebus.amp.Headphone;
import cuebus.host.compare.Answer;
import cuebus.host.compare.Comparison;
import cuebus.host.compare.ComparisonFile;
import cuebus.host.compare.InputAnswer;
import cuebus.host.compare.InputComparison;
import cuebus.host.compare.OutputAnswer;
import cuebus.host.compare.Question;
import cuebus.session.Equipment;
import cuebus.session.Library;
import cuebus.session.SessionFile;
import cuebus.session.Shelf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// what-drives-headphones.md says what `cuebus compare` says, and its pictures are current.
class WhatDrivesHeadphonesTest {

  private static final Library LIBRARY =
      new Library(List.of(), WhatDrivesHeadphonesTest.class.getClassLoader());

  private static final Shelf<Question> COMPARISONS =
      LIBRARY.shelf("comparisons", ComparisonFile::read);

  private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+");

  /// Pixels by which a picture may differ: the last digit of a computation.
  private static final double SAME = 0.3;

  static SortedSet<String> comparisons() {
    return COMPARISONS.ids();
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void sectionAndPictureAreCurrent(String id) throws Exception {
    Answer answer =
        switch (COMPARISONS.find(id).orElseThrow()) {
          case Comparison outputs -> OutputAnswer.of(outputs, equipment(outputs));
          case InputComparison inputs ->
              InputAnswer.of(
                  inputs,
                  LIBRARY.shelf("inputs", SessionFile::read).find(inputs.inputs()).orElseThrow(),
                  inputs.inputs());
        };
    assertThat(Files.readString(Path.of("what-drives-headphones.md")))
        .contains(
            "\n`" + id + "`\n\n> " + answer.summary() + "\n", "(images/compare-" + id + ".svg)");
    String picture = Files.readString(Path.of("images/compare-" + id + ".svg"));
    String current = answer.picture();
    assertThat(NUMBER.matcher(picture).replaceAll("#"))
        .as("run docs/images/make.sh")
        .isEqualTo(NUMBER.matcher(current).replaceAll("#"));
    List<Double> drawn = numbers(picture);
    List<Double> wanted = numbers(current);
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(drawn.get(i))
          .as("number %d of the picture of %s; run docs/images/make.sh", i, id)
          .isCloseTo(wanted.get(i), within(SAME));
    }
  }

  private static Equipment equipment(Comparison comparison) throws Exception {
    Map<String, Device> devices = new HashMap<>();
    for (String device : comparison.devices()) {
      devices.put(device, LIBRARY.device(device).orElseThrow());
    }
    Map<String, Headphone> headphones = new HashMap<>();
    for (String headphone : comparison.headphones()) {
      headphones.put(headphone, LIBRARY.headphone(headphone).orElseThrow());
    }
    return new Equipment(devices, headphones);
  }

  private static List<Double> numbers(String picture) {
    return NUMBER.matcher(picture).results().map(MatchResult::group).map(Double::valueOf).toList();
  }
}
