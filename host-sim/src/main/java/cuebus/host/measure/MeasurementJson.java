package cuebus.host.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cuebus.amp.Headphone;
import cuebus.host.measure.Measurement.AtCount;
import cuebus.host.measure.Measurement.PowerPoint;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Writes a measurement as JSON, version 1. What there is of each channel is an array `[left,
/// right]`; of several values, each of the two is an array. What does not exist, such as a harmonic
/// above half the sample rate, is null. Numbers have nine digits.
public final class MeasurementJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final MathContext DIGITS = new MathContext(9);

  private final ObjectNode json = MAPPER.createObjectNode();

  private MeasurementJson() {}

  /// The text of a measurement.
  ///
  /// @param bench what was measured
  /// @param measurement what came out
  public static String of(Bench bench, Measurement measurement) {
    var writer = new MeasurementJson();
    writer.head(bench);
    switch (measurement) {
      case Measurement.Tone tone -> writer.tone(tone);
      case Measurement.Intermodulation tones -> writer.tones(tones);
      case Measurement.Response response -> writer.response(response);
      case Measurement.Sweep sweep -> writer.sweep(sweep);
      case Measurement.ThdVsPower curve -> writer.thdVsPower(curve);
      case Measurement.MaxPower most -> writer.maxPower(most);
      case Measurement.Noise noise -> writer.noise(noise);
    }
    ArrayNode warnings = writer.json.putArray("warnings");
    measurement.warnings().forEach(warnings::add);
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(writer.json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a measurement in memory cannot fail to be written", e);
    }
  }

  private void head(Bench bench) {
    json.put("cuebus-measurement", 1);
    json.putObject("device")
        .put("id", bench.device().id())
        .put("evidence", bench.device().evidence().text());
    json.put("lead", bench.options().lead().text());
    json.put("channels", bench.options().channels().text());
    number(json, "sampleRate", bench.options().sampleRate());
    json.put("oversampling", bench.options().oversampling().factor());
  }

  private void tone(Measurement.Tone tone) {
    number(json, "hertz", tone.hertz());
    number(json, "driveVrms", tone.driveVrms());
    pair(json, "outputVrms", tone.outputVrms());
    pair(json, "outputVpeak", tone.outputVpeak());
    pair(json, "currentApeak", tone.currentApeak());
    pair(json, "fundamentalVrms", tone.fundamentalVrms());
    pair(json, "thdPercent", tone.thdPercent());
    pairs(json, "harmonicsDbc", tone.harmonicsDbc(), Function.identity());
    pair(json, "aliasDbc", tone.aliasDbc());
    json.put("limit", tone.limit().text());
    ArrayNode headphones = json.putArray("headphones");
    for (Measurement.AtHeadphone at : tone.headphones()) {
      ObjectNode entry = headphone(headphones, at.headphone());
      pair(entry, "powerW", at.powerW());
      pair(entry, "splDb", at.splDb());
    }
  }

  private void tones(Measurement.Intermodulation tones) {
    array(json, "hertz", List.of(tones.f1(), tones.f2()), hertz -> hertz);
    number(json, "ratio", tones.ratio());
    number(json, "driveVrms", tones.driveVrms());
    pair(json, "outputVrms", tones.outputVrms());
    pair(json, "f1Vrms", tones.f1Vrms());
    pair(json, "f2Vrms", tones.f2Vrms());
    json.put("limit", tones.limit().text());
    ArrayNode products = json.putArray("products");
    for (Measurement.Product product : tones.products()) {
      ObjectNode entry = products.addObject();
      number(entry, "hz", product.hertz());
      pair(entry, "dbReF2", product.dbReF2());
    }
  }

  private void response(Measurement.Response response) {
    array(json, "frequencyHz", response.frequencyHz(), hertz -> hertz);
    pairs(json, "gainDb", response.gainDb(), Function.identity());
    pairs(json, "phaseDeg", response.phaseDeg(), Function.identity());
  }

  private void sweep(Measurement.Sweep sweep) {
    number(json, "hertz", sweep.hertz());
    number(json, "driveVrms", sweep.driveVrms());
    array(json, "counts", sweep.counts(), count -> count);
    counts("splitter", sweep.splitter());
    counts("distribution", sweep.distribution());
  }

  private void counts(String key, List<AtCount> counts) {
    ObjectNode entry = json.putObject(key);
    pairs(entry, "outputVrms", counts, AtCount::outputVrms);
    pairs(entry, "dbReOne", counts, AtCount::dbReOne);
    pairs(entry, "thdPercent", counts, AtCount::thdPercent);
    ArrayNode limits = entry.putArray("limit");
    counts.forEach(count -> limits.add(count.limit().text()));
  }

  private void thdVsPower(Measurement.ThdVsPower curve) {
    number(json, "hertz", curve.hertz());
    ArrayNode points = json.putArray("points");
    curve.points().forEach(point -> point(points.addObject(), point));
  }

  private void maxPower(Measurement.MaxPower most) {
    number(json, "hertz", most.hertz());
    number(json, "thdAllowedPercent", most.thdPercent());
    ArrayNode loads = json.putArray("loads");
    for (Measurement.AtLoad at : most.loads()) {
      ObjectNode entry = loads.addObject().put("load", at.load());
      entry.put("limited", at.limited()).put("beyondFullScale", at.beyondFullScale());
      point(entry, at.point());
    }
  }

  private void point(ObjectNode entry, PowerPoint point) {
    number(entry, "driveVrms", point.driveVrms());
    number(entry, "outputVrms", point.outputVrms());
    number(entry, "powerW", point.powerW());
    number(entry, "thdPercent", point.thdPercent());
    entry.put("limit", point.limit().text());
  }

  private void noise(Measurement.Noise noise) {
    ArrayNode sources = json.putArray("sources");
    for (Measurement.NoiseSource source : noise.volts()) {
      ObjectNode entry = sources.addObject().put("name", source.name());
      number(entry, "vrms", source.vrms());
      number(entry, "vrmsA", source.vrmsA());
      number(entry, "dbu", source.dbu());
      number(entry, "dbuA", source.dbuA());
    }
    number(json, "microphone150OhmDbu", noise.microphoneDbu());
    ArrayNode headphones = json.putArray("headphones");
    for (Measurement.NoiseAtHeadphone at : noise.headphones()) {
      number(headphone(headphones, at.headphone()), "splDbA", at.splDbA());
    }
  }

  private static ObjectNode headphone(ArrayNode headphones, Headphone headphone) {
    return headphones
        .addObject()
        .put("id", headphone.id())
        .put("evidence", SoundPressure.evidence(headphone).text());
  }

  private static void number(ObjectNode node, String key, double value) {
    node.put(key, decimal(value));
  }

  private static void pair(ObjectNode node, String key, PerChannel pair) {
    node.putArray(key).add(decimal(pair.left())).add(decimal(pair.right()));
  }

  /// Values by channel, then by whatever they run over.
  private static <T> void pairs(
      ObjectNode node, String key, List<T> values, Function<T, PerChannel> of) {
    ArrayNode both = node.putArray(key);
    ArrayNode left = both.addArray();
    ArrayNode right = both.addArray();
    for (T value : values) {
      left.add(decimal(of.apply(value).left()));
      right.add(decimal(of.apply(value).right()));
    }
  }

  private static <T> void array(
      ObjectNode node, String key, List<T> values, ToDoubleFunction<T> of) {
    ArrayNode array = node.putArray(key);
    values.forEach(value -> array.add(decimal(of.applyAsDouble(value))));
  }

  private static @Nullable BigDecimal decimal(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
    // A negative scale would be written as 1E+3.
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
