# What tests on the real material share.
. "$FONDS_ROOT/tests/cli/lib.sh"

# dev_volumes FOLDER: the 24 TEI volumes, unpacked.
dev_volumes() {
    needs_shared data/frus-dev.tar.zst
    mkdir -p "$1"
    tar --zstd -C "$1" -xf "$FONDS_SHARED/data/frus-dev.tar.zst"
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
