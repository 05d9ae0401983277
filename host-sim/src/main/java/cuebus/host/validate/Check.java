package cuebus.host.validate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The checks of `cuebus validate`, in the order in which they are run.
public enum Check {
  SCAN("The file loads, says what is in it and unloads, ten times over.", LifeChecks::scan),
  CREATE_DESTROY("An instance is made and ended twenty times.", LifeChecks::createDestroy),
  MANY_INSTANCES("Thirty-two instances live and process side by side.", LifeChecks::manyInstances),
  EARLY_DESTROY(
      "An instance may end before activation, right after it, and while it is active.",
      LifeChecks::earlyDestroy),
  HEAP(
      "A life from load to unload does not confuse the C library's checked heap.",
      LifeChecks::wholeLife),
  ACTIVATE(
      "At rates from 8 to 384 kHz and any block length the output is finite, or it is refused.",
      LifeChecks::activate),
  PROCESS_RANDOM_BLOCKS(
      "Blocks of random length give finite output and touch nothing beside their buffers.",
      ProcessChecks::randomBlocks),
  PROCESS_NO_FRAMES("A block of no frames is harmless.", ProcessChecks::noFrames),
  PROCESS_IN_PLACE(
      "Output in the memory of the input sounds as in memory of its own.", ProcessChecks::inPlace),
  PROCESS_CUT("The output does not depend on how a run is cut into blocks.", ProcessChecks::cut),
  NAN_INPUT("NaN and infinity in the input do not stay for ever.", ProcessChecks::nanInput),
  DENORMALS("The faintest signals fade to zero, not to denormals.", ProcessChecks::denormals),
  SILENCE("Silence in becomes silence out, after the tail.", ProcessChecks::silence),
  PARAMETER_RANGES(
      "Parameters have names, ids of their own, and values inside of their ranges.",
      ParameterChecks::ranges),
  PARAMETER_TEXT("A value's text means that value again.", ParameterChecks::text),
  PARAMETER_STORM(
      "Random values at random frames leave the output finite.", ParameterChecks::storm),
  STATE_ROUND_TRIP("A saved state brings all values back.", StateChecks::roundTrip),
  STATE_REPRODUCIBLE("The same state is saved as the same bytes.", StateChecks::reproducible),
  STATE_CORRUPT("A truncated or random state does no harm.", StateChecks::corrupt),
  THREADS("Threads that come and go may process, one after the other.", ThreadChecks::comeAndGo),
  THREADS_AT_ONCE("Instances process on several threads at once.", ThreadChecks::atOnce),
  LATENCY_TRUE("An impulse comes out as late as the plugin says.", SoundChecks::latency),
  BYPASS("Bypass passes the input on, as late as the plugin says.", SoundChecks::bypass),
  RESET("After a reset it sounds as when new.", SoundChecks::reset);

  /// What a check does with the plugin on the bench.
  @FunctionalInterface
  interface Body {
    CheckResult run(CheckBench bench) throws Exception;
  }

  private final String sentence;

  @SuppressWarnings("ImmutableEnumChecker") // method references without state
  private final Body body;

  Check(String sentence, Body body) {
    this.sentence = sentence;
    this.body = body;
  }

  /// Its name in kebab case, such as `nan-input`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What it asks of a plugin.
  public String sentence() {
    return sentence;
  }

  Body body() {
    return body;
  }

  /// The check with an id; empty if there is none.
  public static Optional<Check> of(String id) {
    return Arrays.stream(values()).filter(check -> check.id().equals(id)).findFirst();
  }
}
