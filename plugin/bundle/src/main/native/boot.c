/* Calls Boot.boot on a thread of the entry's own. The VM's threads inherit what the thread that makes
   it has: a host's audio priority, its signal mask, its small stack would all be wrong. */
#define _GNU_SOURCE
#include "entry.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <string.h>

enum { STACK_BYTES = 1 << 20 };

typedef struct {
  int what;
  jlong argument;
  jlong answer;
} Call;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Places places;

/* Kept for the next call: the class and its method. */
static jclass boot_class;
static jmethodID boot_method;

/* True, and the exception is gone, if there was one. */
static bool threw(JNIEnv *env) {
  bool did = (*env)->ExceptionCheck(env);
  (*env)->ExceptionClear(env);
  return did;
}

/* Whether a class is of this very build. */
static bool is_ours(JNIEnv *env, jclass class) {
  jmethodID id = (*env)->GetStaticMethodID(env, class, "buildId", "()Ljava/lang/String;");
  jstring found = id == NULL ? NULL : (jstring)(*env)->CallStaticObjectMethod(env, class, id);
  if (threw(env) || found == NULL) {
    return false;
  }
  const char *text = (*env)->GetStringUTFChars(env, found, NULL);
  bool same = text != NULL && strcmp(text, CUEBUS_BUILD_ID) == 0;
  (*env)->ReleaseStringUTFChars(env, found, text);
  return same;
}

/* `new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())`: in a VM of somebody else, whose
   class path is not ours. NULL if that throws. */
static jobject loader_of_jars(JNIEnv *env) {
  jclass loader = (*env)->FindClass(env, "java/lang/ClassLoader");
  jclass of_urls = (*env)->FindClass(env, "java/net/URLClassLoader");
  jclass url = (*env)->FindClass(env, "java/net/URL");
  jclass path = (*env)->FindClass(env, "java/io/File");
  jclass uri = (*env)->FindClass(env, "java/net/URI");
  if (threw(env)) {
    return NULL;
  }
  jsize count = 1;
  for (const char *c = places.jars; *c != '\0'; c++) {
    count += *c == ':';
  }
  jobjectArray urls = (*env)->NewObjectArray(env, count, url, NULL);
  static char jars[JARS_ROOM];
  strcpy(jars, places.jars);
  char *rest = NULL;
  char *jar = strtok_r(jars, ":", &rest);
  for (jsize i = 0; i < count && jar != NULL; i++, jar = strtok_r(NULL, ":", &rest)) {
    jobject file = (*env)->NewObject(
        env, path, (*env)->GetMethodID(env, path, "<init>", "(Ljava/lang/String;)V"),
        (*env)->NewStringUTF(env, jar));
    jobject at = (*env)->CallObjectMethod(
        env, file, (*env)->GetMethodID(env, path, "toURI", "()Ljava/net/URI;"));
    if (threw(env)) {
      return NULL;
    }
    (*env)->SetObjectArrayElement(
        env, urls, i,
        (*env)->CallObjectMethod(env, at,
                                 (*env)->GetMethodID(env, uri, "toURL", "()Ljava/net/URL;")));
    if (threw(env)) {
      return NULL;
    }
  }
  jobject platform = (*env)->CallStaticObjectMethod(
      env, loader,
      (*env)->GetStaticMethodID(env, loader, "getPlatformClassLoader",
                                "()Ljava/lang/ClassLoader;"));
  jobject made = (*env)->NewObject(
      env, of_urls,
      (*env)->GetMethodID(env, of_urls, "<init>", "([Ljava/net/URL;Ljava/lang/ClassLoader;)V"),
      urls, platform);
  return threw(env) ? NULL : made;
}

static jclass load(JNIEnv *env, jobject loader) {
  jclass type = (*env)->FindClass(env, "java/lang/ClassLoader");
  jclass found = (jclass)(*env)->CallObjectMethod(
      env, loader,
      (*env)->GetMethodID(env, type, "loadClass", "(Ljava/lang/String;)Ljava/lang/Class;"),
      (*env)->NewStringUTF(env, "cuebus.boot.Boot"));
  return threw(env) ? NULL : found;
}

/* Finds Boot: by the system's loader where its class path holds this build, which every copy of this
   library then shares; else in our jars. */
static bool find_boot(JNIEnv *env) {
  jclass found = (*env)->FindClass(env, "cuebus/boot/Boot");
  if (threw(env) || !is_ours(env, found)) {
    jobject loader = loader_of_jars(env);
    found = loader == NULL ? NULL : load(env, loader);
  }
  if (found == NULL || !is_ours(env, found)) {
    say("%s and the jars in %s/jars are of different builds; install again with `cuebus install`",
        places.library, places.home);
    return false;
  }
  boot_method = (*env)->GetStaticMethodID(env, found, "boot", "(IJLjava/lang/String;)J");
  boot_class = (*env)->NewGlobalRef(env, found);
  return !threw(env);
}

static void *run(void *argument) {
  Call *call = argument;
  JavaVM *vm;
  JNIEnv *env = enter_vm(&places, &vm);
  if (env == NULL) {
    return NULL;
  }
  guard_faults();
  if (boot_class != NULL || find_boot(env)) {
    jlong answer = (*env)->CallStaticLongMethod(env, boot_class, boot_method, (jint)call->what,
                                                call->argument,
                                                (*env)->NewStringUTF(env, places.library));
    call->answer = threw(env) ? 0 : answer;
  }
  (*vm)->DetachCurrentThread(vm);
  return NULL;
}

/* Runs it and waits. */
static void on_own_thread(Call *call) {
  pthread_attr_t attributes;
  struct sched_param ordinary = {.sched_priority = 0};
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, STACK_BYTES);
  pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED);
  pthread_attr_setschedpolicy(&attributes, SCHED_OTHER);
  pthread_attr_setschedparam(&attributes, &ordinary);
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  sigdelset(&all, SIGSEGV);
  sigdelset(&all, SIGBUS);
  sigdelset(&all, SIGFPE);
  sigdelset(&all, SIGILL);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  int failed = pthread_create(&thread, &attributes, run, call);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  if (failed != 0) {
    say("cannot start a thread: %s", strerror(failed));
    return;
  }
  pthread_join(thread, NULL);
}

jlong boot(int what, jlong argument) {
  Call call = {.what = what, .argument = argument, .answer = 0};
  pthread_mutex_lock(&lock);
  if (places.home[0] != '\0' || find_places(&places)) {
    on_own_thread(&call);
  }
  pthread_mutex_unlock(&lock);
  return call.answer;
}
