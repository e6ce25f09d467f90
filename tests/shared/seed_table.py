"""Compares the seed page's canonical document (fonds show --json) with what the record says, row by row."""
import json
import sys

document = json.load(open(sys.argv[1]))
values = document["description"]
part = document["parts"][0]
data = part["text"].encode()
faults = []


def of(field):
    return [v for v in values if v["field"] == field]


def check(what, truth):
    if not truth:
        faults.append(what)


def only(field, value):
    found = [v.get("value") for v in of(field)]
    check(f"{field}: {found}, expected one {value!r}", found == [value])


only("title", "From the cable on the conversation between Gromyko and Kennedy")
extract = of("completeness")
check("completeness: extract, by a rule", len(extract) == 1 and "extract" in extract[0]["value"] and extract[0]["source"]["kind"] == "rule")
relations = [r for r in document.get("relations", []) if r["kind"] == "extract-of"]
check("relation extract of, target not held", len(relations) == 1 and not relations[0].get("held") and not relations[0].get("target"))
dates = of("date")
check(f"one date, as given: {dates}", len(dates) == 1 and dates[0].get("norm") == "1962-10-18" and dates[0].get("role") == "given")
sponsors = of("sponsor")
check(f"one sponsor: {sponsors}", len(sponsors) == 1 and sponsors[0]["value"] == "Leon Levy Foundation")
check("two places of evidence for the sponsor", sponsors and len(sponsors[0].get("evidence", [])) == 2)
abstract = of("abstract")
check("abstract is the summary paragraph", len(abstract) == 1 and abstract[0]["value"].startswith("Gromyko reported on his meeting with Kennedy.")
      and "Mongoose" in abstract[0]["value"])
check("the summary is not in the text", b"Mongoose" not in data)
archive = of("archive")
check(f"archive of origin: {archive}", len(archive) == 1 and archive[0]["value"].startswith("Archive of Foreign Policy, Russian Federation")
      and archive[0].get("norm") == "AVP RF")
check("no archival reference is claimed", not of("reference"))
rights = of("rights")
check("rights paragraph", len(rights) == 1 and rights[0]["value"].startswith("The History and Public Policy Program welcomes reuse"))
contact = of("contact")
check(f"contact: {contact}", len(contact) == 1 and "History and Public Policy Program" in contact[0]["value"] and "@" not in contact[0]["value"])
check("uploaded: asked and empty", [v.get("asked_empty") for v in of("uploaded")] == [True])
identifiers = of("identifier")
check(f"record id: asked and empty, not the sponsor: {identifiers}", [v.get("asked_empty") for v in identifiers] == [True])
only("publisher", "History and Public Policy Program")
check("Wilson Center is not invented", "Wilson" not in json.dumps(document))
language = of("language")
check(f"language English, detected: {language}", len(language) == 1 and language[0].get("norm") == "en" and language[0]["source"]["kind"] == "rule")
translation = of("translation")
check(f"probably a translation, inferred: {translation}", len(translation) == 1 and translation[0]["source"]["kind"] == "rule"
      and translation[0].get("certainty", 1000) < 1000)

blocks = part["blocks"]
text = lambda b: data[b.get("start", 0):b["end"]].decode()
paragraphs = [b for b in blocks if b.get("kind", "paragraph") == "paragraph"]
check(f"53 paragraphs, got {len(paragraphs)}", len(paragraphs) == 53)
check("from 'During the meeting'", paragraphs and text(paragraphs[0]).startswith("During the meeting"))
check("to 'Suhodrev.'", paragraphs and text(paragraphs[-1]).rstrip().endswith("Suhodrev."))
datelines = [b for b in blocks if b.get("kind") == "dateline"]
check("the second date line is a dateline", [text(b) for b in datelines] == ["October 18, 1962"])
check("no furniture in the text", b"Skip to content" not in data and b"Document Information" not in data)
check("the broken paragraph stays two", any(text(b).rstrip().endswith("of the people -") for b in paragraphs)
      and any(text(b).startswith("that is the field") for b in paragraphs))
gaps = [s for s in part.get("spans", []) if s["kind"] == "gap" and "source" not in s]
forms = [s["attributes"].get("form") for s in gaps]
check(f"two gaps as printed: {forms}", forms == ["/ \u2026 /", "/ ... /"])
if len(gaps) == 2 and len(paragraphs) == 53:
    for gap, number in zip(gaps, (3, 39)):
        block = paragraphs[number - 1]
        check(f"gap at the end of paragraph {number}", block.get("start", 0) <= gap["start"] and gap["end"] <= block["end"]
              and data[gap["end"]:block["end"]].strip() == b"")
said = json.dumps([v for v in values if v.get("source", {}).get("kind") == "rule"] + [s for s in part.get("spans", []) if "source" in s])
check("First to Third: not printed", "not printed: first, second and third" in said.lower())
for fault in faults:
    print("seed:", fault)
sys.exit(bool(faults))
