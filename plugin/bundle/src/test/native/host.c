/* A plugin host in C: host SCENARIO LIBRARY... What a test inside of a VM cannot show, because it needs
   a process of its own. Ends with 0 if the scenario went as it should. */
#define _GNU_SOURCE
#include "host.h"
#include "rack.h"

#include <dirent.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TEN = 10, MAX_SIDES = 2 * MAX_CHANNELS };

/* An instance, and what it must sound like: one source in one mix. */
typedef struct {
  Slot *slot;
  Setting setting;
  int mix, source;
  float gain;
  float in[MAX_CHANNELS][FRAMES];
  float out[MAX_SIDES][FRAMES];
} Channel;

/* Renders until every ramp is over. */
static void *play(void *argument) {
  Channel *channel = argument;
  float *in[MAX_CHANNELS];
  float *out[MAX_SIDES];
  for (int c = 0; c < MAX_CHANNELS; c++) {
    in[c] = channel->in[c];
    for (int i = 0; i < FRAMES; i++) {
      in[c][i] = 0.5f / (float)(1 + c);
    }
  }
  for (int c = 0; c < MAX_SIDES; c++) {
    out[c] = channel->out[c];
  }
  for (int block = 0; block < 100; block++) {
    render_slot(channel->slot, in, out);
  }
  return NULL;
}

static int check(int number, const Channel *channel) {
  for (int c = 0; c < slot_outputs(channel->slot); c++) {
    float expected = c / 2 == channel->mix ? channel->gain * channel->in[channel->source][0] : 0;
    for (int i = 0; i < FRAMES; i++) {
      if (!(fabsf(channel->out[c][i] - expected) <= 1e-6f)) {
        return wrong("instance %d: output %d is %g and should be %g", number, c,
                     (double)channel->out[c][i], (double)expected);
      }
    }
  }
  return 0;
}

/* Ten instances of what the arguments name, each with a state of its own, all rendering at once. An
   argument is a slot's name, the next its setting and what that makes audible. */
static int ten(int count, char **arguments) {
  static Channel channels[TEN];
  pthread_t threads[TEN];
  if (count != 2 * TEN) {
    return wrong("ten needs ten slots and their settings");
  }
  for (int i = 0; i < TEN; i++) {
    Channel *channel = &channels[i];
    Setting *setting = &channel->setting;
    channel->slot = open_slot(arguments[2 * i]);
    if (channel->slot == NULL ||
        sscanf(arguments[2 * i + 1], "%d %d %u %f %f %d %d %f", &setting->index,
               &setting->first_port, &setting->id, &setting->plain, &setting->normal,
               &channel->mix, &channel->source, &channel->gain) != 8) {
      return wrong("instance %d, %s, does not open", i, arguments[2 * i]);
    }
    start_slot(channel->slot);
    set_slot(channel->slot, *setting);
  }
  for (int i = 0; i < TEN; i++) {
    pthread_create(&threads[i], NULL, play, &channels[i]);
  }
  int failed = 0;
  for (int i = 0; i < TEN; i++) {
    pthread_join(threads[i], NULL);
    failed |= check(i, &channels[i]);
  }
  for (int i = 0; i < TEN; i++) {
    stop_and_close_slot(channels[i].slot);
  }
  return failed;
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

static int cycles(int count, char **slots) {
  long resident = 0;
  int threads = 0;
  static float samples[3 * MAX_CHANNELS][FRAMES];
  float *channels[3 * MAX_CHANNELS];
  for (int c = 0; c < 3 * MAX_CHANNELS; c++) {
    channels[c] = samples[c];
  }
  for (int i = 0; i < SETTLING + CYCLES; i++) {
    Slot *slot = open_slot(slots[i % count]);
    if (slot == NULL) {
      return wrong("cycle %d does not open", i);
    }
    start_slot(slot);
    for (int block = 0; block < 20; block++) {
      render_slot(slot, channels, channels + MAX_CHANNELS);
    }
    stop_and_close_slot(slot);
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
