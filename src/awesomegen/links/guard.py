"""Which network addresses may be asked: a list's links must not reach into the network that checks them."""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# Prefixes that carry an IPv4 address inside: NAT64 (RFC 6052, RFC 8215), 6to4 (RFC 3056), IPv4-compatible (RFC 4291).
_NAT64 = IPv6Network("64:ff9b::/96")
_NAT64_LOCAL = IPv6Network("64:ff9b:1::/48")
_COMPATIBLE = IPv6Network("::/96")
_SITE_LOCAL = IPv6Network("fec0::/10")
# Instance metadata of a cloud that answers on an address of the shared, formally public range.
_METADATA = frozenset({IPv4Address("168.63.129.16"), IPv4Address("192.0.0.192")})


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Refuses addresses that are not on the public internet.

    `allow_private` lifts the rule for everything; `trusted` holds the (host, port) pairs of services that the operator
    put on private addresses by an environment variable.
    """

    allow_private: bool = False
    trusted: frozenset[tuple[str, int]] = frozenset()

    def allows(self, host: str, port: int) -> bool:
        """Whether any address behind this host may be asked without a look at it."""
        return self.allow_private or (host.lower(), port) in self.trusted

    def problem(self, address: str) -> str | None:
        """Why a resolved address must not be connected to, or None if it may be."""
        if self.allow_private:
            return None
        try:
            parsed = ip_address(address.partition("%")[0])
        except ValueError:
            return f"`{address}` is not an IP address"
        for inner in _unwrapped(parsed):
            kind = _kind(inner)
            if kind is not None:
                return f"`{address}` is {kind}"
        return None


def _unwrapped(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """The address and every IPv4 address that a gateway would unpack from it."""
    if isinstance(address, IPv4Address):
        return [address]
    inner: list[IPv4Address | IPv6Address] = [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    if address.sixtofour is not None:
        inner.append(address.sixtofour)
    if address.teredo is not None:
        inner.extend(address.teredo)
    if address in _NAT64:
        return [IPv4Address(int(address) & 0xFFFFFFFF)]
    if address in _COMPATIBLE and int(address) > 0xFFFF:
        inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return inner


def _kind(address: IPv4Address | IPv6Address) -> str | None:
    if address.is_loopback:
        return "a loopback address"
    if address.is_unspecified:
        return "no address of a host"
    if address.is_multicast:
        return "a multicast address"
    if address.is_link_local or address in _METADATA:
        return "a link-local or metadata address"
    if isinstance(address, IPv6Address) and (address in _SITE_LOCAL or address in _NAT64_LOCAL):
        return "a private address"
    return None if address.is_global else "a private or reserved address"
