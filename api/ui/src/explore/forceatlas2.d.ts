// The parts of graphology-layout-forceatlas2 that its own types leave out.

declare module 'graphology-layout-forceatlas2/iterate' {
  /** One step, in place: `nodes` has 10 numbers a node, `edges` 3 an edge. */
  export default function iterate(settings: object, nodes: Float32Array, edges: Float32Array): object
}

declare module 'graphology-layout-forceatlas2/helpers' {
  import type { Web } from './network'

  export function graphToByteArrays(
    graph: Web,
    weight: () => number,
  ): { nodes: Float32Array<ArrayBuffer>; edges: Float32Array<ArrayBuffer> }
  export function assignLayoutChanges(graph: Web, nodes: Float32Array, reducer: null): void
}

declare module 'graphology-layout-forceatlas2/defaults' {
  const settings: object
  export default settings
}
