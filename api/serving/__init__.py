"""A store in, the processes that serve it out: one that writes, some that answer, and readers that can be killed.

supervisor.py   forks all others and keeps them running
├── kg.store.writer   the one that may write; publishes generations
├── keeper.py         forks readers, reaps them, forks others
│   └── reader.py     takes over a connection and answers its SPARQL queries, one at a time; watch.py ends it when late
└── front.py          the application on uvicorn: everything else; passes connections to readers and takes them back
board.py         what every process sees: who runs which query since when, and the counts of all
ender.py         what is told of a query that is ended
evenly.py        how many connections each front holds: who holds many gives some to who holds few
shelf.py         answers that took long, kept for all readers
handover.py      a connection goes from one process to another, with what was read of it
"""
