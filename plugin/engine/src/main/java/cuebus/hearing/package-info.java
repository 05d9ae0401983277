/// What reaches the ear: sound pressure from jack volts, A-weighted levels, dose. Every result is
/// an estimate: it assumes the headphone's stated sensitivity at all frequencies and a normal fit.
@NullMarked
package cuebus.hearing;

import org.jspecify.annotations.NullMarked;
