"""Which district a thing is of, so that a reader can ask for one district alone, and what districts are of."""

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


def cities(view: View) -> dict[int, int]:
    """District → the area that it is part of; -1 where the graph does not say."""
    found = {entity: -1 for entity, thing in enumerate(view.entities) if thing.district}
    above = [s for s in view.statements if s.predicate == "partOf" and s.subject in found]
    areas = [s for s in above if view.entities[s.object].group == "area"]
    return found | {s.subject: s.object for s in sorted(areas, key=lambda s: view.entities[s.object].iri, reverse=True)}


def _nearest(view: View, above: dict[int, list[int]], entity: int) -> int:
    seen, reached = {entity}, [entity]
    for one in reached:  # grows while it runs
        if view.entities[one].district:
            return one
        fresh = [upper for upper in sorted(above.get(one, ())) if upper not in seen]
        seen.update(fresh)
        reached += fresh
    return -1
