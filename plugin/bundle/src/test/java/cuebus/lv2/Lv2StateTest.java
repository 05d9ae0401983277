package cuebus.lv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cuebus.lv2.Lv2Abi.Status;
import cuebus.param.Variant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a host keeps in its project.
class Lv2StateTest {

  private static final Variant SMALL = Variant.V8X4;

  private static final String LINKED =
      """
      {"cuebus-state": 1, "variant": "8x4", "parameters": {%s},
       "sources": [{"name": "Keys", "linked": true}], "mixes": [{"name": "Drummer"}]}
      """;

  @TempDir Path folder;

  @Test
  void theStateHoldsNamesAndLinksButNoValueOfTheHosts() {
    try (MemoryHost host = MemoryHost.ready(SMALL, "map")) {
      host.set("mix1_level", -9);
      host.run(64);
      store(LINKED.formatted(""));
      assertThat(host.restore()).isZero();
      host.run(64);
      assertThat(host.save()).isZero();
      assertThat(saved())
          .contains("\"Keys\"", "\"linked\":true", "\"Drummer\"", "\"parameters\":{}");
      assertThat(MemoryHost.stored).endsWith(0);
      assertThat(MemoryHost.storedType).isEqualTo(MemoryHost.urid(Uris.ATOM + "String"));
      assertThat(MemoryHost.storedFlags).isEqualTo(3);
    }
  }

  @Test
  void whatASessionSetOverTheHostsValuesComesBackWithTheProject() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("ours.json"),
            """
            {"cuebus-session": 1, "name": "Ours", "sources": [{"id": "kick"}],
             "processing": {"guards": "off"},
             "mixes": [{"id": "d", "levelDb": -4, "sends": {"kick": {"pan": -1}}}]}
            """);
    float[][] bus = new float[8][2000];
    Arrays.fill(bus[0], 1);
    try (MemoryHost host = MemoryHost.ready(SMALL, "map", "worker")) {
      host.set("mix2_level", -1);
      host.run(64);
      long messages = host.bytes(MemoryHost.MESSAGE_BYTES);
      new AtomWriter(messages).setPath(Uris.SESSION, "Path", file.toString());
      host.connect(host.ports.messages(), messages);
      host.run(64);
      host.connect(host.ports.messages(), 0);
      assertThat(host.work()).isZero();
      // Saved before the next block and after it: the same.
      host.save();
      String at = saved();
      assertThat(at).contains("\"mix1.level\":-4", "\"mix2.level\":0");
      host.run(64);
      host.save();
      assertThat(saved()).isEqualTo(at);
      // The host takes one back.
      host.set("mix2_level", -2);
      host.run(64);
      host.save();
      assertThat(saved()).contains("\"mix1.level\":-4").doesNotContain("mix2.level");
    }
    // A new instance, as a project opens: the host has its own values, then the state.
    try (MemoryHost host = MemoryHost.ready(SMALL, "map")) {
      host.set("mix1_level", 3);
      host.set("mix2_level", -2);
      host.set("mix2_source1_level", 0);
      host.set("mix2_source1_pan", -1);
      host.set("guards", 1);
      assertThat(host.restore()).isZero();
      float[][] out = host.render(bus);
      assertThat(out[0][0]).isCloseTo((float) Math.pow(10, -4 / 20.0), offset(1e-6f));
      assertThat(out[2][0]).as("its send is the session's: off").isZero();
      host.set("mix1_level", 0);
      host.render(bus);
      assertThat(host.render(bus)[0][1999]).isCloseTo(1, offset(1e-6f));
    }
  }

  @Test
  void aStateThatComesMidPlayLeavesTheHostsValuesWithoutAClick() {
    try (MemoryHost host = MemoryHost.ready(SMALL, "map")) {
      // Constant samples are what they guard against.
      host.set("guards", 1);
      host.set("mix1_source1_level", 0);
      host.set("mix1_source1_pan", -1);
      float[][] bus = new float[8][2000];
      Arrays.fill(bus[0], 1);
      host.render(bus);
      store(LINKED.formatted("").replace(", \"linked\": true", ""));
      assertThat(host.restore()).isZero();
      for (float sample : host.render(bus)[0]) {
        assertThat(sample).isCloseTo(1, offset(1e-6f));
      }
    }
  }

  @Test
  void whatIsNoStateChangesNothing() {
    try (MemoryHost host = MemoryHost.ready(SMALL, "map")) {
      host.set("mix1_source1_level", 0);
      host.set("mix1_source1_pan", -1);
      MemoryHost.stored = null;
      assertThat(host.restore()).isEqualTo(Status.ERR_NO_PROPERTY);
      store(LINKED.formatted("\"mix1.level\": -40"));
      MemoryHost.storedType = MemoryHost.urid(Uris.ATOM + "Chunk");
      assertThat(host.restore()).isEqualTo(Status.ERR_BAD_TYPE);
      for (long size : new long[] {0, 1L << 40, 1L << 62, (4 << 20) + 1}) {
        store("{");
        MemoryHost.retrievedSize = size;
        assertThat(host.restore()).isEqualTo(Status.ERR_BAD_TYPE);
      }
      MemoryHost.retrievedSize = -1;
      for (String bad :
          new String[] {"{", "\0\0", "null", LINKED.formatted("").replace("8x4", "16x8")}) {
        store(bad);
        assertThat(host.restore()).as(bad).isEqualTo(Status.ERR_UNKNOWN);
      }
      unharmed(host);
    }
    try (MemoryHost host = MemoryHost.ready(SMALL)) {
      assertThat(host.save()).isEqualTo(Status.ERR_NO_FEATURE);
      assertThat(host.restore()).isEqualTo(Status.ERR_NO_FEATURE);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void aBrokenStateIsRefusedOrRead(long seed) {
    Random random = new Random(seed);
    try (MemoryHost host = MemoryHost.ready(SMALL, "map")) {
      for (int round = 0; round < 200; round++) {
        store(LINKED.formatted("\"mix2.level\": -40"));
        int length = MemoryHost.stored.length;
        if (random.nextBoolean()) {
          MemoryHost.stored = Arrays.copyOf(MemoryHost.stored, 1 + random.nextInt(length));
        } else {
          MemoryHost.stored[random.nextInt(length)] = (byte) random.nextInt();
        }
        assertThat(host.restore()).isIn(Status.SUCCESS, Status.ERR_UNKNOWN);
        host.run(32);
      }
      host.set("mix1_source1_level", 0);
      host.set("mix1_source1_pan", -1);
      unharmed(host);
    }
  }

  private static void unharmed(MemoryHost host) {
    float[][] bus = new float[8][2000];
    Arrays.fill(bus[0], 1);
    assertThat(host.render(bus)[0][1999]).isCloseTo(1, offset(1e-6f));
  }

  private static void store(String json) {
    MemoryHost.stored = json.getBytes(StandardCharsets.UTF_8);
    MemoryHost.storedType = MemoryHost.urid(Uris.ATOM + "String");
  }

  private static String saved() {
    return new String(MemoryHost.stored, StandardCharsets.UTF_8);
  }
}
