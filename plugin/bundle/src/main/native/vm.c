/* Finds the Java VM of this process, or makes it. */
#define _GNU_SOURCE
#include "entry.h"

#include <dlfcn.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef jint (*CreateVm)(JavaVM **vm, void **env, void *options);
typedef jint (*CreatedVms)(JavaVM **vms, jsize room, jsize *count);

enum { MAX_OPTIONS = 64, SAID_ROOM = 1024 };

/* Version 21 of JNI, which an older jni.h does not name. */
static const jint JNI_21 = 0x00150000;

/* A VM that cannot start ends the process. Its hooks end only the attempt: they jump back. */
static jmp_buf attempt;
static pthread_t attempting;
static bool under_way;
static char vm_said[SAID_ROOM];

static void give_up(void) {
  if (under_way && pthread_equal(pthread_self(), attempting)) {
    longjmp(attempt, 1);
  }
}

static void JNICALL on_abort(void) { give_up(); }

static void JNICALL on_exit_code(jint code) {
  (void)code;
  give_up();
}

/* Keeps what the VM says about a failed start for one message; later passes it through. */
static jint JNICALL on_print(FILE *stream, const char *format, va_list arguments) {
  if (!under_way) {
    return vfprintf(stream, format, arguments);
  }
  size_t length = strlen(vm_said);
  int said = vsnprintf(vm_said + length, sizeof vm_said - length, format, arguments);
  for (char *c = vm_said + length; *c != '\0'; c++) {
    *c = *c == '\n' ? ' ' : *c;
  }
  return said;
}

static void add(JavaVMInitArgs *all, const char *text, void *extra) {
  if (all->nOptions < MAX_OPTIONS) {
    all->options[all->nOptions].optionString = (char *)(intptr_t)text;
    all->options[all->nOptions++].extraInfo = extra;
  }
}

static jint create(const Places *places, CreateVm create_vm, JavaVM **vm, JNIEnv **env) {
  JavaVMOption options[MAX_OPTIONS];
  JavaVMInitArgs all = {.version = JNI_21, .options = options, .ignoreUnrecognized = JNI_TRUE};
  static char class_path[JARS_ROOM + 32];
  static char archive[PATH_ROOM + 64];
  static char more[2048];
  snprintf(class_path, sizeof class_path, "-Djava.class.path=%s", places->jars);
  add(&all, class_path, NULL);
  add(&all, "--enable-native-access=ALL-UNNAMED", NULL);
  add(&all, "-Xrs", NULL); /* SIGINT, TERM, HUP and QUIT are the host's */
  add(&all, "-XX:+UseZGC", NULL); /* pauses far below a block */
  add(&all, "-Xms64m", NULL);
  add(&all, "-Xmx256m", NULL);
  add(&all, "-XX:-UsePerfData", NULL); /* no file in /tmp */
  add(&all, "-XX:+DisableAttachMechanism", NULL);
  add(&all, "-Djava.awt.headless=true", NULL);
  /* Naming an archive that is not there would switch off the JDK's own. */
  snprintf(archive, sizeof archive, "-XX:SharedArchiveFile=%s/cuebus.jsa", places->home);
  if (access(strchr(archive, '=') + 1, R_OK) == 0) {
    add(&all, archive, NULL);
  }
  const char *told = getenv("CUEBUS_JVM_OPTIONS");
  snprintf(more, sizeof more, "%s", told == NULL ? "" : told);
  char *rest = NULL;
  for (char *one = strtok_r(more, " ", &rest); one != NULL; one = strtok_r(NULL, " ", &rest)) {
    add(&all, one, NULL);
  }
  add(&all, "abort", (void *)(intptr_t)on_abort);
  add(&all, "exit", (void *)(intptr_t)on_exit_code);
  add(&all, "vfprintf", (void *)(intptr_t)on_print);

  volatile jint result = JNI_ERR;
  HostLocale host;
  prepare_locale(&host, places->jars);
  attempting = pthread_self();
  under_way = true;
  if (setjmp(attempt) == 0) {
    result = create_vm(vm, (void **)env, &all);
  }
  under_way = false;
  restore_locale(&host);
  return result;
}

/* The VM running in this process, NULL if there is none; waits for one that is just starting. */
static JavaVM *running(CreatedVms created_vms, int tries) {
  JavaVM *vm = NULL;
  jsize count = 0;
  for (int i = 0; i < tries; i++) {
    if (created_vms(&vm, 1, &count) == JNI_OK && count > 0) {
      return vm;
    }
    usleep(20000);
  }
  return NULL;
}

/* Whether the VM, which may be the host's, is new enough; says so if it is not. */
static bool is_new_enough(JNIEnv *env) {
  jclass system = (*env)->FindClass(env, "java/lang/System");
  jmethodID get = (*env)->GetStaticMethodID(env, system, "getProperty",
                                            "(Ljava/lang/String;)Ljava/lang/String;");
  jstring version = (jstring)(*env)->CallStaticObjectMethod(
      env, system, get, (*env)->NewStringUTF(env, "java.specification.version"));
  const char *text = (*env)->GetStringUTFChars(env, version, NULL);
  bool enough = atoi(text) >= JAVA_NEEDED; /* Java 8 and before call themselves 1.x */
  if (!enough) {
    say("a Java %s is already running in this process, and Cuebus needs %d or newer; use a host "
        "that brings no Java of its own, or a newer one",
        text, JAVA_NEEDED);
  }
  (*env)->ReleaseStringUTFChars(env, version, text);
  return enough;
}

JNIEnv *enter_vm(const Places *places, JavaVM **vm) {
  /* A VM gets one try in a process. */
  static bool cannot_start;
  if (cannot_start) {
    return NULL;
  }
  /* One that is already loaded; the process can have no second. */
  void *libjvm = dlopen("libjvm.so", RTLD_NOW | RTLD_NOLOAD);
  if (libjvm == NULL) {
    const char *path = find_libjvm(places);
    if (path == NULL) {
      return NULL;
    }
    libjvm = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
    if (libjvm == NULL) {
      say("Java cannot be loaded: %s", dlerror());
      return NULL;
    }
  }
  CreateVm create_vm = (CreateVm)(intptr_t)dlsym(libjvm, "JNI_CreateJavaVM");
  CreatedVms created_vms = (CreatedVms)(intptr_t)dlsym(libjvm, "JNI_GetCreatedJavaVMs");
  if (create_vm == NULL || created_vms == NULL) {
    say("the libjvm.so in this process is no Java VM: %s", dlerror());
    return NULL;
  }
  JNIEnv *env = NULL;
  *vm = running(created_vms, 1);
  if (*vm == NULL) {
    jint result = create(places, create_vm, vm, &env);
    if (result == JNI_OK) {
      return env;
    }
    /* Another plugin of the same host may be at it. */
    *vm = result == JNI_EEXIST ? running(created_vms, 100) : NULL;
    cannot_start = *vm == NULL;
    if (cannot_start) {
      say("Java cannot start: %s", result == JNI_EEXIST  ? "another VM of this process does not get ready"
                                   : vm_said[0] != '\0' ? vm_said
                                                        : "its VM does not say why");
    }
  }
  JavaVMAttachArgs names = {.version = JNI_VERSION_1_8, .name = (char *)(intptr_t)"cuebus-boot"};
  if (*vm == NULL || (**vm)->AttachCurrentThreadAsDaemon(*vm, (void **)&env, &names) != JNI_OK) {
    return NULL;
  }
  if (!is_new_enough(env)) {
    (**vm)->DetachCurrentThread(*vm);
    return NULL;
  }
  return env;
}
