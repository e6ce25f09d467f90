# A full disk stops the work with a clear message and exit code 3; the archive is sound; with more room the same words
# go on and nothing is lost or twice.
. "$FONDS_ROOT/tests/cli/lib.sh"
if [ "$(id -u)" -ne 0 ] || ! mkdir disk || ! mount -t tmpfs -o size=8m fonds-test disk 2>/dev/null; then
    echo "needs root and the right to mount a small disk"
    exit 77
fi
trap 'umount disk' EXIT
pile in 16 1500
"$FONDS" init disk/calm >/dev/null
empty=$(df --output=used disk | tail -1)
"$FONDS" add -C disk/calm in >/dev/null
need=$(($(df --output=used disk | tail -1) - empty))
mv disk/calm calm
for percent in 1 4 8 15 30 50 70 85 95 105 120 140; do
    "$FONDS" init disk/a >/dev/null
    left=$(df --output=avail disk | tail -1)
    head -c "$(((left - need * percent / 100) * 1024))" /dev/zero >disk/filling
    code=0
    out=$("$FONDS" add -C disk/a in 2>&1) || code=$?
    if [ "$code" -ne 0 ]; then
        full=yes
        [ "$code" -eq 3 ] || { echo "at $percent %: exit $code: $out"; exit 1; }
        says "make room"
    fi
    rm disk/filling
    expect 0 "$FONDS" verify -C disk/a
    says "Sound:"
    expect 0 "$FONDS" add -C disk/a in
    expect 0 "$FONDS" verify -C disk/a
    says "Sound: 16 objects, 16 documents, 18 journal lines"
    [ ! -e disk/a/accession.open ]
    same_kept calm disk/a
    rm -r disk/a
done
[ "$full" = yes ]
