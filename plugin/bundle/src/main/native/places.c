/* Finds the library itself, its jars and a Java. */
#define _GNU_SOURCE
#include "entry.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void say(const char *format, ...) {
  char line[2 * PATH_ROOM];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  fprintf(stderr, "cuebus: %s\n", line);
}

/* Joins texts up to a NULL; false if they do not fit. */
static bool join(char *to, size_t room, ...) {
  va_list parts;
  va_start(parts, room);
  size_t length = 0;
  for (const char *part; (part = va_arg(parts, const char *)) != NULL; length += strlen(part)) {
    if (length + strlen(part) >= room) {
      va_end(parts);
      return false;
    }
    strcpy(to + length, part);
  }
  va_end(parts);
  return true;
}

static int is_jar(const struct dirent *entry) {
  size_t length = strlen(entry->d_name);
  return length > 4 && strcmp(entry->d_name + length - 4, ".jar") == 0;
}

/* Collects the jars of a folder in byte order, which the class archive depends on; false if there
   are none. */
static bool collect_jars(Places *places) {
  char folder[PATH_ROOM];
  if (!join(folder, sizeof folder, places->home, "/jars", (char *)NULL)) {
    return false;
  }
  struct dirent **entries;
  int count = scandir(folder, &entries, is_jar, NULL);
  bool fits = count > 0;
  for (int i = 1; i < count; i++) {
    for (int j = i; j > 0 && strcmp(entries[j - 1]->d_name, entries[j]->d_name) > 0; j--) {
      struct dirent *swapped = entries[j];
      entries[j] = entries[j - 1];
      entries[j - 1] = swapped;
    }
  }
  places->jars[0] = '\0';
  for (int i = 0; i < count; i++) {
    size_t length = strlen(places->jars);
    fits = fits && join(places->jars + length, sizeof places->jars - length, i > 0 ? ":" : "",
                        folder, "/", entries[i]->d_name, (char *)NULL);
    free(entries[i]);
  }
  if (count >= 0) {
    free(entries);
  }
  return fits;
}

static bool is_home(Places *places, const char *above, const char *below) {
  return join(places->home, sizeof places->home, above, below, (char *)NULL) &&
         collect_jars(places);
}

/* CUEBUS_LIB; else lib/cuebus beside one of the folders the library is in: DIR/vst/cuebus-16x8.so and
   DIR/lv2/cuebus.lv2/cuebus.so have DIR/lib/cuebus, ~/.vst/cuebus-16x8.so has ~/.local/lib/cuebus; last the user's,
   for a ~/.vst that is a link to elsewhere. */
static bool find_home(Places *places) {
  const char *told = getenv("CUEBUS_LIB");
  if (told != NULL && told[0] != '\0') {
    return is_home(places, told, "");
  }
  char folder[PATH_ROOM];
  strcpy(folder, places->library);
  for (int up = 0; up < 4; up++) {
    char *slash = strrchr(folder, '/');
    if (slash == NULL) {
      break;
    }
    *slash = '\0';
    if (is_home(places, folder, "/lib/cuebus") || is_home(places, folder, "/.local/lib/cuebus")) {
      return true;
    }
  }
  const char *user = getenv("HOME");
  return user != NULL && is_home(places, user, "/.local/lib/cuebus");
}

bool find_places(Places *places) {
  Dl_info self;
  char resolved[PATH_MAX];
  if (dladdr((void *)(intptr_t)find_places, &self) == 0 || realpath(self.dli_fname, resolved) == NULL ||
      !join(places->library, sizeof places->library, resolved, (char *)NULL)) {
    say("cannot tell where its own library lies");
    return false;
  }
  if (!find_home(places)) {
    const char *told = getenv("CUEBUS_LIB");
    say("%s: found no jars in %s; install again with `cuebus install`, or set CUEBUS_LIB to the "
        "folder whose `jars` holds them",
        places->library,
        told != NULL && told[0] != '\0' ? told
                                        : "lib/cuebus beside the folders above, nor in ~/.local/lib/cuebus");
    places->home[0] = '\0';
    return false;
  }
  if (strchr(places->home, ':') != NULL) {
    say("%s: a colon in the folder's name splits Java's class path; install elsewhere",
        places->home);
    places->home[0] = '\0';
    return false;
  }
  return true;
}

/* Whether a folder holds a Java new enough: its file `release` says so, without loading a library
   that could not be unloaded. Then `libjvm` is its path. */
static bool is_java(const char *java, char *libjvm, size_t room) {
  char path[PATH_ROOM];
  if (!join(path, sizeof path, java, "/release", (char *)NULL)) {
    return false;
  }
  FILE *release = fopen(path, "r");
  if (release == NULL) {
    return false;
  }
  int version = 0;
  char line[1024];
  while (fgets(line, sizeof line, release) != NULL) {
    (void)sscanf(line, "JAVA_VERSION=\"%d", &version);
  }
  fclose(release);
  return version >= JAVA_NEEDED &&
         join(libjvm, room, java, "/lib/server/libjvm.so", (char *)NULL) &&
         access(libjvm, R_OK) == 0;
}

const char *find_libjvm(const Places *places) {
  static char libjvm[PATH_ROOM];
  char java[PATH_ROOM];
  const char *told = getenv("CUEBUS_JAVA_HOME");
  if (told != NULL && told[0] != '\0') {
    if (is_java(told, libjvm, sizeof libjvm)) {
      return libjvm;
    }
    say("CUEBUS_JAVA_HOME is %s, which is not a Java %d or newer", told, JAVA_NEEDED);
    return NULL;
  }
  if (join(java, sizeof java, places->home, "/runtime", (char *)NULL) &&
      is_java(java, libjvm, sizeof libjvm)) {
    return libjvm;
  }
  told = getenv("JAVA_HOME");
  if (told != NULL && is_java(told, libjvm, sizeof libjvm)) {
    return libjvm;
  }
  static const char usual[] = "/usr/lib/jvm";
  DIR *folder = opendir(usual);
  bool found = false;
  for (struct dirent *entry; folder != NULL && !found && (entry = readdir(folder)) != NULL;) {
    found = join(java, sizeof java, usual, "/", entry->d_name, (char *)NULL) &&
            is_java(java, libjvm, sizeof libjvm);
  }
  if (folder != NULL) {
    closedir(folder);
  }
  if (!found) {
    say("found no Java %d or newer in %s/runtime, JAVA_HOME or %s; install again with `cuebus "
        "install`, or set CUEBUS_JAVA_HOME",
        JAVA_NEEDED, places->home, usual);
  }
  return found ? libjvm : NULL;
}
