/* A VST 2.4 plugin as a host loads it, and what every scenario needs. */
#define _GNU_SOURCE
#include "host.h"

#include <dlfcn.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

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
