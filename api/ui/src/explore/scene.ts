// The graph and the state become what is to be drawn: which nodes and ties, how certain, in which colours.

import { judge } from './certainty'
import type { NodeLook, Tie, Web } from './network'
import type { State } from './state'

export interface Colours {
  paper: string
  ink: string
  soft: string
  tie: string
  pale: string
  accent: string
  kinds: Record<string, string>
}

/** How sure: solid, pale, or not shown at all. */
export type Sure = 'solid' | 'pale' | 'hidden'

export interface Scene {
  nodes: Map<string, Sure>
  ties: Map<string, Sure>
  /** Nodes and ties of the shortest tie that is shown. */
  path: Set<string>
}

/** The colours of the page as they are now, light or dark. */
export function colours(root: HTMLElement): Colours {
  const style = getComputedStyle(root)
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  const kinds = { Person: colour('g-person'), Body: colour('g-body'), Event: colour('g-event'), Post: colour('g-post') }
  return { paper: colour('sheet'), ink: colour('ink'), soft: colour('soft'), tie: colour('g-tie'), pale: colour('g-pale'), accent: colour('accent'), kinds }
}

/** What of `web` is shown in this state. A node without a tie that day is shown only if it was asked for. */
export function scene(web: Web, state: State, path: Set<string>): Scene {
  const ties = new Map<string, Sure>()
  const nodes = new Map<string, Sure>()
  const asked = new Set(state.shown.map((one) => one.entity))
  const gone = (id: string): boolean => state.hidden.has(web.getNodeAttribute(id, 'kind'))
  web.forEachEdge((key, tie, source, target) => {
    const sure = gone(source) || gone(target) ? 'hidden' : path.has(key) ? 'solid' : sureness(tie, state)
    ties.set(key, sure)
    if (sure === 'hidden') return
    for (const id of [source, target]) if (nodes.get(id) !== 'solid') nodes.set(id, sure)
  })
  web.forEachNode((id) => {
    if (gone(id)) nodes.set(id, 'hidden')
    else if (!nodes.has(id)) nodes.set(id, asked.has(id) || id === state.selected ? 'solid' : 'hidden')
  })
  return { nodes, ties, path }
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
  const colour = shades.kinds[look.kind] ?? shades.soft
  return sure === 'pale' ? mixed(colour, shades.paper, 0.62) : colour
}

/** `share` of the second colour in the first; both as #rrggbb. */
export function mixed(first: string, second: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [parseInt(first.slice(at, at + 2), 16), parseInt(second.slice(at, at + 2), 16)]
    return Math.round(a + (b - a) * share).toString(16).padStart(2, '0')
  })
  return `#${parts.join('')}`
}
