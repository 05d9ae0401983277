package cuebus.mix;

import cuebus.click.Click;
import cuebus.dsp.Ramp;
import cuebus.dsp.Samples;
import cuebus.param.ClickMode;
import cuebus.param.ClickSound;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Parameters;
import cuebus.rt.Transport;

/// The click, set from values, and how much of it each mix has. Belongs to the audio thread;
/// allocates nothing after construction.
final class ClickReturn {

  private final Parameters parameters;
  private final double[] values;
  private final Click click;
  private final Ramp level;
  private final float[] sounding;
  private final float[] gains;
  private boolean sounds;

  /// The mix that hears what is soloed, and so no click; −1 for none.
  private int soloed = -1;

  /// @param values plain values by parameter index, which the mixer keeps
  /// @param hop the most frames at once
  ClickReturn(Parameters parameters, double[] values, double sampleRate, int hop, int rampFrames) {
    this.parameters = parameters;
    this.values = values;
    click = new Click(sampleRate);
    level = new Ramp(parameters.variant().mixes(), rampFrames);
    sounding = new float[hop];
    gains = new float[hop];
  }

  /// Takes over all values.
  ///
  /// @param snap true to be there at once
  void load(boolean snap) {
    changed();
    for (int m = 0; m < parameters.variant().mixes(); m++) {
      level(m, snap);
    }
  }

  /// One of the click's own controls has changed.
  void changed() {
    click.own(value(Control.CLICK_TEMPO), 1 + (int) value(Control.CLICK_BEATS));
    click.sound(
        ClickSound.ofChoice(value(Control.CLICK_SOUND)),
        value(Control.CLICK_ACCENT) == 0,
        1 + (int) value(Control.CLICK_SUBDIVISION));
    click.countIn((int) value(Control.CLICK_COUNT_IN));
    click.mode(ClickMode.ofChoice(value(Control.CLICK)));
  }

  private double value(Control control) {
    return values[parameters.ofPlugin(control)];
  }

  /// The level in a mix has changed.
  void level(int mix, boolean snap) {
    double gain =
        mix == soloed ? 0 : Decibels.toGain(values[parameters.ofMix(Control.CLICK_LEVEL, mix)]);
    level.set(mix, gain, snap);
  }

  /// A mix hears nothing but what is soloed from now on; −1 for none.
  void solo(int mix) {
    int before = soloed;
    soloed = mix;
    if (before >= 0) {
      level(before, false);
    }
    if (mix >= 0) {
      level(mix, false);
    }
  }

  /// Begins a block.
  void begin(Transport transport, int frames) {
    click.begin(transport, frames);
  }

  /// Makes the clicks of a stretch.
  void render(int frames) {
    sounds = click.render(sounding, frames);
  }

  /// Adds them to a mix.
  ///
  /// @return false if there was nothing to add
  boolean addTo(int mix, float[] left, float[] right, int frames) {
    if (level.silent(mix)) {
      return false;
    }
    if (sounds) {
      level.fill(mix, gains, frames);
      Samples.add(sounding, gains, left, frames);
      Samples.add(sounding, gains, right, frames);
    }
    level.advance(mix, frames);
    return sounds;
  }

  /// Ends all glides and clicks.
  void reset() {
    level.finish();
    click.reset();
  }
}
