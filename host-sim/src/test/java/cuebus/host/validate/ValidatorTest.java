package cuebus.host.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import cuebus.host.nativehost.NativeFixtures;
import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.PluginInfo;
import cuebus.host.validate.CheckResult.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Plugins that misbehave in one way each, and the check that must notice.
class ValidatorTest {

  private static final int TIMEOUT = 60;

  @TempDir Path folder;

  private CheckResult check(Path file, Check check, int timeout) throws Exception {
    Validator validator = new Validator(file, 1, timeout);
    PluginInfo plugin = validator.plugins().getFirst();
    return validator.run(plugin, check);
  }

  @ParameterizedTest
  @CsvSource({
    "NAN_OUTPUT, process-random-blocks, FAILED, NaN in output channel 2 at frame",
    "CRASH, process-random-blocks, FAILED, crashes: SIGSEGV (0xb) in C  [vst2-CRASH.so",
    "WRITES_PAST_END, process-random-blocks, FAILED, of output channel 2",
    "THIRD_CHANNEL, process-random-blocks, FAILED, beyond the 2 inputs and 2 outputs",
    "CHANGES_INPUT, process-random-blocks, FAILED, changed frame 0 of its input channel 1",
    "LEAVES_HOLES, process-random-blocks, FAILED, of output channel 1 unwritten",
    "STICKY_NAN, nan-input, FAILED, still not finite",
    "WRONG_LATENCY, latency-true, FAILED, 'comes 0 frames late, it says 64'",
    "LATE_OUTPUT, latency-true, WARNED, 'comes 1 frames late, it says 0'",
    "NAN_AT_96000, activate, FAILED, at 96000 Hz the output is not finite",
    "NAN_AT_8000, activate, WARNED, at 8000 Hz the output is not finite",
    "TRUSTS_CHUNK, state-corrupt, FAILED, crashes: SIGSEGV",
    "FORGETS_STATE, state-round-trip, FAILED, came back as",
    "WRONG_TEXT, parameter-text, FAILED, shows",
  })
  void noticesTheDefect(String defect, String id, Status status, String reason) throws Exception {
    Path file = NativeFixtures.compile(folder, "vst2", defect);
    CheckResult result = check(file, Check.of(id).orElseThrow(), TIMEOUT);
    assertThat(result.status()).as(result.reason()).isEqualTo(status);
    assertThat(result.reason()).contains(reason);
  }

  /// An LV2 plugin is made anew for another block length. This one refuses some, and the instance
  /// before must then be ended once, not twice.
  @Test
  void aRefusalIsNoCrash() throws Exception {
    Path bundle = Path.of("/usr/lib/lv2/convo.lv2");
    assumeThat(bundle).as("Debian's package is x42-plugins").exists();
    CheckResult result = check(bundle, Check.ACTIVATE, TIMEOUT);
    assertThat(result.status()).as(result.reason()).isEqualTo(Status.WARNED);
    assertThat(result.reason()).startsWith("instantiate refused");
  }

  @Test
  void takesAHangForAResult() throws Exception {
    Path file = NativeFixtures.compile(folder, "vst2", "HANGS");
    assertThat(check(file, Check.PROCESS_RANDOM_BLOCKS, 5))
        .isEqualTo(new CheckResult(Status.FAILED, "hangs: no result after 5 s"));
  }

  @ParameterizedTest
  @EnumSource(Check.class)
  void findsNothingInPluginsThatBehave(Check check) throws Exception {
    for (String format : new String[] {"vst2", "clap"}) {
      CheckResult result = check(NativeFixtures.compile(folder, format, "0"), check, TIMEOUT);
      assertThat(result.status())
          .as("%s: %s", format, result.reason())
          .isIn(Status.PASSED, Status.SKIPPED);
    }
  }

  /// A VST 2.4 plugin says its name from an instance only, so making and ending one is part of it.
  @ParameterizedTest
  @CsvSource({"CRASH_AT_LOAD, crashes: SIGSEGV", "DOUBLE_FREE, double free"})
  void survivesWhatCrashesWhenItIsListed(String defect, String reason) throws Exception {
    Validator validator = new Validator(NativeFixtures.compile(folder, "vst2", defect), 1, TIMEOUT);
    assertThatThrownBy(validator::plugins)
        .isInstanceOf(PluginFaultException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesWhatIsNoPlugin() throws Exception {
    Path file = Files.writeString(folder.resolve("text.clap"), "no plugin");
    assertThatThrownBy(new Validator(file, 1, TIMEOUT)::plugins)
        .isInstanceOf(NotAPluginException.class)
        .hasMessageStartingWith(file + ": cannot be loaded as a shared library");
  }
}
