// Positions and ties go in, positions some steps of ForceAtlas2 later come out; the page stays free to move.

import iterate from 'graphology-layout-forceatlas2/iterate'

const STEPS_PER_ANSWER = 4
let edges = new Float32Array()

self.onmessage = ({ data }: MessageEvent<{ settings: object; nodes: Float32Array<ArrayBuffer>; edges?: Float32Array<ArrayBuffer> }>) => {
  if (data.edges) edges = data.edges
  for (let step = 0; step < STEPS_PER_ANSWER; step++) iterate(data.settings, data.nodes, edges)
  self.postMessage(data.nodes, { transfer: [data.nodes.buffer] })
}
