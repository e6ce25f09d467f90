# make tidy finds each kind of fault in a small tree, says where and how to mend it, and is silent about a sound one.
tidy=$FONDS_ROOT/tools/tidy

sound_tree() {
    rm -rf tree
    mkdir -p tree/src/base tree/src/doc tree/src/cmd tree/tests/unit/doc tree/tests/unit/base tree/tests/cli
    cp "$FONDS_ROOT/.clang-format" tree/
    cat >tree/src/LAYERS <<'END'
# who may include whom
base:
doc: base
cmd: base doc
main.c: base cmd
library sqlite3.h: base/db.c
library openssl: base/db.c
library cmocka.h: tests/unit/test.h
END
    for folder in base doc cmd; do echo "# $folder" >"tree/src/$folder/README.md"; done
    echo '# src' >tree/src/README.md
    cat >tree/src/base/db.h <<'END'
/*
 * db: the door. Exports db_* and row_count.
 */
#ifndef FONDS_BASE_DB_H
#define FONDS_BASE_DB_H

int db_open(void);
int row_count(void);

#endif
END
    cat >tree/src/base/db.c <<'END'
/* Opens; a "quoted { brace" and a comment { hide nothing. */
#include "base/db.h"
#include <openssl/evp.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

int db_open(void) {
    const char *brace = "{ printf(";
    char quote = '"';
#ifdef OTHER
    if (quote) {
#else
    if (brace) {
#endif
        (void)fputs(brace, stderr);
    }
    free(NULL);
    return quote;
}

int row_count(void) {
    return 0;
}

/* A library's callback has that library's signature. */
static int callback(int a, int b, int c, int d, int e, int f, int g) {
    return a + b + c + d + e + f + g;
}

static int (*const kept)(int, int, int, int, int, int, int) = callback;
int (*db_kept(void))(int, int, int, int, int, int, int) {
    return kept;
}
END
    cat >tree/src/doc/date.c <<'END'
/* A date. */
#include "base/db.h"

struct pair {
    int first, second;
};

typedef struct {
    void (*free)(void *context);
} Owner;

static const struct pair pairs[] = {{1, 2}};
const int date_first = 1;

int date(const Owner *owner);
__attribute__((noinline)) int date(const Owner *owner) {
    owner->free(0);
    return pairs[0].first + db_open() + row_count();
}
END
    cat >tree/src/doc/table.c <<'END'
/* Only a table: nothing to prove. */
const int table[3] = {1, 2, 3};
END
    cat >tree/src/cmd/cmd_add.c <<'END'
/* A command may speak. */
#include <stdio.h>

int cmd_add(void);
int date(const void *owner);
int cmd_add(void) {
    return printf("added\n") + date(0);
}
END
    cat >tree/src/main.c <<'END'
/* Begins. */
int main(void) {
    int cmd_add(void);
    return cmd_add();
}
END
    for test in base/test_db.c doc/test_date.c; do
        cat >"tree/tests/unit/$test" <<'END'
#include "test.h"

static void test_it_holds(void **state) {
    (void)state;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_it_holds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
END
    done
    cat >tree/tests/unit/test.h <<'END'
#ifndef FONDS_TESTS_UNIT_TEST_H
#define FONDS_TESTS_UNIT_TEST_H

#include <cmocka.h>

#endif
END
    echo "\"\$FONDS\" add file" >tree/tests/cli/100-add.sh
}

# finds TEXT: tidy ends with 1, and one of its lines is this, followed by how to mend it.
finds() {
    local code=0
    out=$("$tidy" tree) || code=$?
    if [ "$code" -ne 1 ] || ! grep -qF -- "$1; " <<<"$out"; then
        echo "exit $code; expected to read: $1"
        echo "$out"
        exit 1
    fi
}

# one_finding TEXT: and nothing else is wrong.
one_finding() {
    finds "$1"
    if [ "$(grep -c . <<<"$out")" -ne 2 ]; then
        echo "expected only: $1"
        echo "$out"
        exit 1
    fi
}

sound_tree
out=$("$tidy" tree) || { echo "$out"; exit 1; }
[ "$out" = "tidy: 9 files, no findings" ] || { echo "$out"; exit 1; }

# includes
sound_tree; sed -i 's|#include "base/db.h"|#include "cmd/opts.h"|' tree/src/doc/date.c
printf '/* opts: x */\n#ifndef FONDS_CMD_OPTS_H\n#define FONDS_CMD_OPTS_H\n\n#endif\n' >tree/src/cmd/opts.h
one_finding 'src/doc/date.c:2: doc may not include cmd/ (src/LAYERS: base)'
sound_tree; sed -i 's|base/db.h|db.h|' tree/src/base/db.c
one_finding 'src/base/db.c:2: "db.h" is not under src/'
sound_tree; sed -i 's|#include "base/db.h"|#include <sqlite3.h>|' tree/src/doc/date.c
one_finding 'src/doc/date.c:2: <sqlite3.h> has its door in base/db.c'
sound_tree; sed -i 's|#include "base/db.h"|#include <openssl/sha.h>|' tree/src/doc/date.c
one_finding 'src/doc/date.c:2: <openssl/sha.h> has its door in base/db.c'
sound_tree; sed -i 's|"test.h"|<cmocka.h>|' tree/tests/unit/doc/test_date.c
one_finding 'tests/unit/doc/test_date.c:1: <cmocka.h> has its door in tests/unit/test.h'
sound_tree; sed -i 's|^base:|base: doc|' tree/src/LAYERS
one_finding 'src/LAYERS:2: base includes doc, which is not on an earlier line'
sound_tree; mkdir tree/src/new; echo '/* n */' >tree/src/new/n.c; touch tree/src/new/README.md
one_finding 'src/LAYERS:1: it has no line for new'

# sizes
sound_tree; for i in $(seq 800); do echo; done >>tree/src/doc/table.c
finds 'src/doc/table.c:801: 802 lines, 800 are allowed'
sound_tree; { echo 'int date_long(int x);'; echo 'int date_long(int x) {'; for i in $(seq 69); do echo '    x++;'; done; echo '    return x;'; echo '}'; } >>tree/src/doc/date.c
finds 'src/doc/date.c:21: date_long() has 72 lines, 70 are allowed'
sound_tree; printf '\nint date_many(int a, int b, int c, int d, int e, int (*f)(int, int), int g) {\n    return a + b + c + d + e + f(1, 2) + g;\n}\n' >>tree/src/doc/date.c
finds 'src/doc/date.c:21: date_many() takes 7 parameters, 6 are allowed'
sound_tree; sed -i 's|return kept;|return callback(1, 2, 3, 4, 5, 6, 7) ? kept : 0;|' tree/src/base/db.c
finds 'src/base/db.c:27: callback() takes 7 parameters, 6 are allowed'
sound_tree; printf '// %0100d\n' 1 >>tree/src/doc/table.c
finds 'src/doc/table.c:3: 103 columns, 100 are allowed'
sound_tree; printf '// %097d\n// %s\n' 1 "$(printf 'ж%.0s' $(seq 97))" >>tree/src/doc/table.c
if "$tidy" tree | grep columns; then exit 1; fi

# names
sound_tree; cp tree/src/doc/table.c tree/src/cmd/table.c; sed -i 's/const/static const/' tree/src/cmd/table.c
finds 'src/doc/table.c:1: src/cmd/table.c has the same name'
sound_tree; sed -i 's/int date(/int day(/' tree/src/doc/date.c
finds 'src/doc/date.c:16: day() is exported and does not begin with date_'
sound_tree; sed -i 's/const int date_first/const int first/' tree/src/doc/date.c
one_finding 'src/doc/date.c:13: first is exported and does not begin with date_'
sound_tree; sed -i 's/ and row_count//' tree/src/base/db.h
one_finding 'src/base/db.c:22: row_count() is exported and does not begin with db_'

# proofs
sound_tree; rm tree/tests/unit/doc/test_date.c
one_finding 'src/doc/date.c:1: nothing proves it: tests/unit/doc/test_date.c is missing'
sound_tree; sed -i 's/test_it_holds/show/' tree/tests/unit/doc/test_date.c
one_finding 'src/doc/date.c:1: nothing proves it: tests/unit/doc/test_date.c has no test'
sound_tree; echo "\"\$FONDS\" address; # \$FONDS add" >tree/tests/cli/100-add.sh
one_finding 'src/cmd/cmd_add.c:1: no command test runs fonds add'

# users
sound_tree; sed -i 's/ + row_count()//' tree/src/doc/date.c
one_finding 'src/base/db.c:22: nothing outside uses row_count()'
sound_tree; sed -i 's/ + row_count()//' tree/src/doc/date.c; sed -i 's/(void)state;/row_count();/' tree/tests/unit/base/test_db.c
one_finding 'src/base/db.c:22: only tests use row_count()'
sed -i 's|^int row_count(void);|/* Rows;\n * for tests. */\n&|' tree/src/base/db.h
"$tidy" tree >/dev/null
sed -i 's|^int row_count|int others(void);  // for tests\n&|; /^ \* for tests/d; s|^/\* Rows;|/* Rows. */|' tree/src/base/db.h
finds 'src/base/db.c:22: only tests use row_count()'
sound_tree; sed -i 's/ + row_count()//' tree/src/doc/date.c; sed -i 's|^int row_count|#define ROWS() (row_count() + 1)\n&|' tree/src/base/db.h
"$tidy" tree >/dev/null

# calls and speaking
sound_tree; sed -i 's|return pairs|system("x");\n    return pairs|' tree/src/doc/date.c
one_finding 'src/doc/date.c:18: system() is not used here'
sound_tree; sed -i 's|owner->free(0)|free(0)|' tree/src/doc/date.c
one_finding 'src/doc/date.c:17: free() belongs to base/'
sound_tree; sed -i 's|owner->free(0)|puts("x")|' tree/src/doc/date.c
one_finding 'src/doc/date.c:17: puts speaks to stdout; only web/ and cmd/ do'
sound_tree; sed -i 's|owner->free(0)|fputs("x", stderr)|' tree/src/doc/date.c
one_finding 'src/doc/date.c:17: stderr speaks to stderr; below web/ only base/ does'
sound_tree; sed -i 's|stderr|stdout|' tree/src/base/db.c
one_finding 'src/base/db.c:16: stdout speaks to stdout; only web/ and cmd/ do'

# headers, folders, layout
sound_tree; sed -i 's|_BASE_DB_H|_DB_H|' tree/src/base/db.h
one_finding 'src/base/db.h:4: the guard is missing or misnamed'
sound_tree; sed -i '4i #pragma once' tree/src/base/db.h
finds 'src/base/db.h:4: #pragma once'
sound_tree; sed -i 1d tree/src/doc/table.c
one_finding 'src/doc/table.c:1: it does not open with a comment'
sound_tree; rm tree/src/doc/README.md
one_finding 'src/doc/README.md:1: it is missing'
sound_tree; sed -i 's|    return cmd|  return cmd|' tree/src/main.c
one_finding 'src/main.c:3: clang-format lays it out otherwise'

# wrong usage
code=0; "$tidy" nowhere 2>/dev/null || code=$?
[ "$code" -eq 2 ]
