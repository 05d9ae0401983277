/* Scenarios about the VM that the plugin brings into a host's process. */
#define _GNU_SOURCE
#include "host.h"

#include <dirent.h>
#include <dlfcn.h>
#include <locale.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static volatile sig_atomic_t faults_seen;
static void *guarded_page;

/* A host's own handler: gives the page free that it had locked. */
static void on_fault(int signal, siginfo_t *info, void *context) {
  (void)signal, (void)context;
  if (info->si_addr == guarded_page) {
    faults_seen++;
    mprotect(guarded_page, 4096, PROT_READ | PROT_WRITE);
  } else {
    static const char message[] = "the host's handler got a fault that is not its own\n";
    (void)!write(2, message, sizeof message - 1);
    _exit(1);
  }
}

/* Makes Java meet a null pointer the way compiled code does, by a fault; true if that became a
   NullPointerException. */
static bool java_meets_null(void) {
  JavaVM *vm = running_vm();
  JNIEnv *env;
  if ((*vm)->AttachCurrentThread(vm, (void **)&env, NULL) != JNI_OK) {
    return false;
  }
  jclass string = (*env)->FindClass(env, "java/lang/String");
  jmethodID compare = (*env)->GetMethodID(env, string, "compareTo", "(Ljava/lang/String;)I");
  (*env)->CallIntMethod(env, (*env)->NewStringUTF(env, "a"), compare, NULL);
  jthrowable thrown = (*env)->ExceptionOccurred(env);
  (*env)->ExceptionClear(env);
  bool expected = thrown != NULL &&
                  (*env)->IsInstanceOf(
                      env, thrown, (*env)->FindClass(env, "java/lang/NullPointerException"));
  (*vm)->DetachCurrentThread(vm);
  return expected;
}

/* Whether the host's handler gets a fault of the host. */
static bool host_gets_fault(void) {
  int before = faults_seen;
  mprotect(guarded_page, 4096, PROT_NONE);
  *(volatile char *)guarded_page = 1;
  return faults_seen == before + 1;
}

/* The host sets up its handler after the VM was started, once after each library; then the libraries
   take turns, and none may put itself in front of another for ever. */
int fault_handler(int count, char **libraries) {
  guarded_page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  struct sigaction ours = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
  for (int i = 0; i < count; i++) {
    Effect *before = open_effect(libraries[i]);
    sigaction(SIGSEGV, &ours, NULL);
    Effect *after = open_effect(libraries[i]);
    if (before == NULL || after == NULL) {
      return wrong("%s does not open", libraries[i]);
    }
    if (!java_meets_null()) {
      return wrong("no NullPointerException");
    }
    if (!host_gets_fault()) {
      return wrong("the host's handler does not get its own fault");
    }
  }
  for (int turn = 0; turn < 2 * count; turn++) {
    if (open_effect(libraries[turn % count]) == NULL) {
      return wrong("turn %d does not open", turn);
    }
  }
  return java_meets_null() && host_gets_fault() ? 0 : wrong("the handlers are in a circle");
}

/* older-vm LIBJVM LIBRARY: a VM of another plugin is there already. */
int older_vm(int count, char **arguments) {
  if (count != 2) {
    return wrong("older-vm needs a libjvm and a library");
  }
  void *libjvm = dlopen(arguments[0], RTLD_NOW | RTLD_GLOBAL);
  jint (*create)(JavaVM **, void **, void *) =
      libjvm == NULL
          ? NULL
          : (jint(*)(JavaVM **, void **, void *))(intptr_t)dlsym(libjvm, "JNI_CreateJavaVM");
  JavaVMInitArgs none = {.version = JNI_VERSION_1_8};
  JavaVM *vm;
  JNIEnv *env;
  if (create == NULL || create(&vm, (void **)&env, &none) != JNI_OK) {
    return wrong("cannot start the other VM");
  }
  if (open_effect(arguments[1]) != NULL) {
    return wrong("it opened");
  }
  return java_meets_null() ? 0 : wrong("the other VM does not work any more");
}

static bool is_default(int signal) {
  struct sigaction now;
  sigaction(signal, NULL, &now);
  return now.sa_handler == SIG_DFL;
}

/* A host opens plugins on a real-time thread with signals of its own: nothing of that may get into
   the VM's threads, nor anything of the VM into the host. */
int threads_of_vm(int count, char **libraries) {
  (void)count;
  struct sched_param priority = {.sched_priority = 10};
  bool real_time = sched_setscheduler(0, SCHED_FIFO, &priority) == 0;
  printf("host thread is %s\n", real_time ? "SCHED_FIFO" : "SCHED_OTHER: no right to real time");
  sigset_t mine;
  sigset_t before;
  sigset_t after;
  sigemptyset(&mine);
  sigaddset(&mine, SIGUSR1);
  pthread_sigmask(SIG_SETMASK, &mine, NULL);
  pthread_sigmask(SIG_SETMASK, NULL, &before);
  char locale[256];
  snprintf(locale, sizeof locale, "%s", setlocale(LC_ALL, NULL));
  Effect *effect = open_effect(libraries[0]);
  if (effect == NULL) {
    return wrong("it does not open");
  }
  if (strcmp(locale, setlocale(LC_ALL, NULL)) != 0) {
    return wrong("the host's locale was %s and is %s", locale, setlocale(LC_ALL, NULL));
  }
  pthread_sigmask(SIG_SETMASK, NULL, &after);
  for (int signal = 1; signal < 32; signal++) {
    if (sigismember(&before, signal) != sigismember(&after, signal)) {
      return wrong("the host's signal mask changed at signal %d", signal);
    }
  }
  if (!is_default(SIGINT) || !is_default(SIGTERM) || !is_default(SIGHUP) || !is_default(SIGQUIT)) {
    return wrong("the VM took a signal that is the host's");
  }
  DIR *tasks = opendir("/proc/self/task");
  int seen = 0;
  for (struct dirent *task; (task = readdir(tasks)) != NULL;) {
    int id = atoi(task->d_name);
    if (id == 0 || id == getpid()) {
      continue;
    }
    seen++;
    if (sched_getscheduler(id) != SCHED_OTHER) {
      return wrong("thread %d of the VM is not SCHED_OTHER", id);
    }
    char path[64];
    char line[256];
    unsigned long long blocked = 0;
    snprintf(path, sizeof path, "/proc/self/task/%d/status", id);
    FILE *status = fopen(path, "r");
    while (status != NULL && fgets(line, sizeof line, status) != NULL) {
      (void)sscanf(line, "SigBlk: %llx", &blocked);
    }
    if (status == NULL || fclose(status) != 0) {
      continue; /* it has just ended */
    }
    if ((blocked >> (SIGTERM - 1) & 1) == 0 || (blocked >> (SIGSEGV - 1) & 1) != 0) {
      return wrong("thread %d of the VM blocks %llx", id, blocked);
    }
  }
  closedir(tasks);
  return seen > 0 ? 0 : wrong("there is no thread of a VM");
}
