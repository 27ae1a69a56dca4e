"""Use case about netmap itself: how it works things out."""

from __future__ import annotations

from typing import Any

from netmap import __version__
from netmap.errors import NetworkNotFound
from netmap.model import Network
from netmap.reference.norm import default_norm, network_norm
from netmap.report.method import method_sections
from netmap.report.names import Names
from netmap.services.base import Base, new_network
from netmap.texts import say


class Methods(Base):
    """The method in words."""

    def method(self, network: str | None = None, language: str = "nl") -> dict[str, Any]:
        """Return every definition in plain words, made from the norm and the rules that the analyses run.

        Parameters
        ----------
        network : str, optional
            Name or id: with what that municipality switched off, changed and added. Else the only network there is;
            without one, or with several, the norm as it ships.

        Returns
        -------
        dict
            ``netmap``, ``network`` ({"id", "name"} or None), ``norm``, ``title``, ``head`` (a sentence) and
            ``sections``: see :func:`netmap.report.method.method_sections`. The same norm gives the same text.

        Raises
        ------
        NetworkNotFound
            When a network is named that is not there.
        """
        content = self._meant(network)
        own = content or new_network("netmap")
        norm = network_norm(own, default_norm())
        count = len(norm.lines)
        head = (
            say("method.head.network", language, norm=norm.name, network=content.name, count=count)
            if content
            else say("method.head", language, norm=norm.name, count=count)
        )
        return {
            "netmap": __version__,
            "network": {"id": content.id, "name": content.name} if content else None,
            "norm": {"name": norm.name, "version": norm.version},
            "title": say("method.title", language),
            "head": head,
            "sections": method_sections(norm, Names(own, language)),
        }

    def _meant(self, network: str | None) -> Network | None:
        try:
            return self.network(network)
        except NetworkNotFound:
            if network is not None:
                raise
            return None
