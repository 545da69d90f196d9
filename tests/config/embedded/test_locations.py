import os
from pathlib import Path

from config.embedded.locations import LONGEST_SOCKET_PATH, Locations


def longest_socket(locations: Locations) -> int:
    return len(os.fsencode(locations.postgres_sockets / ".s.PGSQL.5432"))


def test_sockets_lie_beside_the_data() -> None:
    locations = Locations(Path("/srv/dealtrace/var"))
    assert locations.postgres_sockets == Path("/srv/dealtrace/var/run/postgres")
    assert locations.valkey_socket == Path("/srv/dealtrace/var/run/valkey/valkey.sock")


def test_the_longest_path_that_the_kernel_takes_is_used() -> None:
    tail = len("/run/postgres/.s.PGSQL.5432")
    fitting = Locations(Path("/" + "d" * (LONGEST_SOCKET_PATH - tail - 1)))
    too_long = Locations(Path("/" + "d" * (LONGEST_SOCKET_PATH - tail)))
    assert longest_socket(fitting) == LONGEST_SOCKET_PATH
    assert too_long.sockets.name.startswith("dealtrace-")


def test_sockets_of_a_deep_directory_get_a_short_path_of_their_own() -> None:
    one, two = Locations(Path("/deep" * 40)), Locations(Path("/deep" * 41))
    assert longest_socket(one) <= LONGEST_SOCKET_PATH
    assert one.sockets != two.sockets
    assert one.sockets == Locations(Path("/deep" * 40)).sockets


def test_a_comma_would_end_the_name_of_a_host() -> None:
    assert Locations(Path("/a,b")).sockets.name.startswith("dealtrace-")


def test_length_is_counted_in_bytes() -> None:
    assert Locations(Path("/" + "é" * 60)).sockets.name.startswith("dealtrace-")
