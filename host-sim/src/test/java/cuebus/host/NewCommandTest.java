package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.mix.SourceRole;
import cuebus.session.Session;
import cuebus.session.SessionFile;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `cuebus new`.
class NewCommandTest {

  private static final String SOURCES =
      "kick,snare,bass,keys:stereo,vox:vocal,room:stereo:ambience,click:click,talk:talkback,back:listenback";
  private static final String PLAYERS = "drummer:kick+snare,singer:vox,keys:keys";

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void name() {
    out = folder.resolve("new.json");
  }

  private Session read() throws Exception {
    try (InputStream in = Files.newInputStream(out)) {
      return SessionFile.read("new.json", in);
    }
  }

  private Session band() throws Exception {
    CommandRun.of(
            "new",
            "--sources",
            SOURCES,
            "--players",
            PLAYERS,
            "--engineer",
            "--device",
            "distribution-4",
            "--phones",
            "closed-dynamic-32",
            "--name",
            "Band",
            "--out",
            out)
        .succeeds();
    return read();
  }

  @Test
  void aBandHasWhatWasAskedFor() throws Exception {
    Session session = band();
    assertThat(session.name()).isEqualTo("Band");
    assertThat(session.sources()).extracting(Session.Source::name).contains("Kick", "Vox");
    assertThat(session.sources().get(5).statedChannels()).isEqualTo(2);
    assertThat(session.sources().get(5).desk().role()).isEqualTo(SourceRole.AMBIENCE);
    assertThat(session.mixes())
        .extracting(Session.Mix::id)
        .containsExactly("drummer", "singer", "keys", "engineer");
    assertThat(session.mixes().getFirst().performer().own()).containsExactly("kick", "snare");
    assertThat(session.notes()).contains("kick.wav");
    assertThat(session.mixes()).allSatisfy(mix -> assertThat(mix.notes()).isNotEmpty());
    Session.Mix drummer = session.mixes().getFirst();
    assertThat(drummer.sends()).containsKey("click").doesNotContainKeys("talk", "back");
    assertThat(drummer.cues().talkbackDb()).isEqualTo(-9);
    assertThat(drummer.cues().listenbackDb()).isNull();
    Session.Cues engineer = session.mixes().getLast().cues();
    assertThat(engineer.talkbackDb()).isNull();
    assertThat(engineer.listenbackDb()).isEqualTo(-9);
  }

  @Test
  void theCheckFindsNothingInIt() throws Exception {
    band();
    assertThat(CommandRun.of("check", "--strict", out).succeeds().out())
        .isEqualTo("No problem found.\n");
  }

  @Test
  void vocalsStandOutAndTheMixCannotClip() throws Exception {
    Session session = band();
    double vox = session.main().get("vox").levelDb();
    assertThat(vox - session.main().get("kick").levelDb()).isCloseTo(3, within(0.11));
    assertThat(session.main().get("click").levelDb()).isEqualTo(-100);
    assertThat(sum(session)).isNegative();
  }

  /// The main mix in dBFS if all stems peak at −6 dBFS in the same sample.
  private static double sum(Session session) {
    double sum = 0;
    for (Session.Source source : session.sources()) {
      double db = session.main().get(source.id()).levelDb();
      double side = source.statedChannels() == 2 ? 1 : Math.sqrt(0.5);
      sum += db <= -100 ? 0 : 0.501 * side * Math.pow(10, db / 20);
    }
    return 20 * Math.log10(sum);
  }

  @Test
  void fewSourcesBeginAtMinusSix() throws Exception {
    CommandRun.of("new", "--sources", "vox:vocal", "--players", "singer:vox", "--out", out)
        .succeeds();
    assertThat(read().mixes().getFirst().sends().get("vox").levelDb()).isEqualTo(-6);
  }

  @ParameterizedTest(name = "{0} sources")
  @ValueSource(ints = {2, 7, 16, 33, 64})
  void anySizeHasNoProblem(int count) throws Exception {
    String many =
        IntStream.rangeClosed(1, count).mapToObj(i -> "s" + i).collect(Collectors.joining(","));
    CommandRun.of("new", "--sources", many, "--players", "a:s1,b:s2", "--out", out).succeeds();
    assertThat(CommandRun.of("check", "--strict", out).succeeds().out()).contains("No problem");
    assertThat(sum(read())).as("all at −6 dBFS at once").isLessThanOrEqualTo(0);
    if (count >= 16) {
      assertThat(sum(read())).as("and no softer than need be").isGreaterThan(-0.2);
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Kick      | a:kick | --sources: expected an id of 1 to 64 lower-case letters, digits and hyphens
          Kick      | a:kick | no name that Windows keeps for itself (aux, con, nul, …), found "Kick"
          con       | a:con  | found "con"
          kick      | a:kick+kick | --players a:kick+kick: a source stands twice
          kick      | a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q | --players: found 17, 16 are allowed
          kick:drum | a:kick | "drum" is neither stereo nor a role; roles are instrument, vocal
          kick:vocla| a:kick | did you mean "vocal"?
          k:vocal:click | a:k | one role and stereo are allowed
          k:stereo:stereo | a:k | one role and stereo are allowed
          ,         | a      | --sources: found none
          kick      | ,      | /mixes: expected an array of 1 to 16 elements, found 0
          kick,kick | a:kick | kick stands twice
          kick      | a:kik  | there is no source "kik"; there are kick; did you mean "kick"?
          kick      | a:kick:b | expected ID or ID:SOURCE+SOURCE
          kick      | a,a    | a stands twice
          """)
  void whatMakesNoSenseIsRefused(String sources, String players, String message) {
    CommandRun run = CommandRun.of("new", "--sources", sources, "--players", players, "--out", out);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "engineer|--players engineer: --engineer adds a mix of that id",
        "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p|--players: found 16, 15 are allowed beside --engineer"
      })
  void theEngineersMixIsOneOfThem(String players, String message) {
    CommandRun run =
        CommandRun.of("new", "--sources", "x", "--players", players, "--engineer", "--out", out);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--device, interface-phones, --device and --phones belong together",
    "--phones, planar-32, --device and --phones belong together"
  })
  void halfAnOutputIsRefused(String option, String id, String message) {
    CommandRun run =
        CommandRun.of("new", "--sources", "a", "--players", "b:a", option, id, "--out", out);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void anUnknownDeviceIsNamed() {
    CommandRun run =
        CommandRun.of(
            "new",
            "--sources",
            "a",
            "--players",
            "b:a",
            "--device",
            "interface-phone",
            "--phones",
            "planar-32",
            "--out",
            out);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("did you mean \"interface-phones\"?");
  }

  @Test
  void noSessionIsOverwritten() throws Exception {
    Files.writeString(out, "mine");
    CommandRun run = CommandRun.of("new", "--sources", "a", "--players", "b:a", "--out", out);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("there is such a file already");
    assertThat(out).hasContent("mine");
  }
}
