// The entities of an answer become a network: two of one row are tied, and so are subject and value of a triple.

import { emptyWeb, follow, grow, noRows, type Entity, type Network, type Tie } from '../explore/network'
import { steer } from '../explore/keys'
import { Layout } from '../explore/layout'
import { colours, everything } from '../explore/scene'
import { Picture } from '../explore/view'
import { el, type Say } from '../dom'
import { entityPath, short } from '../iris'
import type { Answer, Cell } from './answer'
import { local } from './views'

const MOST = 5000
const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label'

/** The network of `answer`; empty when no row names two things. */
export function network({ names, rows, triples }: Answer, called: Map<string, string>): Network {
  const nodes = new Map<string, Entity>()
  const edges = new Map<string, Tie>()
  const labels = new Map([...called, ...(triples ? rows.flatMap(([subject, property, value]) => (property?.value === LABEL && subject && value ? [[subject.value, value.value] as const] : [])) : [])])
  const [first, second] = triples ? [0, 2] : ends(names.length, rows)
  const node = (cell: Cell): string => {
    const label = labels.get(cell.value) ?? (cell.type === 'uri' ? local(cell.value) : cell.value)
    nodes.set(cell.value, { id: cell.value, label, kind: kindOf(cell.value) })
    return cell.value
  }
  for (const row of rows.slice(0, MOST)) {
    const [from, to] = [row[first], row[second]]
    if (!from || !to || (triples && to.type === 'literal')) continue
    const label = triples ? local(row[1]?.value ?? '') : (names[second] ?? '')
    const tie: Tie = { id: [from.value, label, to.value].join(' '), source: node(from), target: node(to), kind: 'tenure', label }
    edges.set(tie.id ?? '', tie)
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] }
}

/** The two columns that are tied: the first two of entities, else the first two. */
function ends(columns: number, rows: Answer['rows']): [number, number] {
  const named = Array.from({ length: columns }, (_none, at) => at).filter((at) => rows.some((row) => row[at]?.type === 'uri'))
  return named.length > 1 ? [named[0] ?? 0, named[1] ?? 1] : [0, 1]
}

function kindOf(iri: string): string {
  const kind = short(iri).split('/')[0] ?? ''
  return kind.charAt(0).toUpperCase() + kind.slice(1)
}

/** The picture of the network; a click, or Enter, leads to the entity's page. It is drawn once the element is on the page. */
export function graph(found: Network, say: Say): HTMLElement {
  const frame = el('div', { class: 'canvas' })
  const heard = el('p', { class: 'hidden', role: 'status' })
  const stage = el('div', { class: 'stage alone' }, frame, heard)
  requestAnimationFrame(() => {
    const web = emptyWeb()
    const rows = noRows()
    grow(web, found)
    follow(rows, web)
    const shades = colours(stage)
    let chosen: string | null = null
    const visit = (id: string | null): void => {
      if (id?.startsWith('http')) location.assign(entityPath(id))
    }
    const picture = new Picture(rows, frame, { colours: () => shades, clicked: visit, expanded: () => undefined })
    const choose = (id: string | null): void => {
      chosen = id
      heard.textContent = id ? web.getNodeAttribute(id, 'label') : ''
      picture.show(everything(rows), id)
      if (id) picture.reach(id)
    }
    steer(frame, picture, { name: say('query_picture'), help: say('query_keys'), chosen: () => chosen, choose, enter: visit })
    choose(null)
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    new Layout(web, still, () => picture.moved(), () => undefined).start(5)
  })
  return stage
}
