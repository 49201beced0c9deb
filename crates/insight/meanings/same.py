#!/usr/bin/env python3
"""Makes same-en.txt: words that mean nearly the same, a group a line, of WordNet 3.1 (its licence stands at the head of the list).

python3 same.py DICT > same-en.txt, where DICT is the folder of WordNet's files. A word is in the groups of its commonest
senses, and in that of what its first sense is a kind of; groups of more than MOST words say too little.
"""

import collections
import re
import sys

MOST = 14
POS = {"1": "n", "2": "v"}
# Past forms that no rule makes: base, then the others.
IRREGULAR = """
arise arose arisen|bear bore borne born|beat beaten|become became|begin began begun|bind bound|bite bit bitten|bleed bled
blow blew blown|break broke broken|breed bred|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen
come came|creep crept|deal dealt|dig dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|forget forgot
forgive forgave|freeze froze frozen|get got|give gave given|go went gone|grow grew grown|hang hung|have had|hear heard
hide hid hidden|hold held|keep kept|know knew known|lay laid|lead led|leave left|lend lent|lie lay lain|light lit|lose lost
make made|mean meant|meet met|pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen
seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank|sing sang sung
sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid|speak spoke spoken|spend spent|spring sprang sprung
stand stood|steal stole stolen|stick stuck|strike struck stricken|swear swore sworn|sweep swept|swim swam swum|take took taken
teach taught|tear tore torn|tell told|think thought|throw threw thrown|understand understood|wake woke|wear wore worn
weave wove woven|win won|withdraw withdrew withdrawn|write wrote written
"""
LICENCE = """\
# Words that mean nearly the same, a group a line; made by same.py of WordNet 3.1, of which this is a part that was changed.
# WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. Permission to use, copy, modify and distribute this
# software and database and its documentation for any purpose and without fee or royalty is hereby granted, provided that you
# agree to comply with the following copyright notice and statements, including the disclaimer, and that the same appear on
# ALL copies of the software, database and documentation, including modifications that you make for internal use or for
# distribution. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES,
# EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF
# MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL
# NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS. The name of Princeton University or Princeton
# may not be used in advertising or publicity pertaining to distribution of the software and/or database. Title to copyright in
# this software, database and any associated documentation shall at all times remain with Princeton University and LICENSEE
# agrees to preserve same.
"""


def senses(folder):
    """The senses of each word, by part of speech: place among them, how often it was met, synset."""
    found = collections.defaultdict(list)
    for line in open(folder + "/index.sense"):
        key, synset, place, count = line.split()
        word, rest = key.split("%")
        if rest[0] in POS:
            found[word, POS[rest[0]]].append((int(place), int(count), synset))
    return found


def kinds(folder):
    """Of each synset that which it is a kind of."""
    found = {}
    for pos, name in (("n", "data.noun"), ("v", "data.verb")):
        for line in open(f"{folder}/{name}"):
            if line.startswith(" "):
                continue
            parts = line.split("|")[0].split()
            at = 4 + 2 * int(parts[3], 16)
            pointers = [parts[at + 1 + 4 * nth : at + 5 + 4 * nth] for nth in range(int(parts[at]))]
            found[pos, parts[0]] = [to for sign, to, of, _ in pointers if sign in ("@", "@i") and of == pos]
    return found


def groups(folder):
    kind_of = kinds(folder)
    found = collections.defaultdict(set)
    for (word, pos), own in senses(folder).items():
        own.sort()
        whole = sum(count for _, count, _ in own)
        is_phrase = "_" in word or "-" in word
        if not re.fullmatch(r"[a-z_'-]+", word) or word.count("_") > 2 or (whole == 0 and (pos == "n" or not is_phrase)):
            continue
        common = [it for nth, it in enumerate(own) if nth == 0 or (whole and it[1] / whole >= 0.2 and nth < 3)][:2]
        for nth, (_, _, synset) in enumerate(common):
            found[pos, synset].add(word)
            if nth == 0 and not is_phrase:
                for above in kind_of[pos, synset][:1]:
                    found[pos, above].add(word)
    return found


def main():
    irregular = [forms.split() for forms in re.split(r"[|\n]", IRREGULAR.strip())]
    irregular = {forms[0]: forms[1:] for forms in irregular}
    lines = set()
    for (pos, _), words in groups(sys.argv[1]).items():
        if 2 <= len(words) <= MOST:
            more = [form for word in words if pos == "v" for form in irregular.get(word, [])]
            lines.add(" ".join(sorted(words | set(more))))
    print(LICENCE + "\n".join(sorted(lines)))


main()
