"""Which machines a scan may talk to: only public ones, whatever a name, a redirect or a resolver says."""

import ipaddress
import socket
from collections.abc import Collection

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address

NAT64 = ipaddress.ip_network("64:ff9b::/96")


class RefusedAddressError(Exception):
    """The name leads to a machine that is not on the public internet, or nowhere."""


def is_public(address: Address) -> bool:
    """Whether this is a normal address of the public internet, also behind the ways to write IPv4 as IPv6."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


class Guard:
    """Turns a host into the one address that a connection is then made to, so that no second look-up can differ.

    `also_allowed` holds addresses that a test opens on purpose; nothing else sets it.
    """

    def __init__(self, also_allowed: Collection[str] = ()) -> None:
        self._also_allowed = frozenset(also_allowed)

    def resolve(self, host: str, port: int) -> str:
        """A public address of `host`. Raises `RefusedAddressError` when any address it has is not public."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise RefusedAddressError(f"{host} bestaat niet") from error
        addresses = [str(row[4][0]).split("%", 1)[0] for row in found]
        for address in addresses:
            if address not in self._also_allowed and not is_public(ipaddress.ip_address(address)):
                raise RefusedAddressError(f"{host} is geen openbaar adres")
        return addresses[0]
