/*
 * fail: what went wrong, said once by the one who knows and added to by those who know where.
 * must(): what this program promises itself; it stays on in every build. Exports fail_* and die.
 */
#ifndef FONDS_BASE_FAIL_H
#define FONDS_BASE_FAIL_H

#include <stdbool.h>
#include <stdnoreturn.h>

#define MUST_USE __attribute__((warn_unused_result))

typedef enum {
    FAIL_NONE,
    FAIL_MISSING,      // what was named is not there
    FAIL_EXISTS,       // it is there already
    FAIL_INVALID,      // the request or its words are wrong
    FAIL_CORRUPT,      // bytes are not what their format says
    FAIL_LIMIT,        // larger, deeper or longer than allowed
    FAIL_BUSY,         // somebody else holds it
    FAIL_IO,           // the system refused: disk full, no permission, ...
    FAIL_UNSUPPORTED,  // made by a newer program, or not built yet
} FailCode;

typedef struct {
    FailCode code;
    char message[480];  // lower case, no full stop; terminated
} Fail;

/*
 * Both return false, so that a caller can return them. set forgets what stood before; add puts
 * "where: " in front.
 */
__attribute__((format(printf, 3, 4))) bool fail_set(Fail *fail, FailCode code, const char *format,
                                                    ...);
__attribute__((format(printf, 2, 3))) bool fail_add(Fail *fail, const char *format, ...);
/*
 * Sets from errno: MISSING for ENOENT, EXISTS, BUSY, LIMIT, else IO; the system's words are added.
 */
__attribute__((format(printf, 2, 3))) bool fail_errno(Fail *fail, const char *format, ...);
const char *fail_code_name(FailCode code);  // "missing", ...

/* Ends the program with a message on stderr and exit code 3. */
__attribute__((format(printf, 1, 2))) noreturn void die(const char *format, ...);
#define must(condition)                                                                            \
    ((condition) ? (void)0 : die("broken promise: %s (%s:%d)", #condition, __FILE__, __LINE__))

#endif
