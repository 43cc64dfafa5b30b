// Preloaded into rolescope by the tests: ends it or fails it at one of its steps of writing, fails its reading, or sets its clock.
//
//   ROLESCOPE_FAULT=kill:N     SIGKILL instead of the N-th step; of a write, half is done first
//   ROLESCOPE_FAULT=fail:N:E   from the N-th step on each fails with the error number E, as on a disk that is full
//   ROLESCOPE_FAULT=each:C:E   each step that is a call of C (write, fsync, rename …) fails with the error number E
//   ROLESCOPE_FAULT=open:E:T   each opening of a file for reading fails with E, where its name holds the text T
//   ROLESCOPE_FAULT=read:E:T   each reading of such a file fails with E
//   ROLESCOPE_FAULT=interrupt:0:T  each second reading of such a file is interrupted
//   ROLESCOPE_FAULT=short:0:T  each reading of such a file gives half of what there is room for
//   ROLESCOPE_CLOCK=S          it is S seconds after 1970
//
// A step is a call that changes what stands on a disk: what is sent to terminals and pipes counts as nothing.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static atomic_int steps;

enum fate { GOES_ON, IS_KILLED, FAILS };

static enum fate step(const char *call) {
    const char *fault = getenv("ROLESCOPE_FAULT");
    char failing[16];
    int at = 0, error = 0;
    if (!fault) return GOES_ON;
    if (sscanf(fault, "each:%15[^:]:%d", failing, &error) == 2) {
        if (strncmp(call, failing, strlen(failing))) return GOES_ON;
        errno = error;
        return FAILS;
    }
    int now = atomic_fetch_add(&steps, 1) + 1;
    if (sscanf(fault, "kill:%d", &at) == 1 && now == at) return IS_KILLED;
    if (sscanf(fault, "fail:%d:%d", &at, &error) == 2 && now >= at) {
        errno = error;
        return FAILS;
    }
    return GOES_ON;
}

_Noreturn static void end(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

#define STEP(call)                     \
    switch (step(call)) {              \
    case GOES_ON: break;               \
    case IS_KILLED: end();             \
    case FAILS: return -1;             \
    }

// A file that has a name: what goes with the program is nobody's loss.
static int is_file(int descriptor) {
    struct stat status;
    int kept = errno;
    int answer = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink > 0;
    errno = kept;
    return answer;
}

// Whether a fault of this kind is wanted of what has this name; errno says which.
static int is_faulty(const char *kind, const char *name) {
    const char *fault = getenv("ROLESCOPE_FAULT");
    char wanted[16], text[128];
    int error = 0;
    if (!fault || sscanf(fault, "%15[^:]:%d:%127s", wanted, &error, text) != 3) return 0;
    if (strcmp(kind, wanted) || !strstr(name, text)) return 0;
    errno = error;
    return 1;
}

static int is_faulty_file(const char *kind, int descriptor) {
    char link[64], name[4096];
    int kept = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, name, sizeof name - 1);
    errno = kept;
    if (length < 0) return 0;
    name[length] = 0;
    return is_faulty(kind, name);
}

// How much of a reading is done; less than nothing when it fails.
static ssize_t portion(int descriptor, size_t count) {
    static atomic_int readings;
    if (!getenv("ROLESCOPE_FAULT")) return (ssize_t)count;
    if (is_faulty_file("read", descriptor)) return -1;
    if (is_faulty_file("interrupt", descriptor) && atomic_fetch_add(&readings, 1) % 2 == 0) {
        errno = EINTR;
        return -1;
    }
    return (ssize_t)(is_faulty_file("short", descriptor) ? (count + 1) / 2 : count);
}

ssize_t read(int descriptor, void *bytes, size_t count) {
    ssize_t wanted = portion(descriptor, count);
    return wanted < 0 ? -1 : NEXT(read)(descriptor, bytes, (size_t)wanted);
}

#define READING_AT(name)                                                        \
    ssize_t name(int descriptor, void *bytes, size_t count, off_t offset) {     \
        ssize_t wanted = portion(descriptor, count);                            \
        return wanted < 0 ? -1 : NEXT(name)(descriptor, bytes, (size_t)wanted, offset); \
    }

READING_AT(pread)
READING_AT(pread64)

#define OPENING(name)                                  \
    int name(const char *path, int flags, ...) {       \
        mode_t mode = 0;                               \
        if (flags & O_CREAT) {                         \
            va_list rest;                              \
            va_start(rest, flags);                     \
            mode = va_arg(rest, mode_t);               \
            va_end(rest);                              \
            STEP(#name)                                \
        } else if (is_faulty("open", path)) {          \
            return -1;                                 \
        }                                              \
        return NEXT(name)(path, flags, mode);          \
    }

OPENING(open)
OPENING(open64)

ssize_t write(int descriptor, const void *bytes, size_t count) {
    if (is_file(descriptor)) {
        switch (step("write")) {
        case GOES_ON: break;
        case IS_KILLED:
            NEXT(write)(descriptor, bytes, count / 2);
            end();
        case FAILS: return -1;
        }
    }
    return NEXT(write)(descriptor, bytes, count);
}

#define WRITING_AT(name)                                                               \
    ssize_t name(int descriptor, const void *bytes, size_t count, off_t offset) {      \
        if (is_file(descriptor)) {                                                     \
            switch (step(#name)) {                                                     \
            case GOES_ON: break;                                                       \
            case IS_KILLED:                                                            \
                NEXT(name)(descriptor, bytes, count / 2, offset);                      \
                end();                                                                 \
            case FAILS: return -1;                                                     \
            }                                                                          \
        }                                                                              \
        return NEXT(name)(descriptor, bytes, count, offset);                           \
    }

WRITING_AT(pwrite)
WRITING_AT(pwrite64)

#define CALL(name, parameters, arguments, counts) \
    int name parameters {                         \
        if (counts) STEP(#name)                   \
        return NEXT(name) arguments;              \
    }

CALL(fsync, (int descriptor), (descriptor), is_file(descriptor))
CALL(fdatasync, (int descriptor), (descriptor), is_file(descriptor))
CALL(ftruncate, (int descriptor, off_t length), (descriptor, length), is_file(descriptor))
CALL(ftruncate64, (int descriptor, off_t length), (descriptor, length), is_file(descriptor))
CALL(fchmod, (int descriptor, mode_t mode), (descriptor, mode), is_file(descriptor))
CALL(rename, (const char *from, const char *to), (from, to), 1)
CALL(mkdir, (const char *path, mode_t mode), (path, mode), 1)

// Cleaning up may always be done, and is a step at which a program can be killed.
int unlink(const char *path) {
    if (step("unlink") == IS_KILLED) end();
    return NEXT(unlink)(path);
}

static int has_clock(time_t *seconds) {
    const char *clock = getenv("ROLESCOPE_CLOCK");
    if (clock) *seconds = atoll(clock);
    return clock != NULL;
}

time_t time(time_t *place) {
    time_t now;
    if (!has_clock(&now)) return NEXT(time)(place);
    if (place) *place = now;
    return now;
}

int clock_gettime(clockid_t clock, struct timespec *place) {
    int answer = NEXT(clock_gettime)(clock, place);
    time_t now;
    if (clock == CLOCK_REALTIME && has_clock(&now)) place->tv_sec = now;
    return answer;
}

int gettimeofday(struct timeval *place, void *zone) {
    int answer = NEXT(gettimeofday)(place, zone);
    time_t now;
    if (has_clock(&now)) place->tv_sec = now;
    return answer;
}
