# Ctrl-C, and TERM to the whole group, stop an add cleanly: it says what is left, nothing is kept as unreadable, and the
# same words go on in the same accession.
. "$FONDS_ROOT/tests/cli/lib.sh"
pile in 300 300
"$FONDS" init calm >/dev/null
"$FONDS" add -C calm in >/dev/null
"$FONDS" verify -C calm >/dev/null
for signal in INT TERM; do
    rm -rf a
    "$FONDS" init a >/dev/null
    stopped=no
    for wait in 0.3 0.2 0.1 0.05 0.02; do
        code=0
        # A group of its own, as a terminal makes one; job control would let the signal be ignored.
        out=$(FONDS_SIGNAL=$signal FONDS_WAIT=$wait python3 - <<'X'
import os, signal, subprocess, sys, time
add = subprocess.Popen([os.environ['FONDS'], 'add', '-C', 'a', 'in'], start_new_session=True,
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
time.sleep(float(os.environ['FONDS_WAIT']))
os.killpg(add.pid, getattr(signal, 'SIG' + os.environ['FONDS_SIGNAL']))
print(add.communicate()[0])
sys.exit(add.returncode if add.returncode >= 0 else 128 - add.returncode)
X
        ) || code=$?
        says_not "not read"
        if [ "$code" -eq 3 ] && grep -q "Stopped with .* files left; the same words again go on from here" <<<"$out"; then
            stopped=yes
            break
        fi
        # Too early, before it listened, or too late.
        if [ "$code" -eq 0 ]; then rm -rf a && "$FONDS" init a >/dev/null; fi
    done
    [ "$stopped" = yes ] || { echo "$signal never met it under way, exit $code: $out"; exit 1; }
    expect 0 "$FONDS" verify -C a
    expect 0 "$FONDS" add -C a in
    says_not "Stopped"
    expect 0 "$FONDS" verify -C a
    says "Sound: 300 objects, 300 documents, 302 journal lines"
    same_kept calm a
    same_archive calm a
done
