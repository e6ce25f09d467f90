# The sample agrees with the volumes it sums up; a copy that does not is found out, each kind of difference in its own line.
. "$FONDS_ROOT/tests/shared/lib.sh"
needs_shared data/frus-dev.tar.zst
check=$FONDS_ROOT/tools/check_sample
expect 0 "$check" "$FONDS" "$FONDS_ROOT/sample" "$FONDS_SHARED"
says "no differences"

cp -r "$FONDS_ROOT/sample" s
sed -i 's/October 16, 1962/October 17, 1962/' s/records/cal-05-248.html
sed -i 's/Document 251/Document 252/' s/records/cal-05-251.html
sed -i 's/<dd>McCone</<dd>Bundy</' s/records/cal-15-139.html
sed -i 's/<dd>Nitze</<dd>Rostow</; s/^Nitze$/Rostow/' s/records/cal-15-149.txt
sed -i 's/^about November 1962?$/November 1962/' s/records/cal-15-149.txt
sed -i 's/Place of origin: Petsunda/Place of origin: Moscow/' s/records/cal-15-112.txt
sed -i 's/29-30 November 1962/28-30 November 1962/' s/records/cal-05-270.html
sed -i 's/do not cite/cite it/' s/records/cal-15-155.html
sed -i 's/nicht zitieren/zitieren/' s/records/cal-15-155.html
sed -i 's/The Minister was glad/Gromyko opened the conversation by stating that the Head of the Soviet Government was glad/' s/records/cal-15-135.html
sed -i 's/, Volume VI, Document 60\./, Volume VI, Document 61./' s/volume/letters-1962.xml
sed -i 's/<signed>JFK</<signed>J. F. Kennedy</' s/volume/letters-1962.xml
sed -i 's/record:cal-05-267/record:cal-05-999/' s/events.tsv
cp s/records/cal-05-275.html s/records/again.html
expect 1 "$check" "$FONDS" s "$FONDS_SHARED"
says "records/cal-05-248.html: date 1962-10-17, the volume has 1962-10-16 (V 248)"
says "records/cal-05-251.html: identifier cal-05-251 on a document whose number is cal-05-252 (V 252)"
says "records/cal-15-139.html: recipient Bundy, the volume has McCone (XV 139)"
says "records/cal-15-149.txt: sender Rostow, the volume has Nitze (XV 149)"
says "records/cal-15-149.txt: date 1962-11, the volume has none: it must be marked as uncertain (XV 149)"
says "records/cal-15-112.txt: place Moscow, the volume has Petsunda (XV 112)"
says "records/cal-05-270.html: date 1962-11-28/1962-11-30, but November 28 does not stand in the document (V 270)"
says "records/cal-15-155.html: does not say that it was written for this demonstration"
says "records/cal-15-135.html: 8 words stand in volume XV: 'gromyko opened the conversation by stating that the'"
says "volume/letters-1962.xml#d60: numbered 60, the volume has 61 (VI 61)"
says "volume/letters-1962.xml#d59: signed J. F. Kennedy, the volume has JFK (VI 59)"
says "events.tsv:14: record:cal-05-999 is no item of the sample"
says "identifier cal-05-275 stands twice"

# Without the volumes nothing is claimed.
expect 77 "$check" "$FONDS" "$FONDS_ROOT/sample" nowhere
says "skipped: nowhere/data/frus-dev.tar.zst is not here"
