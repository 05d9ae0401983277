/* What the parts of the C entry know of each other. */
#ifndef CUEBUS_ENTRY_H
#define CUEBUS_ENTRY_H

#include <jni.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifndef CUEBUS_BUILD_ID
#error "build.sh defines CUEBUS_BUILD_ID"
#endif

/* What a host may ask for; the numbers are those of cuebus.boot.Boot. */
enum { BOOT_VST2 = 1, BOOT_LV2 = 2, BOOT_CLAP = 3 };

/* The Java release whose class files the jars hold. */
enum { JAVA_NEEDED = 25 };

enum { PATH_ROOM = 4096, JARS_ROOM = 16 * PATH_ROOM };

/* Where everything lies; filled once. */
typedef struct {
  char library[PATH_ROOM]; /* this shared library */
  char home[PATH_ROOM];    /* lib/cuebus: jars/, runtime/, cuebus.jsa */
  char jars[JARS_ROOM];    /* the jars by name, each followed by ':' but the last */
} Places;

/* One line on standard error, which is all that a host without a log has. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* places.c. Finds the library and its jars; says what is missing and returns false. */
bool find_places(Places *places);

/* places.c. The libjvm of a Java that is new enough, which holds until the next call; NULL if there
   is none, and says so. */
const char *find_libjvm(const Places *places);

/* What the host had: its locale, and the variable that says it. */
typedef struct {
  char *locale;
  char *variable;
  bool changed; /* of the variable */
} HostLocale;

/* locale.c. Around the start of a VM that is to find these paths. */
void prepare_locale(HostLocale *host, const char *paths);
void restore_locale(HostLocale *host);

/* vm.c. The VM of this process, made if there is none; NULL if that cannot be, and says so. Runs on
   a thread of the entry's own, which stays attached to the VM. */
JNIEnv *enter_vm(const Places *places, JavaVM **vm);

/* signals.c. Sees to it that Java meets its own faults before a handler of the host does. */
void guard_faults(void);

/* boot.c. What Boot.boot returns: the address of a struct, 0 if there is none. Any thread. */
jlong boot(int what, jlong argument);

#endif
