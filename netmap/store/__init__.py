"""Where networks are kept: a port, one implementation over Bolt, and the database that netmap starts itself.

``embedded`` starts, joins and stops the database in the data folder; ``embedded_server`` is the process it
starts; ``platform`` holds what differs between operating systems.
"""
