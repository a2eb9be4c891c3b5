"""The network as arrays beside plain networkx: building, shortest ties, surroundings, memory, and the same answers."""
