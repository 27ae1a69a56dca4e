"""Settings: where the data are, and which database is used."""

from __future__ import annotations

from pathlib import Path

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


def default_data_folder() -> Path:
    """Return the user's own data folder; nothing there needs an administrator."""
    from platformdirs import user_data_path

    return user_data_path("netmap", appauthor=False)


class Settings(BaseSettings):
    """What the environment (or a file ``.env``) says; arguments win.

    Parameters
    ----------
    data : Path
        Data folder (``NETMAP_DATA``).
    neo4j_uri, neo4j_username, neo4j_password, neo4j_database : str
        A Neo4j server (``NEO4J_URI`` and so on); without an address the embedded database is used.
    data_given : bool
        True when the data folder was chosen on the command line: then the server is not used.
    """

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", populate_by_name=True)

    data: Path = Field(default_factory=default_data_folder, validation_alias=AliasChoices("NETMAP_DATA"))
    neo4j_uri: str = Field(default="", validation_alias=AliasChoices("NEO4J_URI"))
    neo4j_username: str = Field(default="neo4j", validation_alias=AliasChoices("NEO4J_USERNAME"))
    neo4j_password: str = Field(default="", validation_alias=AliasChoices("NEO4J_PASSWORD"), repr=False)
    neo4j_database: str = Field(default="neo4j", validation_alias=AliasChoices("NEO4J_DATABASE"))
    data_given: bool = False

    @property
    def uses_server(self) -> bool:
        """Whether a Neo4j server is used: one is named, and no data folder was given on the command line."""
        return bool(self.neo4j_uri) and not self.data_given


def settings_for(data: Path | None = None, *, embedded: bool = False) -> Settings:
    """Return the settings with the command line's choices over those of the environment.

    ``data`` on the command line wins over ``NEO4J_*``, which win over ``NETMAP_DATA``; ``embedded`` (the demo) uses
    the embedded database whatever the environment says.
    """
    settings = Settings()
    if data is not None:
        return settings.model_copy(update={"data": data, "data_given": True})
    return settings.model_copy(update={"data_given": True}) if embedded else settings
