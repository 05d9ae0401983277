/* A VM that starts sets the locale of the whole process by the environment, and reads paths in that
   locale's encoding. The first would change how the host reads and writes numbers; by the second, Java
   finds no folder with a letter beyond ASCII where the locale has none. */
#define _GNU_SOURCE
#include "entry.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static const char VARIABLE[] = "LC_ALL";

static char *copy_of(const char *text) { return text == NULL ? NULL : strdup(text); }

static bool is_ascii(const char *text) {
  while (*text != '\0' && (unsigned char)*text < 0x80) {
    text++;
  }
  return *text == '\0';
}

static bool has_utf8(void) {
  locale_t of_environment = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
  bool utf8 = of_environment != (locale_t)0 &&
              strcmp(nl_langinfo_l(CODESET, of_environment), "UTF-8") == 0;
  if (of_environment != (locale_t)0) {
    freelocale(of_environment);
  }
  return utf8;
}

void prepare_locale(HostLocale *host, const char *paths) {
  host->locale = copy_of(setlocale(LC_ALL, NULL));
  host->changed = !is_ascii(paths) && !has_utf8();
  host->variable = copy_of(getenv(VARIABLE));
  if (host->changed) {
    setenv(VARIABLE, "C.UTF-8", 1);
  }
}

void restore_locale(HostLocale *host) {
  if (host->changed && host->variable == NULL) {
    unsetenv(VARIABLE);
  } else if (host->changed) {
    setenv(VARIABLE, host->variable, 1);
  }
  if (host->locale != NULL) {
    setlocale(LC_ALL, host->locale);
  }
  free(host->locale);
  free(host->variable);
}
