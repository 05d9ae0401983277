package cuebus.host.compare;

import cuebus.amp.Device;
import cuebus.amp.Evidence;
import cuebus.amp.Headphone;
import cuebus.amp.Lead;
import cuebus.amp.Oversampling;
import cuebus.hearing.Allowance;
import cuebus.host.measure.Bench;
import cuebus.host.measure.Channels;
import cuebus.host.measure.Measurement;
import cuebus.host.measure.PerChannel;
import cuebus.host.measure.SoundPressure;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// So many players with the same headphones and leads on one device, measured on the [Bench].
///
/// @param device what drives the headphones
/// @param headphone what each player wears; its sensitivity is known
/// @param players how many there are
/// @param lead the lead of each
record Situation(Device device, Headphone headphone, int players, Lead lead) {

  private static final double SAMPLE_RATE = 48_000;
  private static final double HERTZ = 1000;
  private static final int POINTS = 91;

  /// Below this a channel hears nothing; NaN is the bench's word for silence.
  private static final double SILENT_DB = -100;

  /// How many players share the output of the first: pairs are dealt out to the outputs in turn.
  int sharing() {
    return (players + device.outputs() - 1) / device.outputs();
  }

  /// @param asked says how loud they work
  Finding find(Comparison asked) {
    PerChannel centre = gainDb(lead, sharing(), Channels.BOTH);
    PerChannel left = gainDb(lead, sharing(), Channels.LEFT);
    double alone = gainDb(Lead.STEREO, 1, Channels.LEFT).left();
    double lossDb = left.left() - alone;
    Reach reach = Reach.of(bench(Lead.STEREO, sharing(), Channels.BOTH));
    double loudest = SoundPressure.splDb(headphone, reach.jackVrms());
    Headphone.ActiveStage active = headphone.active();
    boolean own = active != null && loudest >= active.maxSplDb();
    double headroom = loudest - asked.peaksSplDb();
    double loudestMix = asked.workingSplDb() + headroom;
    return new Finding(
        device,
        headphone,
        players,
        sharing(),
        lead,
        centre,
        left,
        gainDb(lead, sharing(), Channels.RIGHT),
        lossDb,
        asked.workingSplDb() + lossDb,
        loudest,
        own ? Reach.Bound.HEADPHONE : reach.limit(),
        headroom,
        loudestMix,
        Allowance.NIOSH.hoursAllowed(loudestMix),
        bench(lead, sharing(), Channels.LEFT).response(20, 20_000, POINTS),
        noiseSplDbA(asked.peaksSplDb()),
        evidence());
  }

  /// Noise when the volume is set so that a full-scale sine is this loud, or at full volume if that
  /// is too soft. A volume control behind the converter lowers its noise with the signal, like a
  /// converter of lower full scale.
  private double noiseSplDbA(double sineSplDb) {
    Bench full = bench(lead, sharing(), Channels.BOTH);
    double fullSplDb =
        Objects.requireNonNull(headphone.sensitivityDbPerV())
            + 20 * Math.log10(full.fullScaleVrms())
            + gainDb(Lead.STEREO, sharing(), Channels.LEFT).left();
    double volume = Math.pow(10, Math.min(0, sineSplDb - fullSplDb) / 20);
    Device.Dac dac = device.dac();
    var turnedDown =
        new Device(
            device.id(),
            device.name(),
            device.deviceClass(),
            device.outputs(),
            device.evidence(),
            device.source(),
            new Device.Dac(
                volume * dac.fullScaleVrms(), dac.dynamicRangeDbA(), dac.thdPercent(), dac.bits()),
            device.amp(),
            device.figures(),
            device.notes());
    return new Bench(turnedDown, full.headphones(), full.options())
        .noise()
        .headphones()
        .getFirst()
        .splDbA();
  }

  /// Gain from unloaded output to each ear at 1 kHz in dB.
  private PerChannel gainDb(Lead through, int pairs, Channels channels) {
    Measurement.Response response = bench(through, pairs, channels).response(HERTZ, 2 * HERTZ, 2);
    PerChannel gain = response.gainDb().getFirst();
    return new PerChannel(heard(gain.left()), heard(gain.right()));
  }

  private static double heard(double db) {
    return db > SILENT_DB ? db : Double.NEGATIVE_INFINITY;
  }

  private Bench bench(Lead through, int pairs, Channels channels) {
    return new Bench(
        device,
        Collections.nCopies(pairs, headphone),
        new Bench.Options(through, channels, SAMPLE_RATE, Oversampling.METER));
  }

  private Evidence evidence() {
    boolean estimated =
        device.partlyEstimated()
            || headphone.partlyEstimated()
            || SoundPressure.evidence(headphone) == Evidence.ESTIMATE;
    return estimated
        ? Evidence.ESTIMATE
        : List.of(device.evidence(), headphone.evidence()).stream()
            .max(Enum::compareTo)
            .orElseThrow();
  }
}
