package cuebus.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cuebus.json.InvalidFileException;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeScriptTest {

  private static final Parameters PARAMETERS = Parameters.of(Variant.V8X4);
  private static final int LEVEL = PARAMETERS.byId("mix1.level").orElseThrow().index();
  private static final int SCENE = PARAMETERS.byId("scene").orElseThrow().index();

  private static List<LogEntry> read(String script) throws InvalidFileException {
    return ChangeScript.read(
        "show.jsonl",
        script.getBytes(StandardCharsets.UTF_8),
        List.of("singer"),
        List.of(new Scene("verse", "Verse", 300, Map.of("mix1.level", -6.0))),
        RecallSafe.NOTHING,
        PARAMETERS,
        PARAMETERS.initialValues());
  }

  @Test
  void theParameterSceneRecallsAsItDoesInThePlugin() throws InvalidFileException {
    List<LogEntry> entries =
        read(
            """
            {"at":10,"by":"host","parameter":"scene","value":"1"}
            {"at":20,"by":"host","parameter":"mix1.level","value":0}
            {"at":30,"by":"host","parameter":"scene","value":"1"}
            {"at":40,"by":"midi","parameter":"scene","value":"1"}
            """);
    assertThat(entries)
        .containsExactly(
            new LogEntry(10, 0, SCENE, 1, 0, false),
            new LogEntry(10, 0, LEVEL, -6, 300, false),
            new LogEntry(20, 0, LEVEL, 0, 0, false),
            new LogEntry(30, 0, SCENE, 1, 0, false),
            new LogEntry(40, 1, SCENE, 1, 0, false),
            new LogEntry(40, 1, LEVEL, -6, 300, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"guards\",\"value\":\"off\"",
        "\"mix1.ceiling-spl\",\"value\":140",
        "\"mix1.ceiling-spl\",\"offset\":30"
      })
  void noPerformerSwitchesProtectionOff(String change) throws InvalidFileException {
    String line = "{\"at\":10,\"by\":\"%s\",\"parameter\":" + change + "}";
    assertThatThrownBy(() -> read(line.formatted("singer")))
        .hasMessageContaining("show.jsonl line 1 at /by")
        .hasMessageContaining("no performer can switch off what protects");
    assertThat(read(line.formatted("session"))).hasSize(1);
    assertThat(read("{\"at\":1,\"by\":\"singer\",\"parameter\":\"mix1.ceiling-spl\",\"value\":90}"))
        .as("their own ceiling they may lower")
        .hasSize(1);
  }

  @Test
  void aSceneThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> read("{\"at\":10,\"by\":\"host\",\"parameter\":\"scene\",\"value\":\"2\"}"))
        .hasMessageContaining("show.jsonl line 1")
        .hasMessageContaining("there is no scene 2; there are 1");
  }
}
