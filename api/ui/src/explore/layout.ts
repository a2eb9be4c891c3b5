// The graph gets places: ForceAtlas2 in a worker of our own file, because the pages' policy allows no other code.

import { inferSettings } from 'graphology-layout-forceatlas2'
import defaults from 'graphology-layout-forceatlas2/defaults'
import helpers from 'graphology-layout-forceatlas2/helpers'

import type { Web } from './network'

const NUMBERS_PER_NODE = 10
/** It rests when a node moves by less than this share of the picture's width a turn, on average. */
const STILL = 0.0004

export class Layout {
  private worker: Worker | null = null

  /** `quiet`: the reader wants no motion, only where everything came to rest is shown. */
  constructor(
    private readonly web: Web,
    private readonly quiet: boolean,
    private readonly moved: () => void,
    private readonly ended: () => void,
  ) {}

  get running(): boolean {
    return this.worker !== null
  }

  /** Begin anew with the graph as it is, for as long as `seconds`. */
  start(seconds: number): void {
    this.stop()
    if (this.web.order < 2) return this.ended()
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    const settings = { ...defaults, ...inferSettings(this.web), gravity: 1, scalingRatio: 12, barnesHutOptimize: this.web.order > 800, slowDown: 3 + Math.log(this.web.order) }
    const { nodes, edges } = helpers.graphToByteArrays(this.web, () => 1)
    const until = performance.now() + 1000 * seconds
    let before = nodes.slice()
    this.worker = worker
    worker.onmessage = ({ data }: MessageEvent<Float32Array<ArrayBuffer>>) => {
      if (this.worker !== worker) return
      const over = performance.now() > until || movement(before, data) < STILL
      if (over || !this.quiet) {
        helpers.assignLayoutChanges(this.web, data, null)
        this.moved()
      }
      if (over) return this.stop()
      before = data.slice()
      worker.postMessage({ settings, nodes: data }, [data.buffer])
    }
    worker.postMessage({ settings, nodes, edges }, [nodes.buffer, edges.buffer])
  }

  stop(): void {
    if (!this.worker) return
    this.worker.terminate()
    this.worker = null
    this.ended()
  }
}

function movement(before: Float32Array, after: Float32Array): number {
  let moved = 0
  let least = Infinity
  let most = -Infinity
  for (let at = 0; at < after.length; at += NUMBERS_PER_NODE) {
    const [x, y] = [after[at] ?? 0, after[at + 1] ?? 0]
    moved += Math.hypot(x - (before[at] ?? 0), y - (before[at + 1] ?? 0))
    least = Math.min(least, x)
    most = Math.max(most, x)
  }
  return moved / (after.length / NUMBERS_PER_NODE) / Math.max(1, most - least)
}
