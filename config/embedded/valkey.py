import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from config.embedded.account import service_account
from config.embedded.daemon import STOP_SECONDS, end, launch, wait_until
from config.embedded.locations import Locations
from config.embedded.wheels import valkey_program

# One for the broker, one for the cache, and a pair for each worker of a parallel test run.
DATABASES = 64


class Valkey:
    """Valkey on a socket, without a port. It keeps its data: a queued task outlives a restart."""

    def __init__(self, locations: Locations, *, durable: bool) -> None:
        self.locations = locations
        self.durable = durable
        self.log = locations.logs / "valkey.log"
        self.pid_file = locations.valkey_data / "valkey.pid"

    def answers(self) -> bool:
        """Whether the server takes commands."""
        try:
            with self._client() as client:
                return bool(client.ping())
        except redis.ConnectionError:
            return False

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        program, data = valkey_program(), self.locations.valkey_data
        account = service_account(data, programs=[program])
        account.own(data)
        account.own(self.locations.valkey_socket.parent)
        command = [
            str(program),
            *("--port", "0"),
            *("--unixsocket", str(self.locations.valkey_socket)),
            *("--unixsocketperm", "700"),
            *("--dir", str(data)),
            *("--pidfile", str(self.pid_file)),
            *("--databases", str(DATABASES)),
            *("--save", ""),
            *("--appendonly", "yes" if self.durable else "no"),
        ]
        launch(command, account=account, log=self.log, answers=self.answers)

    def stop(self) -> None:
        """Ends the server, with its data on disk, and waits for its end."""
        if self.answers():
            with self._client() as client:
                client.shutdown()
            wait_until(lambda: not self.pid_file.exists(), STOP_SECONDS)
        end(self.log)

    def _client(self) -> redis.Redis:
        # Without the driver's patience: whoever asks here asks again.
        never = Retry(NoBackoff(), retries=0)
        return redis.Redis(unix_socket_path=str(self.locations.valkey_socket), socket_timeout=5, retry=never)
