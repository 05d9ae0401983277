package cuebus.lv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cuebus.entry.Memory;
import cuebus.param.Variant;
import cuebus.rt.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a host tells the plugin by messages, and what it is told.
class MessagesTest {

  private static final Variant SMALL = Variant.V8X4;

  private static final String SESSION =
      """
      {"cuebus-session": 1, "name": "Ours", "sources": [{"id": "kick", "name": "Kick"}],
       "processing": {"guards": "off"},
       "mixes": [{"id": "d", "name": "Drummer", "levelDb": -4, "sends": {"kick": {"pan": -1}}}]}
      """;

  /// −4 dB.
  private static final float GAIN = (float) Math.pow(10, -4.0 / 20);

  @TempDir Path folder;

  @Test
  void thePositionHoldsAtTheBlocksFirstFrameAndRunsOn() {
    try (MemoryHost host = new MemoryHost(SMALL, 48_000)) {
      Urids urids = Objects.requireNonNull(Urids.of(uri -> MemoryHost.urid(Memory.text(uri))));
      AtomProperties properties = new AtomProperties(urids);
      Transport transport = new Transport();
      SongPosition position = new SongPosition(urids, properties, transport, 48_000);
      long message = host.bytes(MemoryHost.MESSAGE_BYTES);
      // 240 eighths a minute are 120 quarters a minute: 2 a second.
      new AtomWriter(message).position(480, 96_000, 1, 240);
      position.read(message + 24, 480);
      assertThat(transport.playing).isTrue();
      assertThat(transport.tempo).isEqualTo(120);
      assertThat(transport.frame).isEqualTo(96_000 - 480);
      // Bar 3 of six eighths and 1.5 more are 19.5 eighths; 10 ms before that is 0.02 quarters
      // less.
      assertThat(transport.quarterNotes).isCloseTo(19.5 / 2 - 0.02, offset(1e-9));
      assertThat(transport.beatsPerBar).isEqualTo(6);
      assertThat(transport.beatUnit).isEqualTo(8);
      // Bar 3 began after 18 eighths.
      assertThat(transport.barStart).isEqualTo(9);
      position.advance(48_000);
      assertThat(transport.frame).isEqualTo(96_000 - 480 + 48_000);
      assertThat(transport.quarterNotes).isCloseTo(19.5 / 2 - 0.02 + 2, offset(1e-9));
      new AtomWriter(message).position(0, 0, 0.5, 240);
      position.read(message + 24, 0);
      assertThat(transport.tempo).as("as heard at half the speed").isEqualTo(60);
      new AtomWriter(message).position(0, 7, 0, 240);
      position.read(message + 24, 0);
      position.advance(1000);
      assertThat(transport.playing).isFalse();
      assertThat(transport.frame).isEqualTo(7);
    }
  }

  @Test
  void aSessionHoldsUntilTheHostMovesAPort() throws Exception {
    Path file = Files.writeString(folder.resolve("über uns.json"), SESSION);
    try (MemoryHost host = MemoryHost.ready(SMALL, "map", "worker")) {
      float[][] bus = new float[8][2000];
      Arrays.fill(bus[0], 1);
      assertThat(host.render(bus)[0][1999]).isZero();
      send(host, file.toString());
      host.render(bus);
      assertThat(MemoryHost.scheduled()).isEqualTo(1);
      host.connect(host.ports.messages(), 0);
      assertThat(host.work()).isZero();
      host.render(bus);
      assertThat(host.render(bus)[0][1999]).isCloseTo(GAIN, offset(1e-6f));
      host.set("mix1_level", -20);
      host.render(bus);
      assertThat(host.render(bus)[0][1999]).isCloseTo(0.1f, offset(1e-6f));
    }
  }

  @Test
  void theHostHearsWhatIsLoadedWhenItIsAndWhenItAsks() throws Exception {
    Path file = Files.writeString(folder.resolve("ours.json"), SESSION);
    try (MemoryHost host = MemoryHost.ready(SMALL, "map", "worker")) {
      long replies = host.bytes(MemoryHost.MESSAGE_BYTES);
      host.connect(host.ports.replies(), replies);
      assertThat(reply(host, replies, 512)).isEmpty();
      send(host, file.toString());
      assertThat(reply(host, replies, 512)).isEmpty();
      host.connect(host.ports.messages(), 0);
      host.work();
      assertThat(reply(host, replies, 40)).as("too little room").isEmpty();
      assertThat(reply(host, replies, 512)).isEqualTo(file.toString());
      assertThat(reply(host, replies, 512)).as("told already").isEmpty();
      long messages = host.bytes(MemoryHost.MESSAGE_BYTES);
      new AtomWriter(messages).get();
      host.connect(host.ports.messages(), messages);
      assertThat(reply(host, replies, 512)).isEqualTo(file.toString());
    }
  }

  /// The path that a block tells; empty if it tells none.
  private static String reply(MemoryHost host, long replies, int room) {
    Memory.fill(replies, MemoryHost.MESSAGE_BYTES, (byte) 0x55);
    Memory.putInt(replies, room);
    host.run(64);
    assertThat(Memory.getInt(replies + 4)).isEqualTo(MemoryHost.urid(Uris.ATOM + "Sequence"));
    int size = Memory.getInt(replies);
    assertThat(size).isBetween(8, room);
    assertThat(Memory.getLong(replies + 8 + room))
        .as("past the end")
        .isEqualTo(0x5555555555555555L);
    if (size == 8) {
      return "";
    }
    // The event's frame, then the object: its size, kind and first property's key.
    assertThat(Memory.getLong(replies + 16)).isZero();
    assertThat(Memory.getInt(replies + 24)).isEqualTo(size - 8 - 16);
    assertThat(Memory.getInt(replies + 36)).isEqualTo(MemoryHost.urid(Uris.PATCH + "Set"));
    assertThat(Memory.getInt(replies + 40)).isEqualTo(MemoryHost.urid(Uris.PATCH + "property"));
    assertThat(Memory.getInt(replies + 56)).isEqualTo(MemoryHost.urid(Uris.SESSION));
    assertThat(Memory.getInt(replies + 64)).isEqualTo(MemoryHost.urid(Uris.PATCH + "value"));
    assertThat(Memory.getInt(replies + 76)).isEqualTo(MemoryHost.urid(Uris.ATOM + "Path"));
    String path = Memory.text(replies + 80);
    assertThat(Memory.getInt(replies + 72)).isEqualTo(path.length() + 1);
    return path;
  }

  private static void send(MemoryHost host, String path) {
    long messages = host.bytes(MemoryHost.MESSAGE_BYTES);
    new AtomWriter(messages).setPath(Uris.SESSION, "Path", path);
    host.connect(host.ports.messages(), messages);
  }

  @Test
  void whatIsNoSessionChangesNothing() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.json"), "{");
    try (MemoryHost host = MemoryHost.ready(SMALL, "map", "worker")) {
      host.set("mix1_source1_level", 0);
      host.set("mix1_source1_pan", -1);
      float[][] bus = new float[8][64];
      Arrays.fill(bus[0], 1);
      for (String path : new String[] {bad.toString(), "/none/at/all.json", "", "a\0b"}) {
        send(host, path);
        host.render(bus);
        host.connect(host.ports.messages(), 0);
        assertThat(host.work()).as(path).isEqualTo(1);
        assertThat(host.render(bus)[0][63]).as(path).isCloseTo(1, offset(1e-6f));
      }
      long messages = host.bytes(MemoryHost.MESSAGE_BYTES);
      host.connect(host.ports.messages(), messages);
      new AtomWriter(messages).setPath("http://example.org/other", "Path", bad.toString());
      host.run(64);
      new AtomWriter(messages).setPath(Uris.SESSION, "URID", bad.toString());
      host.run(64);
      new AtomWriter(messages).setPath(Uris.SESSION, "Path", "x".repeat(4096));
      host.run(64);
      assertThat(MemoryHost.scheduled()).isZero();
    }
  }

  @Test
  void withoutAWorkerASessionIsNotLoaded() throws Exception {
    Path file = Files.writeString(folder.resolve("ours.json"), SESSION);
    try (MemoryHost host = MemoryHost.ready(SMALL, "map")) {
      send(host, file.toString());
      float[][] bus = new float[8][2000];
      Arrays.fill(bus[0], 1);
      host.render(bus);
      assertThat(host.render(bus)[0]).containsOnly(0);
      assertThat(MemoryHost.scheduled()).isZero();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void brokenMessagesAreSurvived(long seed) {
    Random random = new Random(seed);
    try (MemoryHost host = MemoryHost.ready(SMALL, "map", "worker")) {
      long messages = host.bytes(1024);
      host.connect(host.ports.messages(), messages);
      for (int round = 0; round < 500; round++) {
        AtomWriter writer =
            new AtomWriter(messages)
                .position(3, 5, 1, 120)
                .get()
                .setPath(Uris.SESSION, "Path", "/x");
        for (int n = random.nextInt(6); n >= 0; n--) {
          // Not the sequence's own size: how much memory is the host's is the host's to say.
          long at = messages + 4 + random.nextInt((int) writer.length() - 4);
          Memory.putByte(at, random.nextBoolean() ? (byte) 0xff : (byte) random.nextInt(64));
        }
        if (random.nextInt(4) == 0) {
          Memory.putInt(messages, random.nextInt((int) writer.length()));
        }
        host.run(32);
      }
      float[][] bus = new float[8][2000];
      Arrays.fill(bus[0], 1);
      host.connect(host.ports.messages(), 0);
      host.set("mix1_source1_level", 0);
      host.set("mix1_source1_pan", -1);
      assertThat(host.render(bus)[0][1999]).isCloseTo(1, offset(1e-6f));
    }
  }
}
