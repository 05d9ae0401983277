/* What the parts of the test host know of each other. Its AEffect is written from the public ABI, apart
   from the plugin's. */
#ifndef CUEBUS_TEST_HOST_H
#define CUEBUS_TEST_HOST_H

#include <jni.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct Effect Effect;

struct Effect {
  int32_t magic;
  intptr_t (*dispatcher)(Effect *, int32_t opcode, int32_t index, intptr_t value, void *pointer,
                         float number);
  void (*process)(Effect *, float **in, float **out, int32_t frames);
  void (*set_parameter)(Effect *, int32_t index, float value);
  float (*get_parameter)(Effect *, int32_t index);
  int32_t programs, parameters, inputs, outputs, flags;
  void *reserved[2];
  int32_t delay;
  int32_t unused[3];
  void *object;
  void *user;
  int32_t id, version;
  void (*process_replacing)(Effect *, float **in, float **out, int32_t frames);
  void (*process_double)(Effect *, double **in, double **out, int32_t frames);
};

enum { MAX_CHANNELS = 64, FRAMES = 64 };

/* Loads a library and opens an instance; NULL if either fails. */
Effect *open_effect(const char *library);

/* Runs at 48 kHz. */
void start(Effect *effect);

/* Renders blocks of FRAMES; false if a sample is not finite. */
bool run(Effect *effect, int blocks);

void stop_and_close(Effect *effect);

/* The VM of this process, NULL if there is none. */
JavaVM *running_vm(void);

double milliseconds(void);

/* The scenarios: 0 if all is well, else what was seen is on standard error. */
int fault_handler(int count, char **libraries);
int older_vm(int count, char **arguments);
int threads_of_vm(int count, char **libraries);

/* Says what is wrong; always 1. */
int wrong(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
