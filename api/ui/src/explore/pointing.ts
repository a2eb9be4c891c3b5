// A place on the screen becomes the node that lies there, and the marks of nodes: disc and square.

import { NodeSquareProgram } from '@sigma/node-square'
import type Sigma from 'sigma'
import { NodeCircleProgram } from 'sigma/rendering'
import type { Attributes } from 'graphology-types'

export interface Point {
  x: number
  y: number
}

/**
 * Let `find` tell which node lies at a place of the network, `reach` being how much of it a point of the screen covers.
 *
 * Sigma itself draws all nodes a second time, each in a colour of its own, and reads one pixel back at every movement of
 * the mouse: the page stands still until all is drawn. Without a graphics card that was 350 ms a movement.
 */
export function pickBy<N extends Attributes, E extends Attributes>(sigma: Sigma<N, E>, find: (place: Point, reach: number) => number | null): void {
  sigma['pickingLayers'].clear()
  sigma['getNodeAtPosition'] = (at: Point): string | null => {
    const place = sigma.viewportToGraph(at)
    const beside = sigma.viewportToGraph({ x: at.x + 1, y: at.y })
    const found = find(place, Math.hypot(beside.x - place.x, beside.y - place.y) * sigma.scaleSize(1))
    return found === null ? null : String(found)
  }
}

/** A node that is drawn smaller can be hit as if it had this size. */
const LEAST = 4

/** The number of the node at `place`, the nearest where several lie; `reach` is the radius of a node of the size 1. */
export function nearest(nodes: readonly (Point & { size: number; hidden: boolean })[], place: Point, reach: number): number | null {
  let found: number | null = null
  let least = Infinity
  for (const [at, { x, y, size, hidden }] of nodes.entries()) {
    const far = Math.hypot(x - place.x, y - place.y)
    if (hidden || far > Math.max(size, LEAST) * reach || far >= least) continue
    found = at
    least = far
  }
  return found
}

/** The number of the place that comes next from `from` in this direction, aslant as little as may be; null at the edge. */
export function nextTowards(places: readonly (Point & { hidden: boolean })[], from: Point, way: Point): number | null {
  let found: number | null = null
  let least = Infinity
  for (const [at, { x, y, hidden }] of places.entries()) {
    const ahead = (x - from.x) * way.x + (y - from.y) * way.y
    const aside = Math.abs((x - from.x) * way.y - (y - from.y) * way.x)
    const far = ahead + 2 * aside
    if (hidden || ahead < 1 || aside > 1.2 * ahead || far >= least) continue
    found = at
    least = far
  }
  return found
}

/** Drawn once: a second drawing for `readPixels` is not needed. */
export class Disc<N extends Attributes, E extends Attributes> extends NodeCircleProgram<N, E> {
  constructor(gl: WebGLRenderingContext, _picked: WebGLFramebuffer | null, renderer: Sigma<N, E>) {
    super(gl, null, renderer)
  }
}

export class Square<N extends Attributes, E extends Attributes> extends NodeSquareProgram<N, E> {
  /** Name and ring as those of a disc, not the white box of the square. */
  override drawLabel: NodeSquareProgram['drawLabel'] = (context, data, settings) => settings.defaultDrawNodeLabel(context, data, settings)
  override drawHover: NodeSquareProgram['drawHover'] = (context, data, settings) => settings.defaultDrawNodeHover(context, data, settings)

  constructor(gl: WebGLRenderingContext, _picked: WebGLFramebuffer | null, renderer: Sigma<N, E>) {
    super(gl, null, renderer)
  }
}
