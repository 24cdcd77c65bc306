"""lapx and mentor-match on the same pairs, in the environment of the peers.

Run as a script by `make bench` with that environment's Python: it imports nothing of the
workbench, reads points and room from a JSON file and prints one JSON object. Every place of a
column stands as a column of its own, since neither peer knows room.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import count
from pathlib import Path

BLOCKED = -1
NUMBERS = count()


def by_lapx(points, room):
    import lap
    import numpy as np

    held = np.array(points)
    places = np.repeat(np.arange(len(room)), room)
    head = held.shape[0] * int(held.max()) + 1
    weights = np.where(held == BLOCKED, 0, held + head)[:, places]
    started = time.process_time()
    _, taken, _ = lap.lapjv(float(weights.max()) - weights, extend_cost=True)
    seconds = time.process_time() - started
    return seconds, [
        (row, int(places[at]))
        for row, at in enumerate(taken)
        if at >= 0 and points[row][int(places[at])] != BLOCKED
    ]


def by_mentor_match(points, room):
    from matching.mentee import Mentee
    from matching.mentor import Mentor
    from matching.process import process_data
    from matching.rules.rule import RuleProtocol

    head = len(points) * max(map(max, points)) + 1

    class Fit(RuleProtocol):
        def apply(self, match_object):
            fit = points[match_object.mentee.at][match_object.mentor.at]
            match_object.disallowed = fit == BLOCKED
            return fit + head

    def person(kind, at):
        made = kind(grade=1, email=f"{kind.__name__}-{at}-{next(NUMBERS)}")
        made.at = at
        return made

    mentees = [person(Mentee, at) for at in range(len(points))]
    mentors = [person(Mentor, at) for at, places in enumerate(room) for _ in range(places)]
    started = time.process_time()
    process_data(mentors, mentees, [[Fit()]])
    seconds = time.process_time() - started
    return seconds, [(mentee.at, mentee.mentors[0].at) for mentee in mentees if mentee.mentors]


def main(peer: str, path: str) -> None:
    given = json.loads(Path(path).read_text())
    points, room = given["points"], given["room"]
    seconds, pairs = {"lapx": by_lapx, "mentor-match": by_mentor_match}[peer](points, room)
    total = sum(points[row][column] for row, column in pairs)
    print(json.dumps({"cpu_s": round(seconds, 3), "count": len(pairs), "objective": total}))


if __name__ == "__main__":
    main(*sys.argv[1:])
