// What the service says of a network becomes one graph that grows: a node for an entity, an edge for a fact.

import Graph from 'graphology'

import type { Bounds } from '../spells'

export const KINDS = ['Person', 'Body', 'Event', 'Post'] as const
export type Kind = (typeof KINDS)[number]

export interface Entity {
  id: string
  label: string
  kind: string
}

export interface Tie extends Bounds {
  id: string | null
  source: string
  target: string
  kind: string
  label: string
  attested?: string[] | null
  evidence?: number
}

export interface Network {
  nodes: Entity[]
  edges: Tie[]
  truncated?: boolean
  total?: number
}

export interface NodeLook {
  label: string
  kind: string
  x: number
  y: number
  size: number
}

export type Web = Graph<NodeLook, Tie>

export function emptyWeb(): Web {
  return new Graph<NodeLook, Tie>({ multi: true, type: 'directed' })
}

/** All of a web in the order in which it came; a tie names its ends by their place in the order. */
export interface Rows {
  nodes: { id: string; look: NodeLook }[]
  ties: { key: string; tie: Tie; from: number; to: number }[]
  /** The place of a node. */
  at: Map<string, number>
}

export function noRows(): Rows {
  return { nodes: [], ties: [], at: new Map() }
}

/** Add to `rows` what has come to `web` since. Nothing ever leaves a web, and a look stays the same object. */
export function follow(rows: Rows, web: Web): void {
  let known = rows.nodes.length
  web.forEachNode((id, look) => {
    if (known-- > 0) return
    rows.at.set(id, rows.nodes.length)
    rows.nodes.push({ id, look })
  })
  known = rows.ties.length
  web.forEachEdge((key, tie, source, target) => {
    if (known-- > 0) return
    rows.ties.push({ key, tie, from: rows.at.get(source) ?? 0, to: rows.at.get(target) ?? 0 })
  })
}

/** The key of a tie: its fact, or what it says where no fact stands alone for it. */
export function keyOf(tie: Tie): string {
  return tie.id ?? [tie.source, tie.kind, tie.label, tie.target].join(' ')
}

/** Add what is new. A new node stands near the one that led to it, always at the same place. Answers how many came. */
export function grow(web: Web, network: Network): number {
  const near = anchors(web, network)
  let came = 0
  for (const node of network.nodes) {
    if (web.hasNode(node.id)) continue
    web.addNode(node.id, { label: node.label, kind: node.kind, size: 4, ...place(web.order, near.get(node.id)) })
    came += 1
  }
  for (const tie of network.edges) {
    const key = keyOf(tie)
    if (web.hasEdge(key) || !web.hasNode(tie.source) || !web.hasNode(tie.target)) continue
    web.addDirectedEdgeWithKey(key, tie.source, tie.target, { ...tie, ...sharper(tie) })
    came += 1
  }
  web.forEachNode((id, look) => {
    look.size = 4 + Math.min(14, 2.2 * Math.sqrt(web.degree(id)))
  })
  return came
}

/** Who took part in an event of one day took part that day, not perhaps that day. */
function sharper({ kind, start_earliest: first, end_latest: last }: Tie): Bounds {
  return kind === 'participation' && first && last === dayAfter(first) ? { start_latest: first, end_earliest: last } : {}
}

/** The day after; an end is exclusive. What is no day stays. */
export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

function anchors(web: Web, network: Network): Map<string, { x: number; y: number }> {
  const near = new Map<string, { x: number; y: number }>()
  for (const { source, target } of network.edges) {
    if (web.hasNode(source)) near.set(target, web.getNodeAttributes(source))
    if (web.hasNode(target)) near.set(source, web.getNodeAttributes(target))
  }
  return near
}

/** The seeds of a sunflower: no two at one place, and no chance in it, so that a link shows one picture. */
function place(number: number, anchor = { x: 0, y: 0 }): { x: number; y: number } {
  const angle = number * 2.399963
  const far = 8 * Math.sqrt(number + 1)
  return { x: anchor.x + far * Math.cos(angle), y: anchor.y + far * Math.sin(angle) }
}

/** The ties of one node by kind. */
export function byKind(ties: Iterable<Tie>): Map<string, Tie[]> {
  const groups = new Map<string, Tie[]>()
  for (const tie of ties) groups.set(tie.kind, [...(groups.get(tie.kind) ?? []), tie])
  return groups
}

/** The part of `network` that some ties make, with their two ends. */
export function part(network: Network, ties: Tie[]): Network {
  const ends = new Set(ties.flatMap((tie) => [tie.source, tie.target]))
  return { nodes: network.nodes.filter((node) => ends.has(node.id)), edges: ties }
}
