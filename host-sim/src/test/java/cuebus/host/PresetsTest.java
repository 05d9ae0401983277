package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.amp.Element;
import cuebus.host.SchemaCheck.Format;
import cuebus.host.compare.ComparisonFile;
import cuebus.mix.SourceRole;
import cuebus.param.Decibels;
import cuebus.param.Follow;
import cuebus.session.Library;
import cuebus.session.Session;
import cuebus.session.Session.Mix;
import cuebus.session.Session.Send;
import cuebus.session.Session.Source;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What ships with Cuebus, as the library finds it on the class path.
class PresetsTest {

  private static final Library LIBRARY = new Library(List.of(), PresetsTest.class.getClassLoader());

  static SortedSet<String> sessions() {
    return LIBRARY.sessions();
  }

  @ParameterizedTest
  @EnumSource
  void allAreListedAndPassTheirSchema(Format format) throws Exception {
    var schema = new SchemaCheck(format);
    SortedSet<String> listed =
        switch (format) {
          case SESSION -> LIBRARY.sessions();
          case DEVICE -> LIBRARY.devices();
          case HEADPHONE -> LIBRARY.headphones();
          case COMPARISON -> LIBRARY.shelf("comparisons", ComparisonFile::read).ids();
        };
    try (Stream<Path> files = Files.list(Path.of("../presets", format.text() + "s"))) {
      List<Path> all = files.toList();
      assertThat(listed)
          .containsExactlyElementsOf(
              all.stream()
                  .map(file -> file.getFileName().toString().replace(".json", ""))
                  .sorted()
                  .toList());
      for (Path file : all) {
        try (InputStream in = Files.newInputStream(file)) {
          assertThat(schema.check(in)).as(file.toString()).isEmpty();
        }
      }
    }
  }

  @Test
  void allDevicesAndHeadphonesRead() throws Exception {
    for (String id : LIBRARY.devices()) {
      assertThat(LIBRARY.device(id)).hasValueSatisfying(d -> assertThat(d.id()).isEqualTo(id));
    }
    for (String id : LIBRARY.headphones()) {
      assertThat(LIBRARY.headphone(id)).hasValueSatisfying(h -> assertThat(h.id()).isEqualTo(id));
    }
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void everySessionResolves(String id) throws Exception {
    Session session = LIBRARY.session(id).orElseThrow();
    var equipment = LIBRARY.resolve(session, id);
    for (Mix mix : session.mixes()) {
      if (mix.output().device() != null) {
        assertThat(equipment.devices()).containsKey(mix.output().device());
      }
      mix.output()
          .headphones()
          .forEach(p -> assertThat(equipment.headphones()).containsKey(p.id()));
    }
    assertThat(session.main().keySet())
        .as("the main mix has every source")
        .containsExactlyInAnyOrderElementsOf(
            session.sources().stream().map(Source::id).collect(Collectors.toSet()));
  }

  /// The demo's splitter is its subject; everything else ships as a professional would use it.
  @ParameterizedTest
  @MethodSource("sessions")
  void theCheckFindsNoProblem(String id) {
    CommandRun run = CommandRun.of("check", "--strict", id);
    if (id.equals("four-piece-band")) {
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out()).contains("shared-output: ", "cannot-drive: ", "\n2 problems found.");
    } else {
      assertThat(run.out()).endsWith("No problem found.\n");
      assertThat(run.code()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void everySessionRenders(String id, @TempDir Path folder) throws Exception {
    Session session = LIBRARY.session(id).orElseThrow();
    for (Source source : session.sources()) {
      float[] noise = Stems.noise(4800, source.id().hashCode());
      Path stem = folder.resolve(source.id() + ".wav");
      if (source.statedChannels() == 2) {
        Stems.write(stem, Stems.RATE, noise, Stems.noise(4800, 1));
      } else {
        Stems.write(stem, Stems.RATE, noise);
      }
    }
    Path out = folder.resolve("out");
    CommandRun.of("render", id, "--stems", folder, "--out", out).succeeds();
    for (var mix : CommandRun.report(out).get("mixes")) {
      assertThat(mix.get("samplePeakDbfs").doubleValue())
          .as(mix.get("id").textValue())
          .isBetween(-40.0, 0.0);
    }
  }

  /// Even if all stems peak at −6 dBFS in the same sample, no mix passes 0 dBFS, nor while somebody
  /// talks into it, even if it did not dim.
  @ParameterizedTest
  @MethodSource("sessions")
  void mixesHaveHeadroom(String id) throws Exception {
    Session session = LIBRARY.session(id).orElseThrow();
    for (Mix mix : session.mixes()) {
      for (int side = -1; side <= 1; side += 2) {
        double peak = 0;
        for (Source source : session.sources()) {
          Send send = mix.sends().get(source.id());
          if (send != null) {
            peak += 0.501 * gain(source, send, session.main().get(source.id()), side);
          }
          peak += 0.501 * Math.sqrt(0.5) * talk(mix, source.desk().role());
        }
        peak *= Math.pow(10, mix.levelDb() / 20);
        assertThat(20 * Math.log10(peak)).as("%s, peak in dBFS", mix.id()).isBetween(-10.0, 0.0);
      }
    }
  }

  /// Talk does not go by sends, so none ships: it would not be heard.
  @ParameterizedTest
  @MethodSource("sessions")
  void talkIsTakenByMixesAndNotSent(String id) throws Exception {
    Session session = LIBRARY.session(id).orElseThrow();
    for (Source source : session.sources()) {
      SourceRole role = source.desk().role();
      if (role.talks()) {
        assertThat(session.mixes())
            .noneMatch(mix -> mix.sends().containsKey(source.id()))
            .anyMatch(mix -> talk(mix, role) > 0);
      }
    }
  }

  /// The gain at which a mix takes what a source of the role says.
  private static double talk(Mix mix, SourceRole role) {
    Double db = mix.cues().talkDb(role);
    return db == null ? 0 : Math.pow(10, db / 20);
  }

  private static double gain(Source source, Send send, Send main, int side) {
    double followed = send.follow() == Follow.OFF ? 0 : main.levelDb();
    double level =
        send.levelDb() <= Decibels.OFF_DB
            ? 0
            : Math.pow(10, (send.levelDb() + followed + source.trimDb()) / 20);
    double law =
        source.channels().size() == 2
            ? Math.min(1, 1 + side * send.pan())
            : Math.cos(Math.PI / 4 * (1 - side * send.pan()));
    return level * law;
  }

  /// The impedances that the presets' texts promise.
  @ParameterizedTest
  @CsvSource({
    "closed-dynamic-32, 80, 42, 0.1",
    "closed-dynamic-32, 1000, 30, 0.2",
    "dynamic-300, 95, 555, 1",
    "dynamic-300, 20000, 374, 1",
    "dynamic-300, 1000, 300, 2",
    "planar-32, 20000, 32, 1e-9",
    "active-anc, 1000, 305, 1e-9"
  })
  void loadsHaveTheirImpedance(String id, double hz, double ohm, double tolerance)
      throws Exception {
    var load = LIBRARY.headphone(id).orElseThrow().load();
    assertThat(impedance(load, hz)).isCloseTo(ohm, within(tolerance));
  }

  /// |1 / Σ 1/(Σ 1/(1/R + 1/jωL + jωC))|
  private static double impedance(List<List<Element>> load, double hz) {
    double w = 2 * Math.PI * hz;
    double conductance = 0;
    double susceptance = 0;
    for (List<Element> branch : load) {
      double re = 0;
      double im = 0;
      for (Element element : branch) {
        double g = 1 / element.ohm();
        double b = w * element.farad() - 1 / (w * element.henry());
        re += g / (g * g + b * b);
        im -= b / (g * g + b * b);
      }
      conductance += re / (re * re + im * im);
      susceptance -= im / (re * re + im * im);
    }
    return 1 / Math.hypot(conductance, susceptance);
  }
}
