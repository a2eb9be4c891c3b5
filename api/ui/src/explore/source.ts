// Where networks come from: what one entity is tied to, the ties between two people, or the whole.

import { ask } from '../service'
import type { Bounds } from '../spells'
import { dayAfter, type Entity, type Network, type Tie } from './network'

const MOST = 600
const asked = new Map<string, Promise<Network>>()

/** Everything that `entity` (an IRI or a name) has a tie to. Asked once. Rejects with Refused. */
export function around(entity: string): Promise<Network> {
  const known = asked.get(entity)
  if (known) return known
  const network = ask<Network>('/api/relations/ego', { entity, hops: 1, limit: MOST })
  asked.set(entity, network)
  network.catch(() => asked.delete(entity))
  return network
}

/** One person's side of what two share: a tenure or a participation, with its words. */
export interface Side {
  fact: string
  label: string
  evidence: { quote: string }[]
}

/** A step of a chain: two people and where they met, what is certain first. */
export interface Step {
  a: { iri: string; label: string }
  b: { iri: string; label: string }
  certainty: string
  shared: { kind: string; place: { iri: string; label: string }; certainty: string; time: Bounds; mine: Side; theirs: Side }[]
}

export interface Chains extends Network {
  distance: number | null
  chains: { certainty: string; steps: Step[] }[]
}

/** The shortest chain of people between two. Rejects with Refused. */
export function between(a: string, b: string): Promise<Chains> {
  return ask<Chains>('/api/relations/ties', { a, b, k: 1 })
}

interface Linked extends Omit<Tie, 'id'> {
  key: string
  startEarliest?: string
  startLatest?: string
  endEarliest?: string
  endLatest?: string
}

/** The whole network, as it is exported. */
export async function whole(): Promise<Network> {
  const { nodes, links } = await ask<{ nodes: (Entity & { date?: string })[]; links: Linked[] }>('/api/graph', { format: 'node-link' })
  const dates = new Map(nodes.map((node) => [node.id, node.date]))
  return { nodes, edges: links.map((link) => ({ ...link, id: link.key, ...days(link, dates.get(link.target)) })) }
}

function days(link: Linked, date: string | undefined): Partial<Tie> {
  const attested = String(link.attested ?? '').split(/[ ,;]+/).filter(Boolean)
  if (link.kind !== 'tenure' && date) return { start_earliest: date, start_latest: date, end_earliest: dayAfter(date), end_latest: dayAfter(date), attested }
  return {
    start_earliest: link.startEarliest ?? null,
    start_latest: link.startLatest ?? null,
    end_earliest: link.endEarliest ?? null,
    end_latest: link.endLatest ?? null,
    attested,
  }
}
