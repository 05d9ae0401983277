package cuebus.host.validate;

import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.PluginFaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The program that lists a file's plugins or does one check, and nothing else. It writes the
/// outcome into a file, because the plugin may print what it likes.
public final class CheckProcess {

  /// Stands where a check's id would, to list the plugins.
  static final String LIST = "list";

  private CheckProcess() {}

  /// Does it.
  ///
  /// @param args what to do ([#LIST] or a check's id), the file for the outcome, the plugin file,
  ///   and for a check the plugin's id and the seed
  public static void main(String[] args) throws IOException {
    Path outcome = Path.of(args[1]);
    Path file = Path.of(args[2]);
    if (args[0].equals(LIST)) {
      PluginList.write(outcome, file);
    } else {
      Check check = Check.of(args[0]).orElseThrow();
      CheckResult result = run(file, args[3], check, Long.parseLong(args[4]));
      Files.writeString(outcome, result.status() + "\n" + result.reason());
    }
    // Threads that the plugin left behind must not keep the process; nor are its destructors at the
    // end of the process part of the check.
    Runtime.getRuntime().halt(0);
  }

  private static CheckResult run(Path file, String id, Check check, long seed) {
    List<String> complaints;
    CheckResult result;
    try (CheckBench bench = new CheckBench(file, id, seed)) {
      result = check.body().run(bench);
      complaints = bench.complaints();
    } catch (CheckFailedException | PluginFaultException | NotAPluginException e) {
      return CheckResult.failed(String.valueOf(e.getMessage()));
    } catch (Exception e) {
      return CheckResult.failed("the host could not go on: " + e);
    }
    return result.status() == CheckResult.Status.PASSED && !complaints.isEmpty()
        ? CheckResult.warned(complaints.getFirst())
        : result;
  }
}
