/* start FURTHER SLOT...: makes instances in a process that has none, as a host does. A slot is what
   rack.h says, or `vm:` and the path of a libjvm: a VM alone, for comparison. Prints for each slot
   milliseconds and CPU milliseconds of all threads: until the first instance is open, until it has
   rendered its first block; then for a further instance to open, on average. */
#define _GNU_SOURCE
#include "rack.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double cpu_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* With the options of the C entry that cost or save time. */
static bool start_vm(const char *libjvm) {
  void *library = dlopen(libjvm, RTLD_NOW | RTLD_GLOBAL);
  jint (*create)(JavaVM **, void **, void *) =
      library == NULL
          ? NULL
          : (jint(*)(JavaVM **, void **, void *))(intptr_t)dlsym(library, "JNI_CreateJavaVM");
  JavaVMOption options[] = {{.optionString = "-XX:+UseZGC"},
                            {.optionString = "-Xms64m"},
                            {.optionString = "-Xmx256m"},
                            {.optionString = "-XX:-UsePerfData"}};
  JavaVMInitArgs all = {.version = JNI_VERSION_1_8,
                        .nOptions = sizeof options / sizeof options[0],
                        .options = options};
  JavaVM *vm;
  JNIEnv *env;
  return create != NULL && create(&vm, (void **)&env, &all) == JNI_OK;
}

static Slot *open_one(const char *named) {
  Slot *slot = open_slot(named);
  if (slot == NULL) {
    wrong("%s does not open", named);
    exit(1);
  }
  return slot;
}

static void first_block(Slot *slot) {
  static float samples[3 * MAX_CHANNELS][FRAMES];
  float *channels[3 * MAX_CHANNELS];
  for (int c = 0; c < 3 * MAX_CHANNELS; c++) {
    channels[c] = samples[c];
  }
  start_slot(slot);
  render_slot(slot, channels, channels + MAX_CHANNELS);
}

static void measure(const char *named, int further) {
  double wall = milliseconds();
  double cpu = cpu_milliseconds();
  if (strncmp(named, "vm:", 3) == 0) {
    if (!start_vm(named + 3)) {
      wrong("%s does not start", named);
      exit(1);
    }
    wall = milliseconds() - wall;
    cpu = cpu_milliseconds() - cpu;
    printf("%.2f %.2f %.2f %.2f 0 0\n", wall, cpu, wall, cpu);
    return;
  }
  Slot *slot = open_one(named);
  printf("%.2f %.2f", milliseconds() - wall, cpu_milliseconds() - cpu);
  first_block(slot);
  printf(" %.2f %.2f", milliseconds() - wall, cpu_milliseconds() - cpu);
  wall = milliseconds();
  cpu = cpu_milliseconds();
  for (int i = 0; i < further; i++) {
    open_one(named);
  }
  printf(" %.3f %.3f\n", (milliseconds() - wall) / further, (cpu_milliseconds() - cpu) / further);
}

int main(int count, char **arguments) {
  if (count < 3 || atoi(arguments[1]) < 1) {
    fprintf(stderr, "usage: start FURTHER SLOT...\n");
    return 2;
  }
  for (int s = 2; s < count; s++) {
    measure(arguments[s], atoi(arguments[1]));
  }
  return 0;
}
