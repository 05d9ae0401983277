/* A VST 2.4 host in C: host SCENARIO LIBRARY... What a test inside of a VM cannot show, because it needs
   a process of its own. Ends with 0 if the scenario went as it should. */
#define _GNU_SOURCE
#include "host.h"

#include <dirent.h>
#include <dlfcn.h>
#include <math.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static intptr_t audio_master(Effect *effect, int32_t opcode, int32_t index, intptr_t value,
                             void *pointer, float number) {
  (void)effect, (void)index, (void)value, (void)pointer, (void)number;
  return opcode == 1 ? 2400 : 0;
}

int wrong(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  fputc('\n', stderr);
  return 1;
}

double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

Effect *open_effect(const char *library) {
  typedef Effect *(*Main)(__typeof__(audio_master) *);
  void *loaded = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (loaded == NULL) {
    wrong("%s", dlerror());
    return NULL;
  }
  Main plugin = (Main)(intptr_t)dlsym(loaded, "VSTPluginMain");
  Effect *effect = plugin == NULL ? NULL : plugin(audio_master);
  dlclose(loaded);
  if (effect != NULL) {
    effect->dispatcher(effect, 0, 0, 0, NULL, 0);
  }
  return effect;
}

void start(Effect *effect) {
  effect->dispatcher(effect, 10, 0, 0, NULL, 48000);
  effect->dispatcher(effect, 11, 0, FRAMES, NULL, 0);
  effect->dispatcher(effect, 12, 0, 1, NULL, 0);
}

bool run(Effect *effect, int blocks) {
  float *samples = calloc(2 * MAX_CHANNELS, FRAMES * sizeof(float)); /* the stack may be small */
  float *in[MAX_CHANNELS];
  float *out[MAX_CHANNELS];
  for (int c = 0; c < MAX_CHANNELS; c++) {
    in[c] = samples + c * FRAMES;
    out[c] = samples + (MAX_CHANNELS + c) * FRAMES;
    in[c][c] = 0.5f;
  }
  bool finite = true;
  for (int block = 0; block < blocks; block++) {
    effect->process_replacing(effect, in, out, FRAMES);
    finite = finite && isfinite(out[0][0]);
  }
  free(samples);
  return finite;
}

void stop_and_close(Effect *effect) {
  effect->dispatcher(effect, 12, 0, 0, NULL, 0);
  effect->dispatcher(effect, 1, 0, 0, NULL, 0);
}

JavaVM *running_vm(void) {
  void *libjvm = dlopen("libjvm.so", RTLD_NOW | RTLD_NOLOAD);
  jint (*created)(JavaVM **, jsize, jsize *) =
      libjvm == NULL ? NULL
                     : (jint(*)(JavaVM **, jsize, jsize *))(intptr_t)dlsym(libjvm, "JNI_GetCreatedJavaVMs");
  JavaVM *vm = NULL;
  jsize count = 0;
  return created != NULL && created(&vm, 1, &count) == JNI_OK && count > 0 ? vm : NULL;
}

/* Ten instances at once, of as many libraries as there are. */
static int ten(int count, char **libraries) {
  Effect *effects[10];
  for (int i = 0; i < 10; i++) {
    effects[i] = open_effect(libraries[i % count]);
    if (effects[i] == NULL) {
      return wrong("instance %d does not open", i);
    }
    start(effects[i]);
  }
  for (int block = 0; block < 100; block++) {
    for (int i = 0; i < 10; i++) {
      if (!run(effects[i], 1)) {
        return wrong("instance %d renders what is not finite", i);
      }
    }
  }
  for (int i = 0; i < 10; i++) {
    stop_and_close(effects[i]);
  }
  return 0;
}

static int thread_count(void) {
  int count = 0;
  DIR *tasks = opendir("/proc/self/task");
  for (struct dirent *task; (task = readdir(tasks)) != NULL;) {
    count += task->d_name[0] != '.';
  }
  closedir(tasks);
  return count;
}

static long resident_kb(void) {
  long pages = 0;
  FILE *statm = fopen("/proc/self/statm", "r");
  if (fscanf(statm, "%*d %ld", &pages) != 1) {
    pages = 0;
  }
  fclose(statm);
  return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

/* Load, run, close: first until the VM's heap and code have the size they stay at, then 200 times more,
   which must not need more. */
enum { SETTLING = 1000, CYCLES = 200, GROWTH_KB = 8192 };

static int cycles(int count, char **libraries) {
  long resident = 0;
  int threads = 0;
  for (int i = 0; i < SETTLING + CYCLES; i++) {
    Effect *effect = open_effect(libraries[i % count]);
    if (effect == NULL) {
      return wrong("cycle %d does not open", i);
    }
    start(effect);
    if (!run(effect, 20)) {
      return wrong("cycle %d renders what is not finite", i);
    }
    stop_and_close(effect);
    if (i == SETTLING - 1) {
      resident = resident_kb();
      threads = thread_count();
    }
  }
  printf("resident %ld kB, %d cycles later %ld kB; threads %d, %d\n", resident, CYCLES,
         resident_kb(), threads, thread_count());
  if (resident_kb() - resident > GROWTH_KB) {
    return wrong("memory grows");
  }
  return thread_count() > threads + 2 ? wrong("threads grow") : 0;
}

static void *visit(void *effect) {
  return run(effect, 10) ? NULL : effect;
}

/* Audio threads that come and go, the last ones with the smallest stack. */
static int comings(int count, char **libraries) {
  (void)count;
  Effect *effect = open_effect(libraries[0]);
  start(effect);
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 128 * 1024);
  int threads = 0;
  for (int i = 0; i < 200; i++) {
    pthread_t visitor;
    void *failed = NULL;
    pthread_create(&visitor, i < 150 ? NULL : &small, visit, effect);
    pthread_join(visitor, &failed);
    if (failed != NULL) {
      return wrong("visitor %d renders what is not finite", i);
    }
    threads = i == 50 ? thread_count() : threads;
  }
  printf("threads %d after 50 visitors, %d after 200\n", threads, thread_count());
  stop_and_close(effect);
  return thread_count() > threads + 2 ? wrong("threads grow") : 0;
}

/* A refusal is no instance; the host lives and may ask again. */
static int refused(int count, char **libraries) {
  (void)count;
  for (int i = 0; i < 2; i++) {
    if (open_effect(libraries[0]) != NULL) {
      return wrong("it opened");
    }
  }
  return 0;
}

static int opens(int count, char **libraries) {
  for (int i = 0; i < count; i++) {
    double begin = milliseconds();
    Effect *effect = open_effect(libraries[i]);
    double end = milliseconds();
    if (effect == NULL) {
      return wrong("%s does not open", libraries[i]);
    }
    printf("%d in, %d out, %.2f ms\n", effect->inputs, effect->outputs, end - begin);
    stop_and_close(effect);
  }
  return 0;
}

int main(int count, char **arguments) {
  static const struct {
    const char *name;
    int (*run)(int count, char **libraries);
  } scenarios[] = {{"opens", opens},         {"refused", refused},
                   {"ten", ten},             {"cycles", cycles},
                   {"comings", comings},     {"fault-handler", fault_handler},
                   {"older-vm", older_vm},   {"threads-of-vm", threads_of_vm}};
  for (size_t i = 0; count > 2 && i < sizeof scenarios / sizeof scenarios[0]; i++) {
    if (strcmp(arguments[1], scenarios[i].name) == 0) {
      return scenarios[i].run(count - 2, arguments + 2);
    }
  }
  fprintf(stderr, "usage: host SCENARIO LIBRARY...\n");
  return 2;
}
