/*
 * libcrypto's door. Failures of a hash over memory cannot be met by a caller, so they end the
 * program.
 */
#include "base/digest.h"
#include "base/file.h"
#include <errno.h>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct digest {
    EVP_MD_CTX *context;
};

static const char hex_digits[] = "0123456789abcdef";

static void to_hex(const uint8_t *bytes, size_t n, char *hex) {
    for (size_t i = 0; i < n; i++) {
        hex[2 * i] = hex_digits[bytes[i] >> 4];
        hex[2 * i + 1] = hex_digits[bytes[i] & 15];
    }
}

/* Settings of other programs change no digest; reading them took longer than hashing a page. */
static void start(void) {
    (void)OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
}

static void hash(const EVP_MD *kind, Str bytes, uint8_t *out, size_t out_bytes) {
    unsigned n = 0;
    start();
    if (EVP_Digest(bytes.n == 0 ? "" : bytes.p, bytes.n, out, &n, kind, NULL) != 1 ||
        n != out_bytes)
        die("libcrypto cannot hash %zu bytes", bytes.n);
}

struct digest *digest_create(void) {
    struct digest *digest = mem_alloc(sizeof *digest);
    start();
    digest->context = EVP_MD_CTX_new();
    if (digest->context == NULL || EVP_DigestInit_ex(digest->context, EVP_sha512(), NULL) != 1)
        die("libcrypto cannot start SHA-512");
    return digest;
}

void digest_destroy(struct digest *digest) {
    if (digest == NULL)
        return;
    EVP_MD_CTX_free(digest->context);
    mem_free(digest);
}

void digest_add(struct digest *digest, Str bytes) {
    if (EVP_DigestUpdate(digest->context, bytes.n == 0 ? "" : bytes.p, bytes.n) != 1)
        die("libcrypto cannot hash %zu bytes", bytes.n);
}

Sha512Hex digest_finish(struct digest *digest) {
    uint8_t raw[64];
    unsigned n = 0;
    if (EVP_DigestFinal_ex(digest->context, raw, &n) != 1 || n != sizeof raw ||
        EVP_DigestInit_ex(digest->context, EVP_sha512(), NULL) != 1)
        die("libcrypto cannot finish SHA-512");
    Sha512Hex hex;
    to_hex(raw, sizeof raw, hex.p);
    return hex;
}

Sha512Hex digest_sha512(Str bytes) {
    uint8_t raw[64];
    hash(EVP_sha512(), bytes, raw, sizeof raw);
    Sha512Hex hex;
    to_hex(raw, sizeof raw, hex.p);
    return hex;
}

Str digest_str(const Sha512Hex *hex) {
    return (Str){hex->p, sizeof hex->p};
}

bool digest_file(Str path, Sha512Hex *hex, uint64_t *size_bytes, Fail *fail) {
    struct arena *scratch = arena_create();
    struct digest *digest = digest_create();
    bool ok = false;
    Str shown = file_show(scratch, path);
    int file = -1;
    struct stat st;
    if (path.n == 0 || memchr(path.p, '\0', path.n) != NULL) {
        fail_set(fail, FAIL_INVALID, "%.*s is not the path of a file", STR_ARG(shown));
        goto out;
    }
    file = open(str_to_c(scratch, path), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0 || fstat(file, &st) != 0) {
        fail_errno(fail, "%.*s", STR_ARG(shown));
        goto out;
    }
    if (!S_ISREG(st.st_mode)) {
        fail_set(fail, FAIL_INVALID, "%.*s is not a regular file", STR_ARG(shown));
        goto out;
    }
    enum { PIECE = 256 * 1024 };
    char *piece = arena_alloc(scratch, PIECE);
    *size_bytes = 0;
    for (;;) {
        ssize_t n = read(file, piece, PIECE);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            fail_errno(fail, "%.*s", STR_ARG(shown));
            goto out;
        }
        if (n == 0)
            break;
        digest_add(digest, (Str){piece, (size_t)n});
        *size_bytes += (uint64_t)n;
    }
    *hex = digest_finish(digest);
    ok = true;
out:
    if (file >= 0)
        close(file);
    digest_destroy(digest);
    arena_destroy(scratch);
    return ok;
}

Str digest_sha256_hex(struct arena *arena, Str bytes) {
    uint8_t raw[32];
    hash(EVP_sha256(), bytes, raw, sizeof raw);
    char *hex = arena_alloc(arena, 64);
    to_hex(raw, sizeof raw, hex);
    return (Str){hex, 64};
}

bool digest_by_name(Str name, Str bytes, struct arena *results, Str *hex) {
    static const struct {
        const char *name;
        const EVP_MD *(*kind)(void);
        size_t bytes;
    } kinds[] = {
        {"sha512", EVP_sha512, 64},
        {"sha256", EVP_sha256, 32},
        {"sha512/256", EVP_sha512_256, 32},
        {"blake2b-512", EVP_blake2b512, 64},
        {"sha1", EVP_sha1, 20},
        {"md5", EVP_md5, 16},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!str_is(name, kinds[i].name))
            continue;
        uint8_t raw[64];
        hash(kinds[i].kind(), bytes, raw, kinds[i].bytes);
        char *text = arena_alloc(results, 2 * kinds[i].bytes);
        to_hex(raw, kinds[i].bytes, text);
        *hex = (Str){text, 2 * kinds[i].bytes};
        return true;
    }
    return false;
}

Str digest_crockford(struct arena *arena, Str bytes, size_t letters) {
    static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    must(letters <= 100);
    uint8_t raw[64];
    hash(EVP_sha512(), bytes, raw, sizeof raw);
    char *out = arena_alloc(arena, letters + 1);
    unsigned held = 0, held_bits = 0;
    size_t at = 0;
    for (size_t i = 0; i < letters; i++) {
        if (held_bits < 5) {
            held = (held << 8 | raw[at++]) & 0xffff;
            held_bits += 8;
        }
        held_bits -= 5;
        out[i] = alphabet[held >> held_bits & 31];
    }
    return (Str){out, letters};
}
