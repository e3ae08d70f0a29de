/* A disk that refuses, or a program that dies, at the N-th write below a folder.
 *
 * Loaded before the C library (LD_PRELOAD), it stands in for every call that changes files, of
 * Python and of SQLite alike; `medium_arm` says what is to happen. Only one thread may write.
 *
 * With a mirror it also keeps what a power cut would leave at the least: the bytes of a file as of
 * its last sync (MIRROR/INODE) and the names in a folder as of its last sync (MIRROR/INODE.d).
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OFF, COUNT, REFUSE, DIE, TEAR, CUT };            /* what happens at the N-th write */
enum { GROWS = 1, OTHER = 2, SETTLES = 4 };             /* kinds of calls: takes room, or not */

#define EXT4_IOC_SHUTDOWN _IOR('X', 125, unsigned int)
#define NEXT(name) static __typeof__(&name) next; \
    if (!next) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static struct {
    int mode, error, stays, kind;                       /* stays: which kinds fail ever after */
    long at, seen;
    char root[PATH_MAX], mirror[PATH_MAX];
    int disk;                                           /* a file of the disk that is cut */
    unsigned int flag;
} armed;

void medium_arm(int mode, long at, int error, int stays, const char *root, const char *mirror)
{
    armed.mode = OFF;
    armed.at = at;
    armed.seen = armed.kind = 0;
    armed.error = error;
    armed.stays = stays;
    snprintf(armed.root, sizeof armed.root, "%s", root);
    snprintf(armed.mirror, sizeof armed.mirror, "%s", mirror);
    armed.mode = mode;
}

/* The disk whose power is cut: a descriptor on it, and what it may still do with its journal. */
void medium_disk(int disk, unsigned int flag)
{
    armed.disk = disk;
    armed.flag = flag;
}

long medium_seen(void)
{
    return armed.seen;
}

/* Whether the N-th was a sync: of bytes that the disk had taken already. */
int medium_was_sync(void)
{
    return armed.kind == SETTLES;
}

static void die(void)
{
    if (armed.mode == CUT && ioctl(armed.disk, EXT4_IOC_SHUTDOWN, &armed.flag) != 0)
        _exit(99);
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

static int lies_below(const char *path)
{
    size_t length = strlen(armed.root);
    return strncmp(path, armed.root, length) == 0 && (path[length] == '/' || !path[length]);
}

static int whole_path(int folder, const char *path, char *whole)
{
    char link[64];
    ssize_t length = 0;
    if (path[0] != '/') {
        if (folder == AT_FDCWD)
            snprintf(link, sizeof link, "/proc/self/cwd");
        else
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        length = readlink(link, whole, PATH_MAX - 1);
        if (length < 0)
            return 0;
        whole[length++] = '/';
    }
    snprintf(whole + length, PATH_MAX - length, "%s", path);
    return 1;
}

static int concerns(int folder, const char *path)
{
    char whole[PATH_MAX];
    int before = errno, found;
    if (armed.mode == OFF)
        return 0;
    found = whole_path(folder, path, whole) && lies_below(whole);
    errno = before;
    return found;
}

static int concerns_open(int file)
{
    char link[64], path[PATH_MAX];
    int before = errno;
    ssize_t length;
    if (armed.mode == OFF)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    length = readlink(link, path, sizeof path - 1);
    errno = before;
    if (length < 0)
        return 0;
    path[length] = 0;
    return lies_below(path);
}

/* Whether the call is refused; does not come back when it is the last one of the program. */
static int refused(int kind)
{
    if (++armed.seen == armed.at)
        armed.kind = kind;
    if (armed.seen == armed.at && (armed.mode == DIE || armed.mode == CUT))
        die();
    if (armed.mode != REFUSE || armed.seen < armed.at)
        return 0;
    if (armed.seen > armed.at && !(armed.stays & kind))
        return 0;
    errno = armed.error;
    return 1;
}

static int tears(void)
{
    return armed.mode == TEAR && armed.seen >= armed.at;
}

/* ---- what a power cut leaves ---- */

static void keep_names(int folder, const char *kept)
{
    char place[64];
    FILE *out = fopen(kept, "w");
    struct dirent *entry;
    DIR *names;
    snprintf(place, sizeof place, "/proc/self/fd/%d", folder);
    names = opendir(place);
    while (out && names && (entry = readdir(names)) != NULL)
        if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
            fprintf(out, "%lu/%s%c", (unsigned long)entry->d_ino, entry->d_name, 0);
    if (names)
        closedir(names);
    if (!out || fclose(out) != 0)
        _exit(98);
}

static void keep_bytes(int file, const char *kept)
{
    char place[64], some[1 << 16];
    FILE *in, *out;
    size_t count;
    snprintf(place, sizeof place, "/proc/self/fd/%d", file);
    in = fopen(place, "r");
    out = fopen(kept, "w");
    while (in && out && (count = fread(some, 1, sizeof some, in)) > 0)
        fwrite(some, 1, count, out);
    if (in)
        fclose(in);
    if (!in || !out || fclose(out) != 0)
        _exit(98);
}

static void keep(int file)
{
    char kept[PATH_MAX + 32];
    int before = errno;
    struct stat told;
    if (!armed.mirror[0] || fstat(file, &told) != 0)
        return;
    snprintf(kept, sizeof kept, "%s/%lu%s", armed.mirror, (unsigned long)told.st_ino,
             S_ISDIR(told.st_mode) ? ".d" : "");
    if (S_ISDIR(told.st_mode))
        keep_names(file, kept);
    else
        keep_bytes(file, kept);
    errno = before;
}

/* A number is not given to another file while somebody holds the one that had it. */
static void hold(int folder, const char *path)
{
    int before = errno;
    if (armed.mirror[0])
        openat(folder, path, O_PATH | O_NOFOLLOW | O_CLOEXEC);
    errno = before;
}

/* ---- the calls ---- */

#define WRITES(name, parameters, amount, whole, half)                                   \
    ssize_t name parameters                                                             \
    {                                                                                   \
        NEXT(name);                                                                     \
        if (concerns_open(file)) {                                                      \
            if (refused(GROWS))                                                         \
                return -1;                                                              \
            if (tears()) {                                                              \
                if ((amount) > 1)                                                       \
                    (void)!half;                                                        \
                die();                                                                  \
            }                                                                           \
        }                                                                               \
        return whole;                                                                   \
    }

WRITES(write, (int file, const void *some, size_t count), count,
       next(file, some, count), next(file, some, count / 2))
WRITES(pwrite, (int file, const void *some, size_t count, off_t at), count,
       next(file, some, count, at), next(file, some, count / 2, at))
WRITES(pwrite64, (int file, const void *some, size_t count, off64_t at), count,
       next(file, some, count, at), next(file, some, count / 2, at))
WRITES(writev, (int file, const struct iovec *some, int count), count,
       next(file, some, count), next(file, some, count / 2))
WRITES(sendfile, (int file, int from, off_t *at, size_t count), count,
       next(file, from, at, count), next(file, from, at, count / 2))
WRITES(sendfile64, (int file, int from, off64_t *at, size_t count), count,
       next(file, from, at, count), next(file, from, at, count / 2))
WRITES(copy_file_range,
       (int from, off64_t *at, int file, off64_t *to, size_t count, unsigned int flags), count,
       next(from, at, file, to, count, flags), next(from, at, file, to, count / 2, flags))

#define CHANGES(name, parameters, is_ours, kind, before, call)                          \
    int name parameters                                                                 \
    {                                                                                   \
        NEXT(name);                                                                     \
        if (is_ours) {                                                                  \
            if (refused(kind))                                                          \
                return -1;                                                              \
            if (tears())                                                                \
                die();                                                                  \
            before;                                                                     \
        }                                                                               \
        return call;                                                                    \
    }

CHANGES(ftruncate, (int file, off_t size), concerns_open(file), GROWS, , next(file, size))
CHANGES(ftruncate64, (int file, off64_t size), concerns_open(file), GROWS, , next(file, size))
CHANGES(mkdir, (const char *path, mode_t mode), concerns(AT_FDCWD, path), GROWS, ,
        next(path, mode))
CHANGES(mkdirat, (int folder, const char *path, mode_t mode), concerns(folder, path), GROWS, ,
        next(folder, path, mode))
CHANGES(link, (const char *from, const char *to), concerns(AT_FDCWD, to), GROWS, ,
        next(from, to))
CHANGES(linkat, (int a, const char *from, int b, const char *to, int flags), concerns(b, to),
        GROWS, , next(a, from, b, to, flags))
CHANGES(unlink, (const char *path), concerns(AT_FDCWD, path), OTHER, hold(AT_FDCWD, path),
        next(path))
CHANGES(unlinkat, (int folder, const char *path, int flags), concerns(folder, path), OTHER,
        hold(folder, path), next(folder, path, flags))
CHANGES(rmdir, (const char *path), concerns(AT_FDCWD, path), OTHER, hold(AT_FDCWD, path),
        next(path))
CHANGES(rename, (const char *from, const char *to), concerns(AT_FDCWD, to), OTHER,
        hold(AT_FDCWD, to), next(from, to))
CHANGES(renameat, (int a, const char *from, int b, const char *to), concerns(b, to), OTHER,
        hold(b, to), next(a, from, b, to))

#define SYNCS(name)                                                                     \
    int name(int file)                                                                  \
    {                                                                                   \
        int done, is_ours = concerns_open(file);                                        \
        NEXT(name);                                                                     \
        if (is_ours) {                                                                  \
            if (refused(SETTLES))                                                       \
                return -1;                                                              \
            if (tears())                                                                \
                die();                                                                  \
        }                                                                               \
        done = next(file);                                                              \
        if (is_ours && done == 0)                                                       \
            keep(file);                                                                 \
        return done;                                                                    \
    }

SYNCS(fsync)
SYNCS(fdatasync)

#define OPENS(name, parameters, last, folder, call)                                     \
    int name parameters                                                                 \
    {                                                                                   \
        mode_t mode = 0;                                                                \
        NEXT(name);                                                                     \
        if (flags & (O_CREAT | O_TMPFILE)) {                                            \
            va_list more;                                                               \
            va_start(more, last);                                                       \
            mode = va_arg(more, mode_t);                                                \
            va_end(more);                                                               \
        }                                                                               \
        if ((flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) && concerns(folder, path)) { \
            if (refused(GROWS))                                                         \
                return -1;                                                              \
            if (tears())                                                                \
                die();                                                                  \
        }                                                                               \
        return call;                                                                    \
    }

OPENS(open, (const char *path, int flags, ...), flags, AT_FDCWD, next(path, flags, mode))
OPENS(open64, (const char *path, int flags, ...), flags, AT_FDCWD, next(path, flags, mode))
OPENS(openat, (int folder, const char *path, int flags, ...), flags, folder,
      next(folder, path, flags, mode))
OPENS(openat64, (int folder, const char *path, int flags, ...), flags, folder,
      next(folder, path, flags, mode))
