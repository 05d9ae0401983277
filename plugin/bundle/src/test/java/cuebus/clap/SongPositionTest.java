package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.clap.ClapAbi.Transport;
import cuebus.entry.Memory;
import org.junit.jupiter.api.Test;

class SongPositionTest {

  private final SongPosition position = new SongPosition(48_000);
  private final long transport = Memory.forever(104);

  @Test
  void tellsTempoAndPlaceAndGoesOnWithinTheBlock() {
    Memory.putInt(transport + Transport.FLAGS, 1 | 2 | 4 | 16 | 32);
    Memory.putDouble(transport + Transport.TEMPO, 120);
    // 3.5 quarter notes at 120 a minute are 1.75 s; CLAP counts in 2^-31.
    Memory.putLong(transport + Transport.BEATS, 7L << 30);
    Memory.putLong(transport + Transport.SECONDS, 7L << 29);
    position.read(transport);
    var start = position.after(0);
    assertThat(start.tempo).isEqualTo(120);
    assertThat(start.playing).isTrue();
    assertThat(start.recording).isTrue();
    assertThat(start.quarterNotes).isEqualTo(3.5);
    assertThat(start.frame).isEqualTo(84_000);
    var later = position.after(24_000);
    assertThat(later.quarterNotes).isEqualTo(4.5);
    assertThat(later.frame).isEqualTo(108_000);
  }

  @Test
  void standsStillWhileTheSongDoes() {
    Memory.putInt(transport + Transport.FLAGS, 1 | 2 | 4);
    Memory.putDouble(transport + Transport.TEMPO, 120);
    Memory.putLong(transport + Transport.BEATS, 1L << 31);
    position.read(transport);
    assertThat(position.after(24_000).quarterNotes).isEqualTo(1);
    assertThat(position.after(24_000).playing).isFalse();
  }

  @Test
  void saysSoWhereTheHostDoesNotSay() {
    Memory.putInt(transport + Transport.FLAGS, 16);
    position.read(transport);
    assertThat(position.after(100).tempo).isZero();
    assertThat(position.after(100).quarterNotes).isNaN();
    assertThat(position.after(100).frame).isEqualTo(-1);
    position.read(0);
    assertThat(position.after(100).playing).isFalse();
  }
}
