"""Shares of counted things, with how far a share of so few can be trusted."""

from dataclasses import dataclass
from math import sqrt

# The two-sided 95 % quantile of the normal distribution.
Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `of`; None stands for a share of nothing.

    `low` and `high` are Wilson's score interval at 95 % (E. B. Wilson, JASA 22, 1927, 209-212): unlike the plain one it
    stays between 0 and 1 and is wide where little was counted, also at 0 of 3 and 3 of 3.
    """

    right: int
    of: int

    def __post_init__(self) -> None:
        if not 0 <= self.right <= self.of:
            raise ValueError(f"{self.right} of {self.of} is no share")

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """The share, 0 to 1."""
        return self.right / self.of if self.of else None

    @property
    def low(self) -> float:
        """The lower end of the interval; 0 of nothing."""
        return max(0.0, self._center - self._reach) if self.of else 0.0

    @property
    def high(self) -> float:
        """The upper end of the interval; 1 of nothing."""
        return min(1.0, self._center + self._reach) if self.of else 1.0

    @property
    def _center(self) -> float:
        return (self.right + Z * Z / 2) / (self.of + Z * Z)

    @property
    def _reach(self) -> float:
        spread = self.right * (self.of - self.right) / self.of + Z * Z / 4
        return Z * sqrt(spread) / (self.of + Z * Z)
