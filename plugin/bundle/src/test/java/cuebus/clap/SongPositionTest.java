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
  void tellsMeterBarAndLoopAndGoesBackWithinTheBlock() {
    Memory.putInt(transport + Transport.FLAGS, 1 | 2 | 8 | 16 | 64);
    Memory.putDouble(transport + Transport.TEMPO, 120);
    Memory.putLong(transport + Transport.BEATS, 7L << 30);
    Memory.putLong(transport + Transport.LOOP_START_BEATS, 1L << 31);
    Memory.putLong(transport + Transport.LOOP_END_BEATS, 4L << 31);
    Memory.putLong(transport + Transport.BAR_START, 3L << 31);
    Memory.putShort(transport + Transport.BEATS_PER_BAR, (short) 7);
    Memory.putShort(transport + Transport.BEAT_UNIT, (short) 8);
    position.read(transport);
    var start = position.after(0);
    assertThat(start.beatsPerBar).isEqualTo(7);
    assertThat(start.beatUnit).isEqualTo(8);
    assertThat(start.barStart).isEqualTo(3);
    assertThat(start.looping).isTrue();
    assertThat(start.loopStart).isEqualTo(1);
    assertThat(start.loopEnd).isEqualTo(4);
    // One quarter on from 3.5 is half a quarter behind the loop's start.
    assertThat(position.after(24_000).quarterNotes).isEqualTo(1.5);
    position.read(0);
    assertThat(position.after(0).looping).isFalse();
    assertThat(position.after(0).beatsPerBar).isZero();
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
