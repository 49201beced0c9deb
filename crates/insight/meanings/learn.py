"""Makes `../src/off_topic/weights.rs`: what tells that a sentence does not belong, learned from marked texts.

Learned from: the texts of `../tests/corpus/develop`, as they are marked, and with sentences put into them at chance: runs of
`out-of-place-LANGUAGE.txt` (written for this) and of the other texts' own sentences that do not belong, and, now and then, of what
another text says of its subject; as sentences that belong, those of `in-place-LANGUAGE.txt` (what is said of any subject in any
words). Twice: with what words mean, from the English texts, and without, from all, for the languages whose words have no meanings.
Two regressions (logistic, L2), the second on the odds of the first and of what stands beside a sentence. What is asked of a
sentence is computed by the program itself (`../src/off_topic/learning.rs`), so that both compute the same.

    python3 learn.py            (numpy 2.4, scikit-learn 1.9; calls cargo; writes the weights)
    python3 learn.py --check    (leaves one author out, tells precision and recall, writes nothing)
"""

import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

HERE = Path(__file__).parent
DRAWS, RUNS, OTHERS, ELSEWHERE, IN_PLACE = 12, 12, 2, 2, 12
STRENGTH_ALONE, STRENGTH_BESIDE = 0.005, 1.0
SORTS = "repeat|conflict|boilerplate|off-topic|damage|citation|hedge|question|opinion|checkable"
AROUND, NOTHING, MOST = 3, -3.0, 6.0


def marked(path):
    """The sentences of a marked text: [mark, words]; marks: x around the text, o out of place, t of the text."""
    lines = path.read_text(encoding="utf-8").splitlines()
    while lines and lines[0].startswith("#"):
        lines.pop(0)
    said = []
    for line in filter(None, map(str.strip, lines)):
        labels = re.match(rf"\[((?:{SORTS})[^\]]*)\] ?", line)
        words = line[labels.end():] if labels else line
        names = labels.group(1) if labels else ""
        mark = "x" if "boilerplate" in names else "o" if "off-topic" in names else "t"
        said.append((mark, words.lstrip("+").replace("⟦", "").replace("⟧", "").strip()))
    return said


def runs_of(said, mark):
    """What stands together with a mark."""
    runs, run = [], []
    for one in [*said, ("", "")]:
        if one[0] == mark:
            run.append(one[1])
        elif run:
            runs.append(run)
            run = []
    return runs


def language_of(name):
    return "de" if name.startswith("german") else "en"


def written(name):
    return [run.splitlines() for run in (HERE / name).read_text(encoding="utf-8").strip().split("\n\n")]


def mixed(texts, seed):
    """Texts into which others were put: a list of lists of (mark, words, weight)."""
    chance = random.Random(seed)
    for name, said in texts.items():
        language = language_of(name)
        out_of_place = written(f"out-of-place-{language}.txt")
        in_place = [line for run in written(f"in-place-{language}.txt") for line in run]
        others = [other for key, other in texts.items() if key != name and language_of(key) == language] or [said]
        for _ in range(DRAWS):
            runs = [(run, 1.0) for run in chance.sample(out_of_place, RUNS - ELSEWHERE)]
            runs += [(chance.choice(runs_of(chance.choice(others), "o")), 1.0) for _ in range(OTHERS)]
            for _ in range(ELSEWHERE):
                run = chance.choice(runs_of(chance.choice(others), "t"))
                start = chance.randrange(len(run))
                runs.append((run[start : start + chance.choice([1, 2, 2, 3])], 0.5))
            text = [(mark, words, 1.0) for mark, words in said]
            for run, weight in runs:
                at = chance.randrange(len(text))
                text[at:at] = [("o", words, weight) for words in run]
            for words in chance.sample(in_place, IN_PLACE):
                text.insert(chance.randrange(len(text) + 1), ("t", words, 1.0))
            yield text


def features(texts):
    """What the program asks of the sentences of texts."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            lines = "".join(f"{one[0]}\t{one[1]}\n" for one in text)
            (Path(folder) / f"{number}.txt").write_text(lines, encoding="utf-8")
        command = "cargo test -j1 -q -p obelus-insight --lib -- --ignored the_features_of_texts".split()
        subprocess.run(command, check=True, env={**os.environ, "LEARN_FROM": folder}, stdout=subprocess.DEVNULL)
        return [np.loadtxt(Path(folder) / f"{number}.features", ndmin=2) for number in range(len(texts))]


def beside(text, odds):
    """The odds of each sentence and of what stands beside it, as `learned.rs` has them."""
    own = [None if one[0] == "x" else value for one, value in zip(text, odds)]
    rows = []
    for at, value in enumerate(own):
        if value is None:
            continue
        sides = [place for place in (at - 1, at + 1) if 0 <= place < len(own)]
        near = [own[place] for place in sides if own[place] is not None]
        around = [own[place] for place in range(max(0, at - AROUND), min(len(own), at + AROUND + 1)) if place != at]
        around = [one for one in around if one is not None]
        aside = sum(own[place] is None for place in sides)
        bounded = lambda it: float(np.clip(it, -MOST, MOST)) if it is not None else NOTHING
        rows.append([value, bounded(max(near, default=None)), bounded(min(near, default=None)),
                     bounded(max(around, default=None)), aside])
    return np.array(rows)


class Regression:
    def __init__(self, rows, marks, weights, strength):
        self.scale = StandardScaler().fit(rows)
        self.model = LogisticRegression(C=strength, max_iter=5000)
        self.model.fit(self.scale.transform(rows), marks, sample_weight=weights)

    def __call__(self, rows):
        return self.model.decision_function(self.scale.transform(rows))

    def plain(self):
        """The base and the weights for rows that are not scaled."""
        weights = self.model.coef_[0] / self.scale.scale_
        return self.model.intercept_[0] - weights @ self.scale.mean_, weights


def judged(text, rows):
    return rows[[one[0] != "x" for one in text]]


def learn(texts, rows):
    marks = np.array([one[0] == "o" for text in texts for one in text if one[0] != "x"])
    weights = np.array([one[2] for text in texts for one in text if one[0] != "x"])
    alone = Regression(np.concatenate([judged(*both) for both in zip(texts, rows)]), marks, weights, STRENGTH_ALONE)
    sides = np.concatenate([beside(text, alone(row)) for text, row in zip(texts, rows)])
    return alone, Regression(sides, marks, weights, STRENGTH_BESIDE)


def check(texts, plain_only):
    plain = {name: [(mark, words, 1.0) for mark, words in said] for name, said in texts.items()}
    rows_of = dict(zip(plain, features(list(plain.values()))))
    found = []
    for is_left_out in (lambda name: name.endswith("-2"), lambda name: not name.endswith("-2")):
        training = list(mixed({name: said for name, said in texts.items() if not is_left_out(name)}, 1))
        rows = features(training)
        width = min(row.shape[1] for row in rows) if plain_only else None
        alone, both = learn(training, [row[:, :width] for row in rows])
        for name in filter(is_left_out, texts):
            text = plain[name]
            odds = both(beside(text, alone(rows_of[name][:, :width])))
            left = [one for one in text if one[0] != "x"]
            found += [(value, one[0] == "o", name, one[1]) for value, one in zip(odds, left) if len(one[1].split()) >= 4]
    tell(found, sum(one[0] == "o" for text in plain.values() for one in text))
    if plain_only:
        german = [one for one in found if one[2].startswith("german")]
        tell(german, sum(one[0] == "o" for name, text in plain.items() for one in text if name.startswith("german")))


def tell(found, all_marked):
    found.sort(reverse=True)
    right = np.cumsum([one[1] for one in found])
    precision = right / np.arange(1, len(found) + 1)
    print("average precision", round(float(sum(p for p, one in zip(precision, found) if one[1])) / all_marked, 3))
    for odds in (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0):
        count = max(1, sum(one[0] >= odds for one in found))
        print(f"odds {odds}: precision {precision[count - 1]:.2f} recall {right[count - 1] / all_marked:.2f}")
    if "--list" in sys.argv:
        for value, mark, name, words in found[:60]:
            print(f"{value:5.2f} {'**' if mark else '  '} {name}: {words[:120]}")


def as_rust(name, told, alone, both):
    number = lambda value: f"{value:.5f}"
    regression = lambda it: f"Regression {{ base: {number(it[0])}, weights: &[{', '.join(map(number, it[1]))}] }}"
    return f"""
/// {told}
pub(super) const {name}: Learned = Learned {{
    alone: {regression(alone.plain())},
    beside: {regression(both.plain())},
}};
"""


def main():
    paths = sorted((HERE / "../tests/corpus/develop").glob("*.txt"))
    texts = {path.stem: marked(path) for path in paths}
    english = {name: said for name, said in texts.items() if language_of(name) == "en"}
    if "--check" in sys.argv:
        check(english, False)
        check(texts, True)
        return
    training = list(mixed(texts, 1))
    rows = features(training)
    width = min(row.shape[1] for row in rows)
    most = max(row.shape[1] for row in rows)
    meant = [place for place, row in enumerate(rows) if row.shape[1] == most]
    with_meanings = learn([training[place] for place in meant], [rows[place] for place in meant])
    without = learn(training, [row[:, :width] for row in rows])
    (HERE / "../src/off_topic/weights.rs").write_text(f"""\
//! The numbers that were learned, in the order of what `learned` asks. Made by `meanings/learn.py`; not to be changed by hand.

use super::learned::{{Learned, Regression}};

/// How many things are asked of a sentence, and how many of these without what words mean.
pub(super) const FEATURES: usize = {most};
#[cfg(test)]
pub(super) const PLAIN: usize = {width};
""" + as_rust("WITH_MEANINGS", "For texts of whose words it is known what they mean.", *with_meanings)
        + as_rust("WITHOUT_MEANINGS", "For all others.", *without), encoding="utf-8")
    subprocess.run("cargo fmt -p obelus-insight".split(), check=True)


if __name__ == "__main__":
    main()
