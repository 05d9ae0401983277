package cuebus.plugin;

import cuebus.dsp.Levels;
import cuebus.hearing.Listening;
import cuebus.mix.CueMix;
import cuebus.param.Decibels;
import org.jspecify.annotations.Nullable;

/// What the meters of a mixer read now. Any thread.
final class Reading {

  private static final double NOTHING = Double.NEGATIVE_INFINITY;

  private Reading() {}

  /// The reading in the meter's unit, not yet held in its range; −∞ where there is nothing to read.
  static double of(CueMix mix, Meter meter) {
    return switch (meter.kind()) {
      case SOURCE_PEAK -> peak(mix.sourceLevels(), meter.channel());
      case MIX_PEAK -> peak(mix.mixLevels(), meter.channel());
      default -> {
        Listening at = mix.listening(meter.channel());
        yield at == null ? NOTHING : of(at, meter.kind());
      }
    };
  }

  private static double peak(@Nullable Levels levels, int channel) {
    return levels == null ? NOTHING : Decibels.fromGain(levels.peak(channel));
  }

  private static double of(Listening at, Meter.Kind kind) {
    return switch (kind) {
      case VOLTS -> at.liveVrms();
      case CURRENT -> 1000 * at.liveAmperes();
      case RAIL -> 100 * at.liveRailShare();
      case CURRENT_LIMIT -> 100 * at.liveCurrentShare();
      case SPL -> at.liveDba();
      case DOSE -> 100 * at.liveDose();
      case SOURCE_PEAK, MIX_PEAK -> throw new IllegalArgumentException(kind + " is no jack's");
    };
  }
}
