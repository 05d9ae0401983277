package cuebus.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryTest {

  @ParameterizedTest
  @CsvSource({"Drummer, 64, Drummer", "Drummer, 5, Drum", "Schlagfäll, 9, Schlagf", "ä, 1, ''"})
  void textIsCutBetweenCharactersAndAlwaysEnds(String text, int capacity, String kept) {
    long at = Memory.forever(80);
    Memory.fill(at, 80, (byte) 0x7f);
    Memory.putText(at, text, capacity);
    assertThat(Memory.text(at)).isEqualTo(kept);
    assertThat(Memory.getByte(at + capacity)).isEqualTo((byte) 0x7f);
  }

  @Test
  void numbersAndSamplesAreWhereTheyWerePut() {
    long at = Memory.forever(64);
    Memory.putInt(at + 1, 0x12345678);
    assertThat(Memory.getInt(at + 1)).isEqualTo(0x12345678);
    assertThat(Memory.getByte(at + 1)).isEqualTo((byte) 0x78);
    Memory.copyOut(new float[] {1, 2, 3}, at + 16, 2);
    float[] back = new float[3];
    Memory.copyIn(at + 16, back, 3);
    assertThat(back).containsExactly(1, 2, 0);
  }

  @Test
  void aHandleFindsItsInstanceUntilItIsRemovedAndNeverAgain() {
    Instances<String> instances = new Instances<>();
    long a = instances.add("a");
    long b = instances.add("b");
    assertThat(instances.get(a)).isEqualTo("a");
    assertThat(instances.get(0)).isNull();
    assertThat(instances.remove(a)).isEqualTo("a");
    assertThat(instances.get(a)).isNull();
    assertThat(instances.remove(a)).isNull();
    for (int i = 0; i < 5000; i++) {
      assertThat(instances.remove(instances.add("c"))).isEqualTo("c");
    }
    assertThat(instances.get(a)).isNull();
    assertThat(instances.get(b)).isEqualTo("b");
  }
}
