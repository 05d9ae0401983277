/* Java finds null pointers by the faults they raise. A host that sets up fault handlers of its own
   after the VM was started would take those for crashes. So whenever the host asks for something,
   the VM's handler is put in front again, and what it does not know goes on to the host's. */
#define _GNU_SOURCE
#include "entry.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>

/* Exported by libjvm for this purpose; true if the fault was Java's. */
typedef int (*HandleFault)(int signal, siginfo_t *info, void *context, int abort_if_unknown);

static const int FAULTS[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};
enum { FAULT_KINDS = sizeof FAULTS / sizeof FAULTS[0] };

static HandleFault handle_java_fault;
static struct sigaction hosts[FAULT_KINDS];

/* Exported under a name of its own, so that another copy of this library knows it. */
void cuebus_on_fault(int signal, siginfo_t *info, void *context);

__attribute__((visibility("default"))) void cuebus_on_fault(int signal, siginfo_t *info,
                                                            void *context) {
  if (handle_java_fault(signal, info, context, 0)) {
    return;
  }
  for (int i = 0; i < FAULT_KINDS; i++) {
    if (FAULTS[i] != signal) {
      continue;
    }
    const struct sigaction *host = &hosts[i];
    if (host->sa_flags & SA_SIGINFO) {
      host->sa_sigaction(signal, info, context);
    } else if (host->sa_handler == SIG_DFL || host->sa_handler == SIG_IGN) {
      /* The instruction runs again and ends the process as it would have without us. */
      sigaction(signal, host, NULL);
    } else {
      host->sa_handler(signal);
    }
  }
}

/* Whether a handler is the VM's, or that of any copy of this library. Two copies that each put
   themselves in front of the other would pass a fault round in a circle. */
static bool minds_java(const struct sigaction *action, const Dl_info *vm) {
  Dl_info owner;
  return dladdr((void *)(intptr_t)action->sa_sigaction, &owner) != 0 &&
         (owner.dli_fbase == vm->dli_fbase ||
          (owner.dli_sname != NULL && strcmp(owner.dli_sname, "cuebus_on_fault") == 0));
}

void guard_faults(void) {
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  void *libjvm = dlopen("libjvm.so", RTLD_NOW | RTLD_NOLOAD);
  void *found = libjvm == NULL ? NULL : dlsym(libjvm, "JVM_handle_linux_signal");
  Dl_info vm;
  if (found == NULL || dladdr(found, &vm) == 0) {
    return;
  }
  pthread_mutex_lock(&lock);
  handle_java_fault = (HandleFault)(intptr_t)found;
  struct sigaction ours = {.sa_sigaction = cuebus_on_fault,
                           .sa_flags = SA_SIGINFO | SA_RESTART | SA_ONSTACK};
  for (int i = 0; i < FAULT_KINDS; i++) {
    struct sigaction now;
    if (sigaction(FAULTS[i], NULL, &now) == 0 && !minds_java(&now, &vm)) {
      hosts[i] = now;
      sigaction(FAULTS[i], &ours, NULL);
    }
  }
  pthread_mutex_unlock(&lock);
}
