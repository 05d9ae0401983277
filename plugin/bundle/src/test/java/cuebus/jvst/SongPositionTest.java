package cuebus.jvst;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.rt.Transport;
import jvst.wrapper.valueobjects.VSTTimeInfo;
import org.junit.jupiter.api.Test;

class SongPositionTest {

  private static final int ALL = 2 | 4 | 8 | 31 << 9;

  private final Transport transport = new Transport();

  /// Each field another number.
  private static final class Told extends VSTTimeInfo {
    Told(int flags) {
      super(96_000, 48_000, 5, 8.5, 132, 7, 4, 16, 6, 8, 0, 0, 0, flags);
    }
  }

  @Test
  void tellsAllThatTheHostTells() {
    SongPosition.read(new Told(ALL), transport);
    assertThat(transport.playing).isTrue();
    assertThat(transport.recording).isTrue();
    assertThat(transport.frame).isEqualTo(96_000);
    assertThat(transport.quarterNotes).isEqualTo(8.5);
    assertThat(transport.tempo).isEqualTo(132);
    assertThat(transport.barStart).isEqualTo(7);
    assertThat(transport.looping).isTrue();
    assertThat(transport.loopStart).isEqualTo(4);
    assertThat(transport.loopEnd).isEqualTo(16);
    assertThat(transport.beatsPerBar).isEqualTo(6);
    assertThat(transport.beatUnit).isEqualTo(8);
  }

  @Test
  void fieldsWithoutTheirFlagSayNothing() {
    SongPosition.read(new Told(ALL), transport);
    SongPosition.read(new Told(0), transport);
    assertThat(transport.playing).isFalse();
    assertThat(transport.quarterNotes).isNaN();
    assertThat(transport.tempo).isZero();
    assertThat(transport.barStart).isNaN();
    assertThat(transport.looping).isFalse();
    assertThat(transport.beatsPerBar).isZero();
    SongPosition.read(new Told(ALL), transport);
    SongPosition.read(null, transport);
    assertThat(transport.playing).isFalse();
    assertThat(transport.frame).isEqualTo(-1);
  }
}
