package cuebus.entry;

import static org.assertj.core.api.Assertions.assertThat;

/// A setup with a scene and a MIDI map, the same for the tests of all formats, and what a host
/// hears of it: source 1 goes to the left of mix 1 at 0 dB, program 4 silences that mix, and
/// controller 7 is its level.
public final class MidiSetup {

  /// The state of an 8x4.
  public static final String STATE =
      """
      {"cuebus-state": 1, "variant": "8x4", "sources": [{"name": "Kick"}],
       "mixes": [{"name": "Drummer"}],
       "scenes": [{"id": "quiet", "name": "Quiet", "parameters": {"mix1.level": "-inf"}}],
       "midi": {"controllers": [{"channel": 1, "cc": 7, "parameter": "mix1.level"}],
                "programs": [{"channel": 1, "program": 4, "scene": "quiet"}]},
       "parameters": {"mix1.source1.level": 0, "mix1.source1.pan": -1, "guards": "off"}}
      """;

  /// What to play on the first channel.
  public static final float INPUT = 0.5f;

  /// Where to put the program change; beyond what any adapter renders at once.
  public static final int AT = 1500;

  /// What is told at the end of a first block of 480 frames: 0 dB from -100 to 12 dB is 100/112 of
  /// 127 steps.
  public static final String FIRST_TOLD = "479: b0 7 " + Math.round(127 * 100 / 112.0);

  private MidiSetup() {}

  /// A message as tests compare it.
  public static String text(int frame, int status, int data1, int data2) {
    return "%d: %x %d %d".formatted(frame, status & 0xff, data1 & 0x7f, data2 & 0x7f);
  }

  /// Asserts that the left of mix 1 is as played up to the program change, and then glides to
  /// silence within 20 ms at 48 kHz.
  public static void assertQuietFrom(double[] left) {
    for (int i = 0; i < AT; i++) {
      assertThat(left[i]).as("frame %d", i).isEqualTo(INPUT);
    }
    assertThat(left[AT + 1]).as("gliding").isLessThan(INPUT);
    for (int i = AT + 960; i < left.length; i++) {
      assertThat(left[i]).as("frame %d", i).isZero();
    }
  }

  /// As [#assertQuietFrom(double[])].
  public static void assertQuietFrom(float[] left) {
    double[] wide = new double[left.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = left[i];
    }
    assertQuietFrom(wide);
  }
}
