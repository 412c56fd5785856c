"""Which district a thing is of, so that a reader can ask for one district alone."""

from __future__ import annotations

from kg.view import labels
from kg.view.model import View


def districts(view: View) -> list[int]:
    """For each entity the district that it is, lies in or belongs to; -1 for none.

    The nearest counts, along 隶属, 位于, 任职 and 来自; of several equally near the one that stands first.
    """
    above: dict[int, list[int]] = {}
    for statement in view.statements:
        if statement.predicate in labels.BELONGS:
            above.setdefault(statement.subject, []).append(statement.object)
    return [_nearest(view, above, entity) for entity in range(len(view.entities))]


def _nearest(view: View, above: dict[int, list[int]], entity: int) -> int:
    seen, reached = {entity}, [entity]
    for one in reached:  # grows while it runs
        if view.entities[one].district:
            return one
        fresh = [upper for upper in sorted(above.get(one, ())) if upper not in seen]
        seen.update(fresh)
        reached += fresh
    return -1
