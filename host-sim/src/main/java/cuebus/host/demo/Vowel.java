package cuebus.host.demo;

import cuebus.param.Decibels;
import java.util.List;

/// A sung vowel: what the mouth makes of the voice's harmonics.
///
/// Source: Csound reference manual, appendix "Formant Values", alto.
///
/// @param formants [#FORMANTS] resonances, from the lowest
record Vowel(List<Formant> formants) {

  static final int FORMANTS = 4;

  static final Vowel A =
      new Vowel(
          List.of(
              new Formant(800, 0, 80),
              new Formant(1150, -4, 90),
              new Formant(2800, -20, 120),
              new Formant(3500, -36, 130)));

  static final Vowel E =
      new Vowel(
          List.of(
              new Formant(400, 0, 60),
              new Formant(1600, -24, 80),
              new Formant(2700, -30, 120),
              new Formant(3300, -35, 150)));

  static final Vowel O =
      new Vowel(
          List.of(
              new Formant(450, 0, 70),
              new Formant(800, -9, 80),
              new Formant(2830, -16, 100),
              new Formant(3500, -28, 130)));

  static final Vowel U =
      new Vowel(
          List.of(
              new Formant(325, 0, 50),
              new Formant(700, -12, 60),
              new Formant(2530, -30, 170),
              new Formant(3500, -40, 180)));

  /// A resonance.
  ///
  /// @param hertz its centre
  /// @param levelDb its level, the strongest is 0
  /// @param bandwidthHertz its width at −3 dB
  record Formant(double hertz, double levelDb, double bandwidthHertz) {

    /// Half as sharp as measured: sung high, where harmonics lie far apart, the measured sharpness
    /// makes some notes jump out.
    double q() {
      return 0.5 * hertz / bandwidthHertz;
    }

    double gain() {
      return Decibels.toGain(levelDb);
    }
  }
}
