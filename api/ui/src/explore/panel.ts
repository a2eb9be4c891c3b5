// The entity that is chosen becomes words: what it is, what it is tied to, what can be added to the picture.

import { type Say, el } from '../dom'
import { entityPath } from '../iris'
import { when } from '../spells'
import type { Tie, Web } from './network'
import { byKind, keyOf } from './network'
import type { Step } from './source'

export interface Doing {
  select: (id: string) => void
  expand: (id: string, kind: string | null) => void
  end: (which: 0 | 1, id: string) => void
}

/** What is said of `id`; `all` are its ties in the graph, shown or not, once they are known. */
export function details(web: Web, id: string, all: Tie[] | null, say: Say, doing: Doing): HTMLElement[] {
  const look = web.getNodeAttributes(id)
  const kind = look.kind.toLowerCase()
  const ends = kind === 'person' ? [endButton(0, id, say, doing), endButton(1, id, say, doing)] : []
  return [
    el('p', { class: 'kind' }, say(`explore_${kind}`)),
    el('h2', {}, el('a', { href: entityPath(id) }, el('bdi', {}, look.label))),
    el('p', { class: 'buttons' }, ...ends),
    ...(all ? more(web, id, all, say, doing) : [el('p', { class: 'about', role: 'status' }, say('explore_loading'))]),
    ...shown(web, id, say, doing),
  ]
}

function endButton(which: 0 | 1, id: string, say: Say, doing: Doing): HTMLElement {
  return el('button', { type: 'button', class: 'quiet', onclick: () => doing.end(which, id) }, say(which ? 'explore_to_here' : 'explore_from_here'))
}

function more(web: Web, id: string, all: Tie[], say: Say, doing: Doing): HTMLElement[] {
  const rows = [...byKind(all)].map(([kind, ties]) => {
    const missing = ties.filter((tie) => !web.hasEdge(keyOf(tie))).length
    const text = `${say(`explore_tie_${kind}`)} ${ties.length}`
    const button = el('button', { type: 'button', class: 'quiet', disabled: missing === 0, onclick: () => doing.expand(id, kind) }, text, missing ? ` (+${missing})` : '')
    return el('li', {}, button)
  })
  return rows.length ? [el('h3', {}, say('explore_expand')), el('ul', { class: 'kinds' }, ...rows)] : [el('p', { class: 'about' }, say('explore_alone'))]
}

function shown(web: Web, id: string, say: Say, doing: Doing): HTMLElement[] {
  const rows = web.mapEdges(id, (_key, tie, source, target) => {
    const other = source === id ? target : source
    const fact = tie.id ? el('a', { href: entityPath(tie.id), class: 'fact' }, say('explore_words', tie.evidence ?? 1)) : null
    return el(
      'li',
      {},
      el('button', { type: 'button', class: 'link', onclick: () => doing.select(other) }, el('bdi', {}, web.getNodeAttribute(other, 'label'))),
      el('span', { class: 'about' }, [tie.label, when(tie)].filter(Boolean).join(' · ')),
      fact,
    )
  })
  return rows.length ? [el('h3', {}, say('explore_here')), el('ul', { class: 'ties' }, ...rows)] : []
}

/** The shortest chain, step by step: where the two met, when, and the words of both sides. */
export function way(steps: Step[], say: Say, doing: Doing): HTMLElement {
  const name = ({ iri, label }: { iri: string; label: string }): HTMLElement =>
    el('button', { type: 'button', class: 'link', onclick: () => doing.select(iri) }, el('bdi', {}, label))
  const rows = steps.flatMap((step) => {
    const met = step.shared[0]
    if (!met) return []
    const sides = [met.mine, met.theirs].map((side) =>
      el('a', { class: 'fact', href: entityPath(side.fact) }, el('span', {}, side.label), side.evidence[0] ? el('q', {}, side.evidence[0].quote) : null),
    )
    const about = [say(`explore_${met.certainty === 'certainly' ? 'met' : 'may_have_met'}`), when(met.time)].filter(Boolean).join(' · ')
    return [el('li', { class: 'met' }, name(met.place), el('span', { class: 'about' }, about), ...sides), el('li', {}, name(step.b))]
  })
  const first = steps[0]
  return el('ol', { class: 'way' }, first ? el('li', {}, name(first.a)) : null, ...rows)
}
