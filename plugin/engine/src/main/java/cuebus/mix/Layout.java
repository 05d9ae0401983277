package cuebus.mix;

import cuebus.amp.Device;
import cuebus.amp.Lead;
import cuebus.amp.PluggedHeadphone;
import cuebus.param.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a setup is made of, apart from the values that can be automated: which bus channels are
/// linked, what things are called, what each mix is heard through. Immutable: it crosses threads
/// whole.
///
/// @param variant the size it is made for
/// @param sources in bus order; together they take at most the variant's inputs
/// @param mixes in output order; at most the variant's mixes
/// @param groups of sources, whose levels every mix can shift together; at most [Control#GROUPS]
public record Layout(
    Variant variant, List<SourceStrip> sources, List<MixStrip> mixes, List<Group> groups) {

  /// @throws IllegalArgumentException if the variant does not hold so much, or the groups are not a
  ///   forest over the sources
  public Layout {
    sources = List.copyOf(sources);
    mixes = List.copyOf(mixes);
    groups = List.copyOf(groups);
    int channels = sources.stream().mapToInt(SourceStrip::channels).sum();
    if (channels > variant.inputs() || mixes.size() > variant.mixes()) {
      throw new IllegalArgumentException(
          "%d channels and %d mixes do not fit into %s"
              .formatted(channels, mixes.size(), variant.text()));
    }
    for (MixStrip mix : mixes) {
      for (int own : mix.own()) {
        if (own < 0 || own >= sources.size()) {
          throw new IllegalArgumentException(
              "mix %s has source %d as its own, there are %d"
                  .formatted(mix.name(), own + 1, sources.size()));
        }
      }
    }
    Groups.check(groups, sources.size());
  }

  /// A layout without groups.
  public Layout(Variant variant, List<SourceStrip> sources, List<MixStrip> mixes) {
    this(variant, sources, mixes, List.of());
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
  /// @param role what it is in a band
  /// @param hidden true if editors leave it out
  public record SourceStrip(
      String name, @Nullable String colour, boolean linked, SourceRole role, boolean hidden) {

    /// A source of no special role, to be seen.
    public SourceStrip(String name, @Nullable String colour, boolean linked) {
      this(name, colour, linked, SourceRole.INSTRUMENT, false);
    }

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
  /// @param own the performer's own sources, by their place among the sources; what "more me"
  ///   raises
  public record MixStrip(String name, boolean engineer, Output output, Set<Integer> own) {

    public MixStrip {
      own = Set.copyOf(own);
    }

    /// A mix whose performer has no source of their own.
    public MixStrip(String name, boolean engineer, Output output) {
      this(name, engineer, output, Set.of());
    }
  }

  /// Sources whose levels a mix can shift together. A source or group belongs to one group at most.
  ///
  /// @param name as people call it
  /// @param colour `#rrggbb`, or null
  /// @param sources its sources, by their place among the sources
  /// @param groups groups within it, by their place among the groups
  public record Group(
      String name, @Nullable String colour, Set<Integer> sources, Set<Integer> groups) {

    public Group {
      sources = Set.copyOf(sources);
      groups = Set.copyOf(groups);
    }
  }

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
