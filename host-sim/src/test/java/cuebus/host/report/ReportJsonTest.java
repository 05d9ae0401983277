package cuebus.host.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import cuebus.amp.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportJsonTest {

  private static final String SCHEMA = "/cuebus/presets/schemas/report.schema.json";

  private static Schema schema() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ReportJsonTest.class.getResourceAsStream(SCHEMA))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(in, InputFormat.JSON);
    }
  }

  @Test
  void satisfiesItsSchema() throws Exception {
    String json = ReportJson.of(ExampleReport.ofSeconds(3));
    assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"cuebus-report\" : 1|\"cuebus-report\" : 2",
        "\"samplePeakDbfs\" : -3.1|\"samplePeakDbfs\" : \"quiet\"",
        "\"evidence\" : \"measured\"|\"evidence\" : \"guess\"",
        "\"railFrames\"|\"rail\"",
        "\"sensitivityEvidence\" : \"published\"|\"sensitivityEvidence\" : \"guess\"",
        "\"dosePercent\"|\"dose\"",
        "\"frames\" : 144000|\"frames\" : -1"
      })
  void schemaRefusesWhatTheFormatDoesNotSay(String from, String to) throws Exception {
    String json = ReportJson.of(ExampleReport.ofSeconds(3));
    assertThat(json).contains(from);
    assertThat(schema().validate(json.replace(from, to), InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void saysWhatTheFormatSays() throws Exception {
    Report report = ExampleReport.ofSeconds(3);
    JsonNode json = new ObjectMapper().readTree(ReportJson.of(report));
    assertThat(json.at("/cuebus-report").asInt()).isEqualTo(1);
    assertThat(json.at("/session").asText()).isEqualTo("Four-piece band");
    assertThat(json.at("/frames").asLong()).isEqualTo(144_000);
    assertThat(json.at("/warnings")).hasSize(2);
    assertThat(json.at("/sources/2/nonFiniteSamples").asInt()).isEqualTo(3);
    assertThat(json.at("/sources/3/samplePeakDbfs").asText()).isEqualTo("-inf");
    MixLevels drummer = report.mixes().getFirst().levels();
    assertThat(json.at("/mixes/0/file").asText()).isEqualTo("mixes/drummer.wav");
    assertThat(json.at("/mixes/0/loudnessLufs").asDouble())
        .isEqualTo(Math.rint(drummer.loudnessLufs() * 100) / 100);
    assertThat(json.at("/mixes/0/limit/currentFrames").asLong())
        .isEqualTo(drummer.currentFrames())
        .isPositive();
    assertThat(json.at("/mixes/0/headphones/1/outputVrms").decimalValue())
        .isEqualByComparingTo("0.03457");
    assertThat(json.at("/mixes/0/headphones/0/evidence").asText()).isEqualTo("estimate");
    assertThat(json.at("/sources/2/input/kind").asText()).isEqualTo("mic");
    assertThat(json.at("/sources/2/input/noiseDbfs").asDouble()).isEqualTo(-81.25);
    assertThat(json.at("/sources/2/input/phantomVolts").asDouble()).isEqualTo(34.38);
    assertThat(json.at("/sources/0").has("input")).isFalse();
    JsonNode hearing = json.at("/mixes/0/headphones/0");
    assertThat(hearing.at("/splDbA").asDouble()).isEqualTo(94);
    assertThat(hearing.at("/highestDbA").asDouble()).isEqualTo(97.25);
    assertThat(hearing.at("/exposure/evidence").asText()).isEqualTo("estimate");
    assertThat(hearing.at("/exposure/sensitivityEvidence").asText()).isEqualTo("published");
    assertThat(hearing.at("/exposure/niosh/dosePercent").asDouble()).isEqualTo(10);
    assertThat(hearing.at("/exposure/niosh/hoursAllowed").asDouble()).isEqualTo(1);
    assertThat(hearing.at("/exposure/niosh/hoursLeft").asDouble()).isEqualTo(0.9);
    assertThat(hearing.at("/exposure/h870Adult/hoursAllowed").asDouble()).isEqualTo(1.592);
    assertThat(json.at("/mixes/0/headphones/1").has("splDbA")).isFalse();
    assertThat(json.at("/mixes/0/contributions/2/percent").asDouble()).isEqualTo(-5);
    assertThat(json.at("/mixes/1").has("contributions")).isFalse();
    for (String level : List.of("samplePeakDbfs", "truePeakDbtp", "loudnessLufs", "rmsDbfs")) {
      assertThat(json.at("/mixes/3/" + level).asText()).isEqualTo("-inf");
    }
  }

  @ParameterizedTest
  @CsvSource({"NaN", "-0.1", "Infinity"})
  void refusesAVoltageThatIsNone(double vrms) {
    assertThatThrownBy(
            () -> new HeadphoneReport("planar", "Planar", 1, vrms, Evidence.ESTIMATE, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("planar")
        .hasMessageContaining(Double.toString(vrms));
  }
}
