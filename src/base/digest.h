/*
 * digest: SHA-512 and SHA-256, in hexadecimal, and what others digest by; Crockford's base 32.
 */
#ifndef FONDS_BASE_DIGEST_H
#define FONDS_BASE_DIGEST_H

#include "base/fail.h"
#include "base/str.h"

typedef struct {
    char p[128];  // lower-case hexadecimal, not terminated
} Sha512Hex;

struct digest;
struct digest *digest_create(void);  // a running SHA-512
void digest_destroy(struct digest *digest);
void digest_add(struct digest *digest, Str bytes);
Sha512Hex digest_finish(struct digest *digest);  // and starts again

Sha512Hex digest_sha512(Str bytes);
Str digest_str(const Sha512Hex *hex);  // points into *hex
/* SHA-512 and size of a file, read in pieces. */
MUST_USE bool digest_file(Str path, Sha512Hex *hex, uint64_t *size_bytes, Fail *fail);
Str digest_sha256_hex(struct arena *arena, Str bytes);
/*
 * By the names that OCFL has for them: sha512, sha256, sha512/256, blake2b-512, and of old sha1 and
 * md5, in lower-case hexadecimal. false where the name is none of these.
 */
bool digest_by_name(Str name, Str bytes, struct arena *results, Str *hex);
/*
 * The first `letters` of Crockford's base 32 (0-9, a-z without i l o u), lower case, of the SHA-512
 * of bytes; letters <= 100.
 */
Str digest_crockford(struct arena *arena, Str bytes, size_t letters);

#endif
