"""The simple cycles of a directed graph up to a length, each once.

Only what lies on some cycle is searched: the graph is cut to its strongly connected components (Sharir, 1981,
https://doi.org/10.1016/0898-1221(81)90008-0), and a path is followed only as far as it can still be closed. So the
time grows with the edges and with what is found, not with the number of all paths.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

LONGEST = 4
MOST = 60
Graph = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Circles:
    """Cycles as their nodes in order, beginning with the least; the shortest first. `complete` if none is left out."""

    found: tuple[tuple[str, ...], ...]
    complete: bool


def circles_in(edges: Iterable[tuple[str, str]], *, longest: int = LONGEST, most: int = MOST) -> Circles:
    """The cycles of at most `longest` edges, at most `most` of them; the same whatever order the edges come in."""
    graph: Graph = {}
    for one, other in sorted(set(edges)):
        if one != other:
            graph.setdefault(one, []).append(other)
            graph.setdefault(other, [])
    component = _components(graph)
    inner = {node: [then for then in graph[node] if component[then] == component[node]] for node in graph}
    found: list[tuple[str, ...]] = []
    for length in range(2, longest + 1):  # the shortest first, so that a limit cuts the longest
        found += islice(_of_length(inner, length), most + 1 - len(found))
    return Circles(tuple(found[:most]), complete=len(found) <= most)


def _of_length(graph: Graph, length: int) -> Iterator[tuple[str, ...]]:
    """The cycles of exactly this length, in the order of their nodes."""
    backward = _reversed(graph)
    for start in sorted(node for node, targets in graph.items() if targets):
        left = _steps_to(start, backward, length)
        yield from _closing([start], graph, left, length)


def _closing(path: list[str], graph: Graph, left: Mapping[str, int], length: int) -> Iterator[tuple[str, ...]]:
    """The ways to close the path with `length` edges in all, by nodes greater than its first."""
    for then in graph[path[-1]]:
        if then == path[0] and len(path) == length:
            yield tuple(path)
        elif then > path[0] and then not in path and left.get(then, length) <= length - len(path):
            yield from _closing([*path, then], graph, left, length)


def _steps_to(goal: str, backward: Graph, limit: int) -> dict[str, int]:
    """How many edges at least lead from each node to the goal, over nodes greater than it; none beyond the limit."""
    steps, queue = {goal: 0}, deque([goal])
    while queue:
        node = queue.popleft()
        if steps[node] + 1 >= limit:
            continue
        for before in backward[node]:
            if before > goal and before not in steps:
                steps[before] = steps[node] + 1
                queue.append(before)
    return steps


def _reversed(graph: Graph) -> Graph:
    backward: Graph = {node: [] for node in graph}
    for node, targets in graph.items():
        for then in targets:
            backward[then].append(node)
    return backward


def _components(graph: Graph) -> dict[str, str]:
    """For each node one that stands for its strongly connected component."""
    backward = _reversed(graph)
    component: dict[str, str] = {}
    for root in reversed(_finished(graph)):
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if node not in component:
                component[node] = root
                waiting += [before for before in backward[node] if before not in component]
    return component


def _finished(graph: Graph) -> list[str]:
    """The nodes in the order in which a search in depth leaves them."""
    order: list[str] = []
    seen: set[str] = set()
    for root in graph:
        open_nodes = [] if root in seen else [(root, iter(graph[root]))]
        seen.add(root)
        while open_nodes:
            targets = open_nodes[-1][1]
            then = next((target for target in targets if target not in seen), None)
            if then is None:
                order.append(open_nodes.pop()[0])
            else:
                seen.add(then)
                open_nodes.append((then, iter(graph[then])))
    return order
