package cuebus.mix;

import cuebus.amp.Device;
import cuebus.amp.Lead;
import cuebus.amp.PluggedHeadphone;
import cuebus.param.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a setup is made of, apart from the values that can be automated: which bus channels are
/// linked, what things are called, what each mix is heard through. Immutable: it crosses threads
/// whole.
///
/// @param variant the size it is made for
/// @param sources in bus order; together they take at most the variant's inputs
/// @param mixes in output order; at most the variant's mixes
public record Layout(Variant variant, List<SourceStrip> sources, List<MixStrip> mixes) {

  /// @throws IllegalArgumentException if the variant does not hold so much
  public Layout {
    sources = List.copyOf(sources);
    mixes = List.copyOf(mixes);
    int channels = sources.stream().mapToInt(SourceStrip::channels).sum();
    if (channels > variant.inputs() || mixes.size() > variant.mixes()) {
      throw new IllegalArgumentException(
          "%d channels and %d mixes do not fit into %s"
              .formatted(channels, mixes.size(), variant.text()));
    }
  }

  /// Every channel a mono source and every mix clean, with plain names.
  public static Layout initial(Variant variant) {
    return new Layout(
        variant,
        IntStream.rangeClosed(1, variant.inputs())
            .mapToObj(i -> new SourceStrip("Source " + i, null, false))
            .toList(),
        IntStream.rangeClosed(1, variant.mixes())
            .mapToObj(i -> new MixStrip("Mix " + i, false, Output.NONE))
            .toList());
  }

  /// The first bus channel of each source, counted from 0, in order.
  public List<Integer> firstChannels() {
    List<Integer> first = new ArrayList<>();
    int channel = 0;
    for (SourceStrip source : sources) {
      first.add(channel);
      channel += source.channels();
    }
    return first;
  }

  /// One source.
  ///
  /// @param name as people call it
  /// @param colour `#rrggbb`, or null
  /// @param linked true if it takes two channels as a stereo pair
  public record SourceStrip(String name, @Nullable String colour, boolean linked) {
    /// How many bus channels it takes.
    public int channels() {
      return linked ? 2 : 1;
    }
  }

  /// One mix.
  ///
  /// @param name as people call it
  /// @param engineer true for the one that PFL, AFL and solo may replace
  /// @param output what it is heard through
  public record MixStrip(String name, boolean engineer, Output output) {}

  /// What a mix is heard through.
  ///
  /// @param device the device; null for a clean mix, whatever its output mode
  /// @param lead the lead
  /// @param headphones what is plugged in, all in parallel
  public record Output(@Nullable Device device, Lead lead, List<PluggedHeadphone> headphones) {

    /// Nothing: the mix stays clean.
    public static final Output NONE = new Output(null, Lead.STEREO, List.of());

    public Output {
      headphones = List.copyOf(headphones);
    }
  }
}
