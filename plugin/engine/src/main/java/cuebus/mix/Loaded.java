package cuebus.mix;

import cuebus.hearing.Listening;
import org.jspecify.annotations.Nullable;

/// A whole state on its way to the audio thread, published once and never changed afterwards.
///
/// @param values plain values by parameter index
/// @param routing what is linked, grouped, and whose
/// @param stages for each mix, what it is heard through; the same object as before if that did not
///   change
/// @param after how many single changes belong before it
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Loaded(double[] values, Routing routing, @Nullable Listening[] stages, long after) {}
