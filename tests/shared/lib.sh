# What tests on the real material share.
. "$FONDS_ROOT/tests/cli/lib.sh"

# dev_volumes FOLDER: the 24 TEI volumes, unpacked.
dev_volumes() {
    needs_shared data/frus-dev.tar.zst
    mkdir -p "$1"
    tar --zstd -C "$1" -xf "$FONDS_SHARED/data/frus-dev.tar.zst"
}
