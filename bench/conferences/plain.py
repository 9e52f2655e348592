"""The peer: the model that CP-SAT's manual would have one write, meetings in slots and the beginnings of breaks."""

import time
from typing import Any

from ortools.sat.python import cp_model

MOST_UNEVEN = 2


def solve(conference: dict[str, Any], seconds: float) -> dict[str, Any]:
    """Breaks (None where no timetable was found), whether they are proved to be the fewest, the bound, and seconds."""
    model = cp_model.CpModel()
    slots = [slot["id"] for slot in conference["slots"]]
    away = {one["id"]: set(one["unavailable"]) for one in conference["participants"]}
    fixed = {one["meeting"]: one["slot"] for one in conference.get("fixed", ())}
    held: dict[str, dict[str, Any]] = {}
    own: dict[str, list[str]] = {who: [] for who in away}
    for meeting in conference["meetings"]:
        allowed = {fixed[meeting["id"]]} if meeting["id"] in fixed else set(meeting.get("slots") or slots)
        for who in meeting["participants"]:
            allowed -= away[who]
            own[who].append(meeting["id"])
        held[meeting["id"]] = {slot: model.new_bool_var("") for slot in slots if slot in allowed}
        model.add_exactly_one(held[meeting["id"]].values())
    for slot in slots:
        model.add(sum(one[slot] for one in held.values() if slot in one) <= len(conference["tables"]))
    breaks = []
    for ids in own.values():
        used = [model.new_bool_var("") for _ in slots]
        for slot, here in zip(slots, used, strict=True):
            model.add(sum(held[id_][slot] for id_ in ids if slot in held[id_]) == here)
        later = [model.new_bool_var("") for _ in slots]  # a meeting in this slot or after it
        waits = [model.new_bool_var("") for _ in slots]  # a break begins in this slot
        for place, here in enumerate(used):
            model.add_max_equality(later[place], used[place:])
            if place:
                model.add_bool_or([~used[place - 1], here, ~later[place], waits[place]])
        if ids:
            breaks.append(sum(waits))
    most, least = model.new_int_var(0, len(slots), ""), model.new_int_var(0, len(slots), "")
    for one in breaks:
        model.add(one <= most)
        model.add(one >= least)
    model.add(most - least <= MOST_UNEVEN)
    model.minimize(sum(breaks))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds
    begun = time.monotonic()
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return {
        "breaks": round(solver.objective_value) if found else None,
        "proved": status == cp_model.OPTIMAL,
        "bound": round(solver.best_objective_bound),
        "seconds": time.monotonic() - begun,
    }
