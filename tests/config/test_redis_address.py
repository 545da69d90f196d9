from pathlib import Path

import pytest

from config.redis_address import RedisAddress


@pytest.mark.parametrize(
    ("url", "broker", "cache"),
    [
        ("redis://host", "redis://host/0", "redis://host/1"),
        ("redis://host:6380/", "redis://host:6380/0", "redis://host:6380/1"),
        ("rediss://user:p%40ss@host:6380/3", "rediss://user:p%40ss@host:6380/3", "rediss://user:p%40ss@host:6380/4"),
    ],
)
def test_a_server_and_the_number_of_its_database(url: str, broker: str, cache: str) -> None:
    address = RedisAddress.parse(url)
    assert (address.broker_url, address.next().url) == (broker, cache)


@pytest.mark.parametrize(
    "url", ["", "host:6379", "http://host", "redis://", "redis://host/x", "unix://", "redis://[::1"]
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        RedisAddress.parse(url)


def test_a_socket_whose_path_has_a_blank() -> None:
    address = RedisAddress.at_socket(Path("/my data/valkey.sock"))
    assert address.url == "unix:///my%20data/valkey.sock?db=0"
    assert RedisAddress.parse(address.next(3).url) == address.next(3)
    assert address.broker_url == "redis+socket:///my%20data/valkey.sock?virtual_host=0"
