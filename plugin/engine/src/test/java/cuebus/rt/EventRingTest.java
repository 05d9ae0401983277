package cuebus.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventRingTest {

  private static boolean offer(EventRing ring, int parameter, double value) {
    boolean fits = ring.room() > 0;
    if (fits) {
      ring.stage(parameter, value, Actor.HOST, 0);
      ring.publish();
    }
    return fits;
  }

  @Test
  void everyChangeArrivesOnceAndInOrderBetweenTwoThreads() throws InterruptedException {
    EventRing ring = new EventRing(64);
    int total = 50_000;
    Thread control =
        new Thread(() -> {
          for (int i = 0; i < total; ) {
            if (offer(ring, i, i * 0.5)) {
              i++;
            } else {
              Thread.onSpinWait();
            }
          }
        });
    control.start();
    int next = 0;
    int wrong = 0;
    while (next < total) {
      for (int n = ring.waiting(Long.MAX_VALUE); n > 0; n--) {
        wrong += ring.parameter() == next && ring.value() == next * 0.5 ? 0 : 1;
        ring.advance();
        next++;
      }
      Thread.onSpinWait();
    }
    control.join();
    assertThat(wrong).isZero();
    assertThat(ring.waiting(Long.MAX_VALUE)).isZero();
  }

  @Test
  void aFullRingRefusesAndKeepsWhatItHas() {
    EventRing ring = new EventRing(2);
    assertThat(offer(ring, 1, 1)).isTrue();
    assertThat(offer(ring, 2, 2)).isTrue();
    assertThat(offer(ring, 3, 3)).isFalse();
    assertThat(ring.offered()).isEqualTo(2);
    assertThat(ring.waiting(1)).isEqualTo(1);
    assertThat(ring.waiting(9)).isEqualTo(2);
    assertThat(ring.parameter()).isEqualTo(1);
  }

  @Test
  void theCapacityIsAPowerOfTwo() {
    assertThatThrownBy(() -> new EventRing(6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6");
  }

  @Test
  void eventsOfABlockNeverRunBackwards() {
    ParameterEvents events = new ParameterEvents(2);
    assertThat(events.add(10, 1, 1)).isTrue();
    assertThat(events.add(5, 2, 2)).isTrue();
    assertThat(events.add(6, 3, 3)).isFalse();
    assertThat(events.frame(1)).isEqualTo(10);
    events.clear();
    assertThat(events.size()).isZero();
  }
}
