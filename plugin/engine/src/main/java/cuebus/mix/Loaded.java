package cuebus.mix;

import cuebus.hearing.Listening;
import org.jspecify.annotations.Nullable;

/// A whole state on its way to the audio thread, published once and never changed afterwards.
///
/// @param values plain values by parameter index
/// @param linked for each source in bus order, whether it takes two channels
/// @param stages for each mix, what it is heard through; the same object as before if that did not
///   change
/// @param after how many single changes belong before it
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Loaded(double[] values, boolean[] linked, @Nullable Listening[] stages, long after) {}
