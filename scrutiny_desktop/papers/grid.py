"""Rules that touch each other to grids of cells, merged ones told by the rules that are missing in them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from scrutiny_desktop.papers.lattice import Drawn, Rule, Shade
from scrutiny_desktop.papers.turns import Box

_NEAR = 3.0
_SHORTEST = 8.0
_NARROWEST, _LOWEST = 5.0, 4.0
"""Points below which two edges of columns, or of rows, are one."""

_OPEN = 8.0
"""Points by which rules go beyond the outermost ones that cross them where a table has no side."""

_TOUCHING = 0.7
_MOST_RULES = 500
_MOST_GROUNDS = 400
_MOST_CELLS = 20_000

Place = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True)
class Grid:
    """A table's cells: the edges of its rows and columns, and of each merged cell's places the first."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    merged: dict[Place, Place]
    """Of each place that is not a cell's first."""
    heads: int = 0
    """How many rows, from the first, are surely the head."""
    is_ruled: bool = True
    """Whether rules, and not only shades, part its columns; shades lie behind words that are merely stressed, too."""

    @property
    def box(self) -> Box:
        """The whole of it."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @cached_property
    def spans(self) -> dict[Place, Place]:
        """Over how many rows and columns each merged cell goes."""
        last: dict[Place, Place] = {}
        for (row, column), first in self.merged.items():
            down, across = last.get(first, (1, 1))
            last[first] = max(down, row - first[0] + 1), max(across, column - first[1] + 1)
        return last

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def place(self, x: float, y: float) -> Place:
        """The first place of the cell that a point within lies in."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        return self.merged.get((row, column), (row, column))

    def parts(self, left: float, right: float, y: float) -> bool:
        """Whether two words, one ending at the left and one beginning at the right, are in two cells."""
        if not (self.xs[0] < left and max(left, right) < self.xs[-1] and self.ys[0] < y < self.ys[-1]):
            return False
        between = bisect_right(self.xs, left - 1)
        return self.xs[between] <= right + 1 and self.place(left - 2, y) != self.place(right + 2, y)


@dataclass(frozen=True, slots=True)
class Stack:
    """Rules across, one below the other and equally long, with no rules down between them."""

    left: float
    right: float
    ys: tuple[float, ...]


def grids_of(drawn: Drawn) -> tuple[list[Grid], list[Stack]]:
    """The grids, none within another, and what may be tables whose columns only gaps tell."""
    boxes = _grounds(drawn.shades[: 2 * _MOST_RULES])
    across = _merged([*drawn.across, *(Rule(y, b[0], b[2]) for b in boxes for y in (b[1], b[3]))])
    down = _merged([*drawn.down, *(Rule(x, b[1], b[3]) for b in boxes for x in (b[0], b[2]))])
    if len(across) < 2 or max(len(across), len(down)) > _MOST_RULES:
        return [], []
    found: list[Grid] = []
    alone: list[Rule] = []
    for rows, columns in _touching(across, down):
        grid = _grid(rows, columns)
        grid = replace(grid, is_ruled=_is_ruled(grid, drawn.down[:_MOST_RULES])) if grid else None
        if grid is None or (len(grid.ys) == 2 and not grid.is_ruled):
            alone += rows  # every second row of a table may be without a shade
        else:
            found.append(grid)
    grids = [grid for grid in found if not any(_lies_in(grid.box, other.box) for other in found if other is not grid)]
    stacks = [stack for stack in _stacks(alone) if not any(
        _lies_in((stack.left, stack.ys[0], stack.right, stack.ys[-1]), grid.box) for grid in grids)]  # fmt: skip
    return grids, stacks


def _is_ruled(grid: Grid, down: Sequence[Rule]) -> bool:
    """Whether a rule runs down within it."""
    left, right = grid.xs[0] + _NEAR, grid.xs[-1] - _NEAR
    return any(left < rule.at < right and grid.holds(rule.at, (rule.start + rule.end) / 2) for rule in down)


def _grounds(shades: Sequence[Shade]) -> list[Box]:
    """The shades, those of one colour and width that follow one another as one, as one cell's are often drawn."""
    made: list[Shade] = []
    for shade in sorted(shades, key=lambda each: (each.colour, round(each.box[0]), round(each.box[2]), each.box[1])):
        last = made[-1] if made else None
        left, top, right, bottom = shade.box
        is_next = last and last.colour == shade.colour and abs(last.box[0] - left) < 1 and abs(last.box[2] - right) < 1
        if last and is_next and top - last.box[3] < _TOUCHING:
            made[-1] = Shade((left, last.box[1], right, max(last.box[3], bottom)), shade.colour)
        else:
            made.append(shade)
    if len(made) > _MOST_GROUNDS:
        return []
    return [one.box for at, one in enumerate(made)
            if not any(_is_beneath(other, one, is_first=before < at) for before, other in enumerate(made))]  # fmt: skip


def _is_beneath(other: Shade, one: Shade, *, is_first: bool) -> bool:
    """Whether a shade of the same colour holds another, or is the same and came first."""
    held = other is not one and other.colour == one.colour and _lies_in(one.box, other.box)
    return held and (is_first or not _lies_in(other.box, one.box))


def _lies_in(inner: Box, outer: Box) -> bool:
    low = outer[0] - _NEAR <= inner[0] and outer[1] - _NEAR <= inner[1]
    return low and inner[2] <= outer[2] + _NEAR and inner[3] <= outer[3] + _NEAR


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rules on one line that overlap or nearly meet as one; short ones are left out."""
    made: list[Rule] = []
    for group in _on_one_line(sorted(rules)):
        at = sum(rule.at for rule in group) / len(group)
        start, end = 0.0, -_NEAR * 2
        for rule in sorted(group, key=lambda rule: rule.start):
            if rule.start > end + _NEAR:
                made.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        made.append(Rule(at, start, end))
    return [rule for rule in made if rule.end - rule.start >= _SHORTEST]


def _on_one_line(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > _NEAR:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _touching(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The rules in groups, in each of which every rule meets another."""
    group = list(range(len(across) + len(down)))

    def head(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for one, row in enumerate(across):
        low, high, left, right = row.at - _NEAR, row.at + _NEAR, row.start - _NEAR, row.end + _NEAR
        for other, column in enumerate(down, start=len(across)):
            if column.start <= high and column.end >= low and left <= column.at <= right:
                group[head(other)] = head(one)
    made: defaultdict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for at, rule in enumerate((*across, *down)):
        made[head(at)][at >= len(across)].append(rule)
    return list(made.values())


def _grid(across: Sequence[Rule], down: Sequence[Rule]) -> Grid | None:
    if not across or not down:
        return None
    xs = _edges([rule.at for rule in down], across, _NARROWEST)
    ys = _edges([rule.at for rule in across], down, _LOWEST)
    rows, columns = len(ys) - 1, len(xs) - 1
    if columns < 2 or rows < 1 or rows * columns > _MOST_CELLS:
        return None
    return Grid(tuple(xs), tuple(ys), _merged_places(xs, ys, across, down))


def _edges(places: Sequence[float], crossing: Sequence[Rule], least: float) -> list[float]:
    """Where rules lie, those near each other as one; with the table's open sides, where rules go beyond the last."""
    made: list[float] = []
    for at in sorted(places):
        if not made or at - made[-1] >= least:
            made.append(at)
    low, high = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    before = [low] if low < made[0] - _OPEN else []
    return before + made + ([high] if high > made[-1] + _OPEN else [])


def _walls(edges: Sequence[float], bands: Sequence[float], rules: Sequence[Rule], least: float) -> set[Place]:
    """At which edge, in which band, there is a rule."""
    middles = [(one + other) / 2 for one, other in pairwise(bands)]
    return {
        (bisect_right(edges, rule.at + 0.01) - 1, band)
        for rule in rules
        for band, middle in enumerate(middles)
        if rule.start - 1 <= middle <= rule.end + 1 and rule.at - edges[bisect_right(edges, rule.at + 0.01) - 1] < least
    }


def _merged_places(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]
) -> dict[Place, Place]:
    sides, floors = _walls(xs, ys, down, _NARROWEST), _walls(ys, xs, across, _LOWEST)
    rows, columns = len(ys) - 1, len(xs) - 1
    first = {(row, column): (row, column) for row in range(rows) for column in range(columns)}
    for row in range(rows):
        for column in range(1, columns):
            if (column, row) not in sides:
                first[row, column] = first[row, column - 1]
    return _merged_down(first, floors, rows, columns)


def _merged_down(first: dict[Place, Place], floors: set[Place], rows: int, columns: int) -> dict[Place, Place]:
    """Runs of a row joined to the run above, where that is exactly as wide and no rule lies between."""
    runs = {place: [at for at in range(columns) if first[place[0], at] == place] for place in set(first.values())}
    heads: dict[Place, Place] = {}
    for row in range(1, rows):
        for place in [place for place in runs if place[0] == row]:
            above = (row - 1, place[1])
            is_as_wide = first[above] == above and runs.get(above) == runs[place]
            if is_as_wide and not any((row, at) in floors for at in runs[place]):
                heads[place] = heads.get(above, above)
    whole = {place: heads.get(to, to) for place, to in first.items()}
    return {place: to for place, to in whole.items() if place != to}


def _stacks(rules: Sequence[Rule]) -> list[Stack]:
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        alike = (each for each in groups
                 if abs(each[0].start - rule.start) <= _NEAR and abs(each[0].end - rule.end) <= _NEAR)  # fmt: skip
        group = next(alike, None)
        if group is None:
            groups.append([rule])
        else:
            group.append(rule)
    made = []
    for group in groups:
        ys: list[float] = []
        for rule in group:
            if not ys or rule.at - ys[-1] >= _LOWEST:
                ys.append(rule.at)
        if len(ys) > 2:
            made.append(Stack(group[0].start, group[0].end, tuple(ys)))
    return made
