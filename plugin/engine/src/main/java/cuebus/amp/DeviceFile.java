package cuebus.amp;

import static cuebus.json.NumberFields.number;
import static cuebus.json.NumberFields.unless;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Device files, version 1: `presets/schemas/device.schema.json`.
///
/// A figure that is left out is ideal: no limit, no resistance, no noise, no distortion, 0 dB of
/// gain. A device that has no converter of its own (`dac` left out) is fed from an ideal line
/// output of 2 Vrms, the usual full scale of consumer converters.
public final class DeviceFile {

  /// Largest file accepted, in bytes.
  public static final int MAX_BYTES = 1 << 18;

  private static final Device.Dac LINE_OUTPUT = new Device.Dac(2, Double.POSITIVE_INFINITY, 0);

  private DeviceFile() {}

  /// Reads a device file.
  ///
  /// @param fileName the file as the user would name it, for messages
  /// @param in its content; not closed
  /// @throws InvalidFileException if the file is not a device
  public static Device read(String fileName, InputStream in) throws InvalidFileException {
    return JsonReader.read(fileName, in, MAX_BYTES, DeviceFile::device);
  }

  /// Writes a device as the object that [#device] reads back equal.
  public static void write(Device device, JsonGenerator json) throws IOException {
    Device.Dac dac = device.dac();
    Device.Amp amp = device.amp();
    json.writeStartObject();
    json.writeNumberField("cuebus-device", 1);
    json.writeStringField("id", device.id());
    json.writeStringField("name", device.name());
    json.writeStringField("class", device.deviceClass().text());
    json.writeNumberField("outputs", device.outputs());
    json.writeStringField("evidence", device.evidence().text());
    json.writeStringField("source", device.source());
    json.writeObjectFieldStart("dac");
    number(json, "fullScaleVrms", dac.fullScaleVrms());
    unless(Double.POSITIVE_INFINITY, json, "dynamicRangeDbA", dac.dynamicRangeDbA());
    number(json, "thdPercent", dac.thdPercent());
    unless(0, json, "bits", dac.bits());
    json.writeEndObject();
    json.writeObjectFieldStart("amp");
    number(json, "gainDb", amp.gainDb());
    unless(Double.POSITIVE_INFINITY, json, "railVpeak", amp.railVpeak());
    number(json, "saturationOhm", amp.saturationOhm());
    unless(Double.POSITIVE_INFINITY, json, "currentLimitApeak", amp.currentLimitApeak());
    number(json, "kneeFraction", amp.kneeFraction());
    number(json, "kneeOhm", amp.kneeOhm());
    number(json, "outputImpedanceOhm", amp.outputImpedanceOhm());
    number(json, "groundOhm", amp.groundOhm());
    number(json, "noiseVrmsA", amp.noiseVrmsA());
    if (!amp.adaptive().isEmpty()) {
      json.writeArrayFieldStart("adaptive");
      for (Device.AdaptiveRail rail : amp.adaptive()) {
        json.writeStartObject();
        number(json, "aboveOhm", rail.aboveOhm());
        number(json, "railVpeak", rail.railVpeak());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    Figures.write(device.figures(), device.notes(), json);
    json.writeEndObject();
  }

  /// Reads a device that stands inside another document.
  public static Device device(JsonReader json) throws InvalidFileException {
    var dac = new DacKeys();
    var amp = new AmpKeys();
    var keys = new Keys();
    keys.required("cuebus-device", Value.version(1));
    var id = keys.required("id", Value.id());
    var name = keys.required("name", Value.text());
    var deviceClass = keys.required("class", Value.word(DeviceClass.values(), DeviceClass::text));
    var outputs = keys.optional("outputs", Value.integer(1, 64, "outputs"), 1);
    var evidence = keys.required("evidence", Value.word(Evidence.values(), Evidence::text));
    var source = keys.required("source", Value.text());
    var dacKey = keys.optional("dac", dac::read, LINE_OUTPUT);
    var ampKey = keys.required("amp", amp::read);
    var figures = keys.optional("figures", Figures.VALUE, Figures.NONE);
    var notes = keys.optional("notes", Value.text(), "");
    keys.read(json);

    Set<String> given =
        Stream.of(
                keys.given().stream(),
                dac.keys.given().stream().map(key -> "dac." + key),
                amp.keys.given().stream().map(key -> "amp." + key))
            .flatMap(paths -> paths)
            .collect(Collectors.toSet());
    Figures.check(json, figures.get(), given);
    return new Device(
        id.get(),
        name.get(),
        deviceClass.get(),
        outputs.get(),
        evidence.get(),
        source.get(),
        dacKey.get(),
        ampKey.get(),
        figures.get(),
        notes.get());
  }

  private static final class DacKeys {
    final Keys keys = new Keys();
    final Keys.Key<Double> fullScale =
        keys.required("fullScaleVrms", Value.number(0.001, 100, "Vrms"));
    final Keys.Key<Double> dynamicRange =
        keys.optional("dynamicRangeDbA", Value.number(0, 200, "dB"), Double.POSITIVE_INFINITY);
    final Keys.Key<Double> thd = keys.optional("thdPercent", Value.number(0, 100, "%"), 0.0);
    final Keys.Key<Integer> bits = keys.optional("bits", Value.integer(8, 32, "bits"), 0);

    Device.Dac read(JsonReader json) throws InvalidFileException {
      keys.read(json);
      return new Device.Dac(fullScale.get(), dynamicRange.get(), thd.get(), bits.get());
    }
  }

  private static final class AmpKeys {
    private static final Value<Double> OHM = Value.number(0, 1e6, "Ω");
    private static final Value<Double> RAIL = Value.number(0.001, 1000, "V peak");

    final Keys keys = new Keys();
    final Keys.Key<Double> gain = keys.optional("gainDb", Value.number(-100, 100, "dB"), 0.0);
    final Keys.Key<Double> rail = keys.optional("railVpeak", RAIL, Double.POSITIVE_INFINITY);
    final Keys.Key<Double> saturation = keys.optional("saturationOhm", OHM, 0.0);
    final Keys.Key<Double> limit =
        keys.optional(
            "currentLimitApeak", Value.number(1e-6, 1000, "A peak"), Double.POSITIVE_INFINITY);
    final Keys.Key<Double> kneeFraction =
        keys.optional("kneeFraction", Value.number(0, 1, "of the current limit"), 1.0);
    final Keys.Key<Double> knee = keys.optional("kneeOhm", OHM, 0.0);
    final Keys.Key<Double> outputImpedance = keys.optional("outputImpedanceOhm", OHM, 0.0);
    final Keys.Key<Double> ground = keys.optional("groundOhm", OHM, 0.0);
    final Keys.Key<Double> noise = keys.optional("noiseVrmsA", Value.number(0, 1, "Vrms"), 0.0);
    final Keys.Key<List<Device.AdaptiveRail>> adaptive =
        keys.optional("adaptive", Value.list(1, 16, AmpKeys::adaptiveRail), List.of());

    Device.Amp read(JsonReader json) throws InvalidFileException {
      keys.read(json);
      for (int i = 1; i < adaptive.get().size(); i++) {
        if (adaptive.get().get(i).aboveOhm() <= adaptive.get().get(i - 1).aboveOhm()) {
          throw json.problem(
              "must be larger than the one before it; rails stand by rising aboveOhm",
              "adaptive",
              i,
              "aboveOhm");
        }
      }
      return new Device.Amp(
          gain.get(),
          rail.get(),
          saturation.get(),
          limit.get(),
          kneeFraction.get(),
          knee.get(),
          outputImpedance.get(),
          ground.get(),
          noise.get(),
          adaptive.get());
    }

    private static Device.AdaptiveRail adaptiveRail(JsonReader json) throws InvalidFileException {
      var keys = new Keys();
      var above = keys.required("aboveOhm", OHM);
      var rail = keys.required("railVpeak", RAIL);
      keys.read(json);
      return new Device.AdaptiveRail(above.get(), rail.get());
    }
  }
}
