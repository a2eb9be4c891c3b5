"""The file of the LAC network in, the same network out, told the lengths of sentences and with the vectors of characters alone.

As shipped the layers read the padding of a shorter sentence like text, so that only sentences of one length go through
together. With their fifth input, sequence_lens, connected they leave it out: the emissions are bit-equal to those of a
sentence alone. Of the 58,224 vectors of its vocabulary only the 8,224 of single characters can ever be asked for; without
those of words a process starts sooner and holds less. An ONNX file is a protocol buffer (onnx.proto).
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

Bytes: TypeAlias = bytes | memoryview

GRAPH, NODE, TENSOR = 7, 1, 5  # ModelProto.graph, GraphProto.node and .initializer
INPUT, OUTPUT, OPERATOR, ATTRIBUTE = 1, 2, 4, 5  # NodeProto
ATTRIBUTE_NAME, ATTRIBUTE_INT, ATTRIBUTE_TYPE = 1, 3, 20  # AttributeProto
TYPE_INT, INT32 = 2, 6
DIMENSION, TENSOR_NAME, RAW = 1, 8, 9  # TensorProto
VECTORS = b"embedding_0.w_0"
FLOAT = 4
"""Bytes of a number of a vector."""
VARINT, LENGTH = 0, 2
LENGTHS = b"lengths as int32"
SEQUENCE_LENGTHS = 4
"""Which input of a GRU node says how long each sentence is."""


def fitted(model: bytes, characters: Sequence[int]) -> bytes:
    """The model with every GRU told the lengths, and with the vectors of these numbers of its vocabulary, in this order.

    Raises ValueError when the file is no model with such layers.
    """
    parts: list[Bytes] = []
    for number, value in _fields(memoryview(model)):
        parts += (
            _field(number, *_graph(value, characters))
            if number == GRAPH and isinstance(value, memoryview)
            else _field(number, value)
        )
    changed = b"".join(parts)
    if LENGTHS not in changed:
        raise ValueError("no GRU layer in the model")
    return changed


def _graph(graph: memoryview, characters: Sequence[int]) -> list[Bytes]:
    """The graph with a node more, which gives the lengths in the type that a GRU takes; in pieces, to be joined once."""
    parts = _field(NODE, _cast())
    for number, value in _fields(graph):
        if number == NODE and isinstance(value, memoryview):
            value = _node(value)
        elif number == TENSOR and isinstance(value, memoryview):
            value = _tensor(value, characters)
        parts += _field(number, value)
    return parts


def _tensor(tensor: memoryview, characters: Sequence[int]) -> Bytes:
    """The weights themselves, or the vectors of the characters out of those of the vocabulary."""
    fields = list(_fields(tensor))
    if (TENSOR_NAME, VECTORS) not in fields:
        return tensor
    numbers = [number for number, _ in fields]
    size, raw = numbers.index(DIMENSION), numbers.index(RAW)
    vectors, step = fields[raw][1], fields[size + 1][1]
    if isinstance(vectors, int) or not isinstance(step, int):
        raise ValueError("no vectors in the model")
    step *= FLOAT
    fields[size] = (DIMENSION, len(characters))
    fields[raw] = (RAW, b"".join(vectors[at * step : (at + 1) * step] for at in characters))
    return b"".join(part for number, value in fields for part in _field(number, value))


def _cast() -> bytes:
    to = b"".join(_field(ATTRIBUTE_NAME, b"to") + _field(ATTRIBUTE_INT, INT32) + _field(ATTRIBUTE_TYPE, TYPE_INT))
    named = _field(INPUT, b"length") + _field(OUTPUT, LENGTHS) + _field(OPERATOR, b"Cast")
    return b"".join(named + _field(ATTRIBUTE, to))


def _node(node: memoryview) -> Bytes:
    """The node itself, or the GRU with its lengths."""
    fields = list(_fields(node))
    if (OPERATOR, b"GRU") not in fields:
        return node
    inputs = [at for at, (number, _) in enumerate(fields) if number == INPUT]
    fields[inputs[SEQUENCE_LENGTHS]] = (INPUT, LENGTHS)
    return b"".join(part for number, value in fields for part in _field(number, value))


def _fields(message: memoryview) -> Iterator[tuple[int, Bytes | int]]:
    """The fields of a message: number and value, an integer or the bytes of what is counted by its length."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        value, at = _varint(message, at)
        if key & 7 == LENGTH:
            yield key >> 3, message[at : at + value]
            at += value
        elif key & 7 == VARINT:
            yield key >> 3, value
        else:
            raise ValueError(f"a field of wire type {key & 7} in the model")


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at += 1
        shift += 7
        if byte < 128:
            return value, at


def _field(number: int, *parts: Bytes | int) -> list[Bytes]:
    """A field in pieces; its value is an integer, or bytes in one piece or in several."""
    value = [part for part in parts if not isinstance(part, int)]
    if len(value) < len(parts):
        return [_written(number << 3 | VARINT), *(_written(part) for part in parts if isinstance(part, int))]
    return [_written(number << 3 | LENGTH), _written(sum(map(len, value))), *value]


def _written(value: int) -> bytes:
    parts = bytearray()
    while value > 127:
        parts.append(value & 127 | 128)
        value >>= 7
    parts.append(value)
    return bytes(parts)
