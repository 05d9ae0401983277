package cuebus;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import cuebus.rt.MainThread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// Finds calls that may block, from a method through everything of ours that it calls.
///
/// A fence, not a proof: it follows the declared type of a call, so an implementation behind an
/// interface is only looked at where it is marked itself.
final class BlockingCalls extends ArchCondition<JavaMethod> {

  private static final Set<String> PACKAGES =
      Set.of(
          "java.io",
          "java.nio.channels",
          "java.nio.file",
          "java.util.concurrent.locks",
          "java.util.logging");

  private static final Set<String> METHODS =
      Set.of(
          "java.lang.Object.wait",
          "java.lang.String.format",
          "java.lang.String.formatted",
          "java.lang.Thread.join",
          "java.lang.Thread.sleep");

  BlockingCalls() {
    super("call nothing that may block");
  }

  @Override
  public void check(JavaMethod start, ConditionEvents events) {
    Set<JavaCodeUnit> seen = new HashSet<>(Set.of(start));
    Deque<JavaCodeUnit> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (JavaAccess<?> call : open.pop().getAccessesFromSelf()) {
        if (mayBlock(call.getTarget())) {
          events.add(
              SimpleConditionEvent.violated(
                  start, start.getFullName() + " reaches: " + call.getDescription()));
        }
        call.getTarget()
            .resolveMember()
            .filter(JavaCodeUnit.class::isInstance)
            .map(JavaCodeUnit.class::cast)
            .filter(target -> target.getOwner().getPackageName().startsWith("cuebus"))
            .filter(seen::add)
            .ifPresent(open::push);
      }
    }
  }

  private static boolean mayBlock(AccessTarget target) {
    return PACKAGES.contains(target.getOwner().getPackageName())
        || METHODS.contains(target.getOwner().getName() + "." + target.getName())
        || target.isAnnotatedWith(MainThread.class)
        || target.getOwner().isAnnotatedWith(MainThread.class);
  }
}
