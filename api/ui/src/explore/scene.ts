// The graph and the state become what is to be drawn: which nodes and ties, how certain, in which colours.

import { judge } from './certainty'
import type { NodeLook, Rows, Tie } from './network'
import type { State } from './state'

export interface Colours {
  paper: string
  ink: string
  soft: string
  tie: string
  pale: string
  accent: string
  kinds: Record<string, string>
  /** The colours of `kinds` for what is possible. */
  faint: Record<string, string>
}

/** How sure: solid, pale, or not shown at all. */
export type Sure = 'solid' | 'pale' | 'hidden'

/** In the order of the rows: how sure each node and tie is. */
export interface Scene {
  nodes: Sure[]
  ties: Sure[]
  /** Nodes and ties of the shortest tie that is shown. */
  path: Set<string>
}

/** The colours of the page as they are now, light or dark. */
export function colours(root: HTMLElement): Colours {
  const style = getComputedStyle(root)
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  const kinds = { Person: colour('g-person'), Body: colour('g-body'), Event: colour('g-event'), Post: colour('g-post') }
  const paper = colour('sheet')
  const faint = Object.fromEntries(Object.entries(kinds).map(([kind, full]) => [kind, mixed(full, paper, 0.62)]))
  return { paper, ink: colour('ink'), soft: colour('soft'), tie: colour('g-tie'), pale: colour('g-pale'), accent: colour('accent'), kinds, faint }
}

/** What of `rows` is shown in this state. A node without a tie that day is shown only if it was asked for. */
export function scene(rows: Rows, state: State, path: Set<string>): Scene {
  const asked = new Set(state.shown.map((one) => one.entity))
  const gone = rows.nodes.map(({ look }) => state.hidden.has(look.kind))
  const nodes = rows.nodes.map(({ id }, at): Sure => (!gone[at] && (asked.has(id) || id === state.selected) ? 'solid' : 'hidden'))
  const ties = rows.ties.map(({ key, tie, from, to }) => {
    const sure = gone[from] || gone[to] ? 'hidden' : path.has(key) ? 'solid' : sureness(tie, state)
    if (sure === 'hidden') return sure
    if (nodes[from] !== 'solid') nodes[from] = sure
    if (nodes[to] !== 'solid') nodes[to] = sure
    return sure
  })
  return { nodes, ties, path }
}

/** All of `rows`, for certain. */
export function everything(rows: Rows): Scene {
  return { nodes: rows.nodes.map(() => 'solid'), ties: rows.ties.map(() => 'solid'), path: new Set() }
}

function sureness(tie: Tie, state: State): Sure {
  if (state.hidden.has(tie.kind)) return 'hidden'
  if (!state.on) return 'solid'
  const judged = judge(tie, state.on)
  if (judged === 'certainly-not') return 'hidden'
  return judged === 'certainly' ? 'solid' : state.certain ? 'hidden' : 'pale'
}

/** The colour of a node. */
export function nodeColour(look: NodeLook, sure: Sure | undefined, shades: Colours): string {
  return (sure === 'pale' ? shades.faint : shades.kinds)[look.kind] ?? shades.soft
}

/** `share` of the second colour in the first; both as #rrggbb. */
function mixed(first: string, second: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [parseInt(first.slice(at, at + 2), 16), parseInt(second.slice(at, at + 2), 16)]
    return Math.round(a + (b - a) * share).toString(16).padStart(2, '0')
  })
  return `#${parts.join('')}`
}
