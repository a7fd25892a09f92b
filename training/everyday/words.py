"""Make the list of everyday words that are written without a capital.

    python training/everyday/words.py TREEBANK_DIR

TREEBANK_DIR holds ``.conllu`` files, such as UD_Dutch-Alpino and UD_Dutch-LassySmall (Universal Dependencies, CC BY-SA
4.0). A word of the shipped frequency list is kept when the treebanks have it in small letters at least twice as often
as in a name; the words that short posts use and newspapers do not are added by hand.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "sincerity" / "data"

NAMES = frozenset(
    "leiden and y ton race romp rat ere waard west noord staal molen vorst brigade campus ii sa his flo an act eed bol"
    " ah".split()
)
"""Words that are names, abbreviations or no Dutch often enough to leave their capitals alone."""

ADDED = (
    "jullie welkom sorry bedankt leuk leuke leukste kopen feest feestje prachtig prachtige geweldig geweldige kom"
    " gefeliciteerd hoera gratis winnen jij jouw lekker lekkere mooiste super toppers topper heerlijk heerlijke"
    " vanavond zaterdag zondag maandag dinsdag woensdag donderdag vrijdag weekend zomer sale winactie like liken share"
    " bestel bestellen open gezellig gezellige eindelijk ongelooflijk onvergetelijk fantastisch fantastische hoeveel"
    " help winkel online schiet hoi hallo wauw wow markt wit groen blauw schoon spelen speel roos sta los bad park"
    " plein boek ijs koffie taart kerst zomerfeest opening jaren korting gezien heel".split()
)


def main(folder: Path) -> None:
    """Write the list."""
    small: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for path in sorted(folder.glob("**/*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) != 10 or not columns[0].isdigit():
                continue
            if columns[3] == "PROPN":
                names[columns[1].lower()] += 1
            elif columns[1].islower():
                small[columns[1]] += 1
    frequent = (DATA / "frequency" / "words.txt").read_text(encoding="utf-8").split()
    words = {w for w in frequent if w.isalpha() and small[w] >= max(1, 2 * names[w])} - NAMES
    words.update(ADDED)
    target = DATA / "everyday" / "words.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
    print(f"{target.relative_to(DATA)}: {len(words)} words")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
