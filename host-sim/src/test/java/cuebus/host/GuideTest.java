package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.session.Session;
import cuebus.session.SessionFile;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/guide.md from its first command to its last, in one folder, as a reader would go.
class GuideTest {

  private static final Path GUIDE = Path.of("../docs/guide.md");
  private static final Path PICTURE = Path.of("../docs/images/guide-mixes.svg");

  /// Set to write the picture instead of comparing with it.
  private static final String UPDATE = "cuebus.update";

  private static final Pattern STEP =
      Pattern.compile("(?ms)^```commands\n(.*?)^```\n(?:```text\n(.*?)^```\n)?");

  @TempDir Path folder;

  @Test
  void everyCommandWorksAndPrintsWhatIsSaid() throws Exception {
    List<MatchResult> steps = STEP.matcher(Files.readString(GUIDE)).results().toList();
    assertThat(steps).hasSizeGreaterThan(7);
    for (MatchResult step : steps) {
      String out = "";
      for (String line : step.group(1).lines().toList()) {
        assertThat(line).startsWith("./cuebus ");
        CommandRun run = CommandRun.of(words(line));
        assertThat(run.code()).as("%s%n%s", line, run.err()).isZero();
        out = run.out();
      }
      if (step.group(2) != null) {
        assertThat(out.lines().toList())
            .as(step.group(1))
            .containsSubsequence(step.group(2).lines().toList());
      }
    }
    assertThat(folder.resolve("tuesday/mixes/singer.wav")).isNotEmptyFile();
    assertThat(folder.resolve("tuesday/report.html")).isNotEmptyFile();
    thePictureIsOfItsSession();
  }

  /// The words after `./cuebus`, with files in the test's own folder.
  private Object[] words(String line) {
    String[] words = line.split(" ", -1);
    List<Object> moved = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      boolean file =
          words[i].endsWith(".json")
              || words[i - 1].equals("--out")
              || words[i - 1].equals("--stems");
      moved.add(file ? folder.resolve(words[i]) : words[i]);
    }
    return moved.toArray();
  }

  private void thePictureIsOfItsSession() throws Exception {
    String picture;
    try (InputStream in = Files.newInputStream(folder.resolve("tuesday.json"))) {
      Session session = SessionFile.read("tuesday.json", in);
      picture = new SendsPicture(session).svg();
    }
    if (Boolean.getBoolean(UPDATE)) {
      Files.writeString(PICTURE, picture);
    }
    assertThat(PICTURE).as("-D%s=true writes it anew", UPDATE).hasContent(picture);
  }
}
