# What command tests share. Sourced; $FONDS is the program, the working folder is empty and the test's own.

# expect CODE COMMAND...: the command must end with this exit code; its output (both streams) goes to $out.
expect() {
    local wanted=$1 code=0
    shift
    out=$("$@" 2>&1) || code=$?
    if [ "$code" -ne "$wanted" ]; then
        echo "exit $code, expected $wanted: $*"
        echo "$out"
        exit 1
    fi
}

# says WORDS: the last output holds these words.
says() {
    if ! grep -qF -- "$1" <<<"$out"; then
        echo "expected to read: $1"
        echo "got: $out"
        exit 1
    fi
}

says_not() {
    if grep -qF -- "$1" <<<"$out"; then
        echo "did not expect to read: $1"
        echo "got: $out"
        exit 1
    fi
}

# needs_shared FILE: skips where the material beside the project is missing.
needs_shared() {
    if [ ! -e "$FONDS_SHARED/$1" ]; then
        echo "$FONDS_SHARED/$1 is not here"
        exit 77
    fi
}

# as_other COMMAND...: runs it as somebody who owns nothing here; skips the test where that is not possible.
as_other() {
    setpriv --reuid=65534 --regid=65534 --clear-groups -- "$@"
}

needs_other_user() {
    if [ "$(id -u)" -ne 0 ] || ! as_other true 2>/dev/null; then
        echo "needs root, to run the program as another user"
        exit 77
    fi
    chmod 755 .
    if ! as_other "$FONDS" --version >/dev/null 2>&1; then
        echo "another user cannot run $FONDS"
        exit 77
    fi
}

# pile FOLDER COUNT WORDS: as many different small texts; the same each time.
pile() {
    python3 - "$1" "$2" "$3" <<'X'
import os, sys
folder, count, words = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
os.makedirs(folder, exist_ok=True)
for i in range(count):
    text = " ".join(f"word{(i * 7919 + k * 104729) % 9973}" for k in range(words))
    open(f"{folder}/text-{i:04}.txt", "w").write(f"paper number {i}\n\n{text}\n")
X
}

# same_archive A B: every table of both catalogs and indexes, ordered by its key, and a set of answers, are equal.
same_archive() {
    "$FONDS_ROOT/tools/dump_archive" "$FONDS" "$1" >"$1.dump"
    "$FONDS_ROOT/tools/dump_archive" "$FONDS" "$2" >"$2.dump"
    if ! cmp -s "$1.dump" "$2.dump"; then
        echo "$1 and $2 differ:"
        diff "$1.dump" "$2.dump" | head -20
        exit 1
    fi
}

# same_kept A B: stores and journals are equal, byte for byte.
same_kept() {
    (cd "$1" && find store -type f | LC_ALL=C sort | xargs sha512sum) >"$1.kept"
    (cd "$2" && find store -type f | LC_ALL=C sort | xargs sha512sum) >"$2.kept"
    cmp "$1.kept" "$2.kept" || { diff "$1.kept" "$2.kept" | head; exit 1; }
    cmp <(cat "$1"/journal/*.jsonl) <(cat "$2"/journal/*.jsonl) || { echo "the journals differ"; exit 1; }
}
