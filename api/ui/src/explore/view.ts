// The scene becomes a picture that can be moved, zoomed and clicked: sigma over WebGL.
//
// Sigma draws a graph of its own whose keys are the numbers of the rows: what it keeps by key then lies in arrays, and
// only what changed is given to it. So 5,000 nodes move while a frame lasts (docs/decisions/0059).

import Graph from 'graphology'
import Sigma from 'sigma'
import type { CameraState } from 'sigma/types'

import { visible } from '../visible'
import type { NodeLook, Rows } from './network'
import { Motion, REST } from './motion'
import { type Named, Names, type Placed } from './names'
import { Disc, nearest, nextTowards, pickBy, type Point, Square } from './pointing'
import { type Colours, nodeColour, type Scene } from './scene'

export interface Viewing {
  colours: () => Colours
  clicked: (id: string | null) => void
  expanded: (id: string) => void
}

export interface DrawnNode extends Point {
  size: number
  label: string
  type: string
  color: string
  hidden: boolean
  highlighted: boolean
  forceLabel: boolean
  zIndex: number
}

interface DrawnTie {
  color: string
  size: number
  hidden: boolean
  zIndex: number
}

/** So many points of the screen a node has for itself before nodes are drawn smaller than their size says. */
const ROOM = 3000
/** The least that a size shrinks to. */
const GRAIN = 0.2
/** From this size on a node has a name, where there is room for all. */
const NAMED = 6

/** So many points of the screen an arrow key moves the picture. */
const STEP = 60
/** A node nearer to the edge than this is brought into the picture. */
const EDGE = 40

export class Picture {
  private readonly graph = new Graph<DrawnNode, DrawnTie>({ multi: true, type: 'directed' })
  private readonly sigma: Sigma<DrawnNode, DrawnTie>
  /** The attributes of `graph`, row by row: written in place, so that sigma is told once of all that changed. */
  private readonly nodes: DrawnNode[] = []
  private readonly ties: DrawnTie[] = []
  private readonly names: Names
  /** Sigma has a place for each row, in the right order: what changed can be written over. */
  private settled = false
  /** How much smaller than their size nodes are drawn: a thousand on a narrow screen would be one blot. */
  private grain = 1
  private resting = 0
  private readonly motion = new Motion(() => this.sigma.scheduleRender())

  /** The picture in `frame`. Its size follows the frame; a drag of a node moves it. */
  constructor(
    private readonly rows: Rows,
    private readonly frame: HTMLElement,
    private readonly viewing: Viewing,
  ) {
    const font = getComputedStyle(frame).fontFamily
    const names = new Names(viewing.colours, font, () => ({ width: frame.clientWidth, height: frame.clientHeight }))
    this.names = names
    this.sigma = new Sigma<DrawnNode, DrawnTie>(this.graph, frame, {
      allowInvalidContainer: true,
      defaultEdgeType: 'line',
      nodeProgramClasses: { circle: Disc, square: Square },
      labelDensity: 3, // more than find room: Names sees to it
      labelGridCellSize: 70,
      labelRenderedSizeThreshold: NAMED,
      stagePadding: 48,
      zIndex: true,
      minCameraRatio: 0.02,
      maxCameraRatio: 6,
      // The type of what is drawn leaves out its key, which is always there.
      defaultDrawNodeLabel: (context, data) => names.add(context, data as typeof data & Named),
      defaultDrawNodeHover: (context, data) => names.ring(context, data as typeof data & Named),
    })
    this.sigma.on('beforeRender', () => names.begin(this.motion.goesOn(this.sigma.getCamera().isAnimated())))
    this.sigma.on('afterRender', () => names.end())
    pickBy(this.sigma, (place, reach) => nearest(this.nodes, place, reach))
    this.sigma.on('afterProcess', () => {
      this.settled = true
    })
    this.listen()
    this.drag()
  }

  /** Draw what of the rows is shown; `selected` is an entity. */
  show(scene: Scene, selected: string | null): void {
    this.grow()
    this.shrink()
    const nodes = this.changedNodes(scene, selected)
    const edges = this.changedTies(scene, selected)
    if (nodes.length + edges.length === 0) return
    this.sigma.refresh({ partialGraph: { nodes, edges }, skipIndexation: this.settled, schedule: true })
    clearTimeout(this.resting)
    this.resting = window.setTimeout(() => this.sort(), REST)
  }

  /** The looks of the rows have other places. */
  moved(): void {
    for (const [row, drawn] of this.nodes.entries()) {
      const look = this.rows.nodes[row]?.look
      if (look) [drawn.x, drawn.y] = [look.x, look.y]
    }
    this.sort()
  }

  zoom(by: number): void {
    this.go({ ratio: this.sigma.getCamera().ratio * by }, 200)
  }

  fit(): void {
    this.go({ x: 0.5, y: 0.5, angle: 0, ratio: 1 }, 200)
  }

  /** Move what is seen a step in this direction. */
  pan(way: Point): void {
    const { width, height } = this.extent()
    this.sigma.getCamera().setState(this.sigma.viewportToFramedGraph({ x: width / 2 + STEP * way.x, y: height / 2 + STEP * way.y }))
  }

  /** Bring a node into the middle, from near. */
  approach(id: string): void {
    const seen = this.sigma.getNodeDisplayData(String(this.rows.at.get(id)))
    if (seen) this.go({ x: seen.x, y: seen.y, ratio: 0.35 }, 300)
  }

  /** Bring a node into the picture, should it lie outside. */
  reach(id: string): void {
    const row = this.rows.at.get(id) ?? -1
    const seen = this.sigma.getNodeDisplayData(String(row))
    const node = this.nodes[row]
    if (!seen || !node) return
    const { x, y } = this.onScreen(node)
    const { width, height } = this.extent()
    if (x < EDGE || y < EDGE || x > width - EDGE || y > height - EDGE) this.go({ x: seen.x, y: seen.y }, 200)
  }

  /** The node that comes next in this direction from `id`, else from the middle; null where none is left. */
  onward(id: string | null, way: Point): string | null {
    const { width, height } = this.extent()
    const begin = id === null ? undefined : this.nodes[this.rows.at.get(id) ?? -1]
    const places = this.nodes.map((node) => ({ ...this.onScreen(node), hidden: node.hidden }))
    const found = nextTowards(places, begin ? this.onScreen(begin) : { x: width / 2, y: height / 2 }, way)
    return found === null ? null : (this.rows.nodes[found]?.id ?? null)
  }

  /** Where a place of the network is on the screen, from the upper left corner of the frame. */
  onScreen(place: Point): Point {
    return this.sigma.graphToViewport(place)
  }

  /** How large a node is on the screen. */
  radius({ size }: NodeLook): number {
    return this.sigma.scaleSize(size * this.grain)
  }

  extent(): { width: number; height: number } {
    return this.sigma.getDimensions()
  }

  /** The names that can be read, with their places on the screen; by entity. */
  named(): Map<string, Placed> {
    return new Map([...this.names.placed].map(([row, place]) => [this.idOf(row), place]))
  }

  /** Look from elsewhere; at once where no motion is wanted. */
  private go(to: Partial<CameraState>, duration: number): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.sigma.getCamera().setState(to)
    else void this.sigma.getCamera().animate(to, { duration })
  }

  /** Nodes are drawn as small as their number asks for. A setting that changes makes sigma draw all anew. */
  private shrink(): void {
    const { width, height } = this.extent()
    const grain = Math.max(GRAIN, Math.min(1, Math.sqrt((width * height) / (ROOM * Math.max(1, this.rows.nodes.length)))))
    if (grain === this.grain) return
    this.grain = grain
    this.sigma.setSetting('labelRenderedSizeThreshold', Math.min(NAMED, 14 * grain))
  }

  private idOf(row: string): string {
    return this.rows.nodes[Number(row)]?.id ?? ''
  }

  /** Sigma gives every row its place anew, names included. */
  private sort(): void {
    clearTimeout(this.resting)
    this.sigma.refresh({ partialGraph: {}, skipIndexation: false, schedule: true })
  }

  private grow(): void {
    const { nodes, ties } = this.rows
    if (this.nodes.length < nodes.length || this.ties.length < ties.length) this.settled = false
    for (const { look } of nodes.slice(this.nodes.length)) {
      const type = look.kind === 'Body' ? 'square' : 'circle'
      const drawn = { x: look.x, y: look.y, size: 0, label: visible(look.label), type, color: '', hidden: true, highlighted: false, forceLabel: false, zIndex: 1 }
      this.graph.addNode(this.nodes.length, drawn)
      this.nodes.push(drawn)
    }
    for (const { from, to } of ties.slice(this.ties.length)) {
      const drawn = { color: '', size: 1, hidden: true, zIndex: 0 }
      this.graph.addDirectedEdgeWithKey(this.ties.length, from, to, drawn)
      this.ties.push(drawn)
    }
  }

  private changedNodes(scene: Scene, selected: string | null): string[] {
    const shades = this.viewing.colours()
    const changed: string[] = []
    for (const [row, { id, look }] of this.rows.nodes.entries()) {
      const drawn = this.nodes[row]
      if (!drawn) continue
      const hidden = scene.nodes[row] === 'hidden'
      const marked = id === selected || scene.path.has(id)
      const color = nodeColour(look, scene.nodes[row], shades)
      const size = look.size * this.grain
      if (drawn.hidden === hidden && drawn.highlighted === marked && drawn.color === color && drawn.size === size) continue
      if (drawn.highlighted !== marked) this.settled = false // what is marked is drawn over the others
      Object.assign(drawn, { hidden, color, size, highlighted: marked, forceLabel: marked, zIndex: marked ? 2 : 1 })
      changed.push(String(row))
    }
    return changed
  }

  private changedTies(scene: Scene, selected: string | null): string[] {
    const shades = this.viewing.colours()
    const changed: string[] = []
    for (const [row, { key, tie }] of this.rows.ties.entries()) {
      const drawn = this.ties[row]
      if (!drawn) continue
      const hidden = scene.ties[row] === 'hidden'
      const zIndex = scene.path.has(key) ? 2 : tie.source === selected || tie.target === selected ? 1 : 0
      const color = zIndex === 2 ? shades.accent : scene.ties[row] === 'pale' ? shades.pale : zIndex ? shades.soft : shades.tie
      if (drawn.hidden === hidden && drawn.color === color && drawn.zIndex === zIndex) continue
      if (drawn.zIndex !== zIndex) this.settled = false
      Object.assign(drawn, { hidden, color, zIndex, size: 2 ** zIndex })
      changed.push(String(row))
    }
    return changed
  }

  private listen(): void {
    this.sigma.on('enterNode', () => this.frame.classList.add('pointing'))
    this.sigma.on('leaveNode', () => this.frame.classList.remove('pointing'))
    this.sigma.on('clickNode', ({ node }) => this.viewing.clicked(this.idOf(node)))
    this.sigma.on('clickStage', () => this.viewing.clicked(null))
    this.sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault()
      this.viewing.expanded(this.idOf(node))
    })
  }

  private drag(): void {
    let dragged: string | null = null
    this.sigma.on('downNode', ({ node }) => {
      dragged = node
    })
    this.sigma.on('moveBody', ({ event }) => {
      if (dragged === null) return
      if (!this.sigma.getCustomBBox()) this.sigma.setCustomBBox(this.sigma.getBBox())
      const place = this.sigma.viewportToGraph(event)
      for (const one of [this.nodes[Number(dragged)], this.rows.nodes[Number(dragged)]?.look]) if (one) Object.assign(one, place)
      this.sigma.refresh({ partialGraph: { nodes: [dragged], edges: this.graph.edges(dragged) }, skipIndexation: this.settled, schedule: true })
      event.preventSigmaDefault()
      event.original.preventDefault()
    })
    for (const over of ['upNode', 'upStage'] as const)
      this.sigma.on(over, () => {
        if (dragged !== null) this.sort()
        dragged = null
        this.sigma.setCustomBBox(null)
      })
  }
}
