package cuebus.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.mix.CueMix;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import cuebus.scene.ControlLog;
import cuebus.scene.Playback;
import cuebus.session.Session;
import cuebus.session.SessionFile;
import cuebus.session.SetupFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log that a plugin writes in a DAW, made again.
class LiveLogTest {

  private static final Variant SIZE = Variant.V8X4;
  private static final Parameters PARAMETERS = Parameters.of(SIZE);
  private static final int FRAMES = 48_000;

  @TempDir Path folder;

  private final float[][] bus = new float[8][FRAMES];
  private Path file;
  private Session session;
  private CueMixPlugin plugin;

  @BeforeEach
  void open() throws Exception {
    file = folder.resolve("band.json");
    Files.writeString(
        file,
        """
        {"cuebus-session": 1, "name": "Band", "sources": [{"id": "a"}, {"id": "b"}],
         "mixes": [{"id": "singer", "sends": {"a": {}, "b": {"levelDb": -6}}}],
         "scenes": [{"id": "soft", "fadeMs": 200, "parameters": {"mix1.source1.level": -20}}],
         "midi": {"programs": [{"channel": 1, "program": 3, "scene": "soft"}]}}
        """);
    session = SessionFile.read("band.json", Files.newInputStream(file));
    Random random = new Random(11);
    for (float[] channel : bus) {
      for (int i = 0; i < FRAMES; i++) {
        channel[i] = (float) (0.1 * random.nextGaussian());
      }
    }
    plugin = new CueMixPlugin(PluginDeclaration.of(SIZE), folder.resolve("logs"));
  }

  private static int index(String id) {
    return PARAMETERS.byId(id).orElseThrow().index();
  }

  /// Plays with changes by the host and by MIDI at odd places.
  private float[][] play() {
    float[][] out = new float[8][FRAMES];
    ParameterEvents events = new ParameterEvents(4);
    for (int done = 0; done < FRAMES; done += 480) {
      int block = done / 480;
      events.clear();
      if (block % 9 == 4) {
        events.add(7, index("mix1.level"), -block / 10.0);
        events.add(30, index("mix1.source2.pan"), block % 2);
      }
      if (block == 50) {
        plugin.midiIn().add(123, 0xc0, 3, 0);
      }
      float[][] in = new float[8][];
      float[][] part = new float[8][480];
      int from = done;
      Arrays.setAll(in, c -> Arrays.copyOfRange(bus[c], from, from + 480));
      plugin.process(in, part, 480, events, new Transport());
      for (int c = 0; c < 8; c++) {
        System.arraycopy(part[c], 0, out[c], from, 480);
      }
    }
    return out;
  }

  private List<Path> logs() throws Exception {
    try (var files = Files.list(folder.resolve("logs"))) {
      return new ArrayList<>(files.sorted().toList());
    }
  }

  private ControlLog read(Path log) throws Exception {
    return ControlLog.read(
        "log", Files.readAllBytes(log), SessionFile.identity(session), List.of("singer"));
  }

  private float[][] replay(ControlLog log) throws Exception {
    CueMix mix = new CueMix(SIZE);
    mix.load(SetupFile.read(file).setup(SIZE).state());
    mix.activate(log.sampleRate());
    float[][] out = new float[8][FRAMES];
    mix.process(bus, out, FRAMES, new Playback(log.entries()).events(FRAMES));
    return out;
  }

  @Test
  void whatWasHeardIsHeardAgain() throws Exception {
    plugin.loadSetup(file);
    plugin.activate(48_000, 480);
    float[][] heard = play();
    plugin.deactivate();
    assertThat(logs()).hasSize(1);
    ControlLog log = read(logs().getFirst());
    assertThat(log.entries()).hasSizeGreaterThan(PARAMETERS.all().size() + 20);
    assertThat(replay(log)).isDeepEqualTo(heard);
  }

  @Test
  void aProjectThatWasLoadedWhileActiveBeginsAnother() throws Exception {
    plugin.activate(48_000, 480);
    play();
    plugin.loadSetup(file);
    plugin.set(index("mix1.source1.level"), -3);
    float[][] heard = play();
    plugin.deactivate();
    assertThat(logs()).hasSize(2);
    assertThat(Files.readString(logs().getFirst()))
        .startsWith("{\"cuebus-log\":1,\"session\":\"none\"");
    float[][] again = replay(read(logs().getLast()));
    // The plugin glided from what it played before.
    for (int c = 0; c < 2; c++) {
      assertThat(Arrays.copyOfRange(again[c], 2000, FRAMES))
          .isEqualTo(Arrays.copyOfRange(heard[c], 2000, FRAMES));
    }
  }

  @Test
  void nobodyIsLoggedUnasked() {
    assertThat(LiveLog.folder(Map.of())).isNull();
    assertThat(LiveLog.folder(Map.of("CUEBUS_LOG", "off"))).isNull();
    assertThat(LiveLog.folder(Map.of("CUEBUS_LOG", "on")))
        .hasToString(cuebus.session.Library.userFolder().resolveSibling("logs").toString());
  }

  @Test
  void aFolderThatCannotBeIsNoReasonNotToPlay() throws Exception {
    Files.write(folder.resolve("logs"), "in the way".getBytes(StandardCharsets.UTF_8));
    plugin.activate(48_000, 480);
    play();
    plugin.deactivate();
    assertThat(folder.resolve("logs")).isRegularFile();
  }
}
