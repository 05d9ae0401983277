package cuebus.host.demo;

import static cuebus.host.demo.RenderedSong.db;
import static cuebus.host.demo.RenderedSong.peak;
import static cuebus.host.demo.RenderedSong.rms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The stems as recordings: levels, silence, and the promises of rendering.
class DemoBandTest {

  private static final int BAR = 4 * RenderedSong.FRAMES_PER_BEAT;

  @ParameterizedTest
  @EnumSource
  void aStemHasItsFullLengthAndSoundsOnEachChannel(Stem stem) {
    assertThat(RenderedSong.length(stem)).isEqualTo(30 * 48_000);
    for (float[] channel : RenderedSong.stem(stem)) {
      assertThat(db(rms(channel, 0, channel.length))).isBetween(-36.0, -12.0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStemPeaksBetweenMinusNineAndMinusThree(Stem stem) {
    double loudest =
        Arrays.stream(RenderedSong.stem(stem))
            .mapToDouble(channel -> peak(channel, 0, channel.length))
            .max()
            .orElseThrow();

    assertThat(db(loudest)).isBetween(-9.0, -3.0);
  }

  @ParameterizedTest
  @EnumSource
  void aStemHasNoDc(Stem stem) {
    for (float[] channel : RenderedSong.stem(stem)) {
      double sum = 0;
      for (float sample : channel) {
        sum += sample;
      }
      assertThat(db(Math.abs(sum / channel.length))).isLessThan(-90);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLICK")
  void onlyTheClickSoundsInTheCountIn(Stem stem) {
    // The players may be a little early for the second bar.
    int almostABar = BAR - 480;
    for (float[] channel : RenderedSong.stem(stem)) {
      assertThat(peak(channel, 0, almostABar)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStemStartsFromZeroAndEndsInSilenceThatNoCutMade(Stem stem) {
    for (float[] channel : RenderedSong.stem(stem)) {
      assertThat(channel[0]).isZero();
      int silence = channel.length - 48 * 45;
      assertThat(peak(channel, silence, channel.length)).isZero();
      assertThat(db(peak(channel, silence - 480, silence))).isLessThan(-80);
      assertThat(db(peak(channel, channel.length - 48_000, silence))).isLessThan(-30);
    }
  }

  @Test
  void isTheSameToTheBitEachTime() throws IOException {
    Map<Stem, Integer> position = new EnumMap<>(Stem.class);

    DemoBand.render((stem, channel, offset, frames) -> {
      int start = position.getOrDefault(stem, 0);
      for (int c = 0; c < stem.channels(); c++) {
        float[] first = RenderedSong.stem(stem)[c];
        assertThat(
                Arrays.mismatch(first, start, start + frames, channel[c], offset, offset + frames))
            .as("first difference in %s, channel %d, after frame %d", stem.id(), c, start)
            .isEqualTo(-1);
      }
      position.put(stem, start + frames);
    });

    assertThat(position).hasSize(Stem.values().length);
    assertThat(position.values()).containsOnly(DemoBand.FRAMES);
  }

  @Test
  void anErrorOfTheSinkComesOutAndEndsTheRendering() {
    AtomicInteger blocks = new AtomicInteger();

    assertThatThrownBy(() ->
            DemoBand.render((stem, channel, offset, frames) -> {
              if (blocks.incrementAndGet() == 20) {
                throw new IOException("disk full");
              }
            }))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(blocks).hasValue(20);
  }

  @Test
  void printsNothingEvenWhenItFails() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(capture);
    System.setErr(capture);
    try {
      assertThatThrownBy(() ->
              DemoBand.render((stem, channel, offset, frames) -> {
                throw new IllegalStateException("a bug in the sink");
              }))
          .isExactlyInstanceOf(IllegalStateException.class);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
