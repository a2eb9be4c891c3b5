"""The file of a network in ONNX in, its nodes and its numbers out, without the library that would run it.

An ONNX file is a protocol buffer: fields of a number, a type and a value (onnx.proto of the ONNX project, version 1.16).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap
from typing import Any, TypeAlias

import numpy as np

Value: TypeAlias = memoryview | int

GRAPH, NODE, TENSOR = 7, 1, 5  # ModelProto.graph, GraphProto.node and .initializer
INPUT, OPERATOR = 1, 4  # NodeProto
DIMENSION, TYPE, NAME, RAW = 1, 2, 8, 9  # TensorProto
FLOAT = 1
"""TensorProto.DataType.FLOAT: four bytes a number, the lowest first."""
VARINT, LENGTH = 0, 2


@dataclass(frozen=True, slots=True)
class Node:
    """A step of the network: the name of its operator, and what goes in, by name."""

    operator: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """The steps of a network in their order, and the floating point numbers that they use, as arrays by their names."""

    nodes: tuple[Node, ...]
    tensors: dict[str, Any]

    def of(self, operator: str) -> list[tuple[str, ...]]:
        """What goes into each node of an operator."""
        return [node.inputs for node in self.nodes if node.operator == operator]


def read(model: bytes | mmap) -> Weights:
    """What the file holds; the arrays are views of its bytes. Raises ValueError for what is no such file."""
    nodes: list[Node] = []
    tensors: dict[str, Any] = {}
    for number, value in _graph(memoryview(model)):
        if number == NODE:
            fields = list(_fields(value))
            inputs = tuple(_text(each) for key, each in fields if key == INPUT)
            nodes.append(Node("".join(_text(each) for key, each in fields if key == OPERATOR), inputs))
        elif number == TENSOR:
            tensors |= _tensor(value)
    return Weights(tuple(nodes), tensors)


def _graph(model: memoryview) -> Iterator[tuple[int, memoryview]]:
    """The fields of the graph that are messages."""
    for number, value in _fields(model):
        if number == GRAPH and isinstance(value, memoryview):
            for inner, part in _fields(value):
                if isinstance(part, memoryview):
                    yield inner, part


def _tensor(message: memoryview) -> dict[str, Any]:
    """The array by its name; nothing where it holds no floating point numbers as raw bytes."""
    fields = list(_fields(message))
    raw = [value for number, value in fields if number == RAW and isinstance(value, memoryview)]
    if (TYPE, FLOAT) not in fields or not raw:
        return {}
    shape = [value for number, value in fields if number == DIMENSION]
    name = "".join(_text(value) for number, value in fields if number == NAME)
    return {name: np.frombuffer(raw[0], dtype="<f4").reshape(shape)}


def _text(value: Value) -> str:
    return bytes(value).decode() if isinstance(value, memoryview) else ""


def _fields(message: memoryview) -> Iterator[tuple[int, Value]]:
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
