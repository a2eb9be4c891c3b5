// What the picture shows becomes a list of names, kind by kind: who does not see it reads and chooses there.

import { el, type Say } from '../dom'
import type { Rows } from './network'
import type { Scene } from './scene'

/** So many names of a kind are listed; who wants another searches for it. */
const MOST = 300

export interface Listed {
  readonly element: HTMLElement
  /** What is shown now. */
  set(rows: Rows, now: Scene): void
}

export function listed(say: Say, select: (id: string) => void): Listed {
  const title = el('summary', {})
  const place = el('div', {})
  const element = el('details', { class: 'listed' }, title, place)
  let shown: () => HTMLElement[] = () => []
  // A network of thousands is listed only for who opens the list.
  const list = (): void => place.replaceChildren(...(element.open ? shown() : []))
  element.addEventListener('toggle', list)
  return {
    element,
    set(rows, now) {
      const seen = rows.nodes.flatMap(({ id, look }, row) => (now.nodes[row] === 'hidden' ? [] : [{ id, look, sure: now.nodes[row] === 'solid' }]))
      title.textContent = say('explore_listed', seen.length)
      shown = () => {
        const kinds = [...new Set(seen.map(({ look }) => look.kind))].sort()
        return kinds.flatMap((kind) => group(kind, seen.filter(({ look }) => look.kind === kind), say, select))
      }
      list()
    },
  }
}

interface Seen {
  id: string
  look: { label: string }
  sure: boolean
}

function group(kind: string, seen: Seen[], say: Say, select: (id: string) => void): HTMLElement[] {
  const byName = new Intl.Collator(document.documentElement.lang)
  const rows = [...seen].sort((one, other) => byName.compare(one.look.label, other.look.label)).slice(0, MOST)
  const items = rows.map(({ id, look, sure }) =>
    el('li', {}, el('button', { type: 'button', class: 'link', onclick: () => select(id) }, el('bdi', {}, look.label)), sure ? null : el('span', { class: 'about' }, ` ${say('explore_perhaps')}`)),
  )
  const more = seen.length > rows.length ? el('p', { class: 'about' }, say('explore_more', seen.length - rows.length)) : null
  const heading = el('p', { class: 'sub' }, `${say(`explore_${kind.toLowerCase()}`)} ${seen.length}`)
  return [heading, el('ul', { class: 'names', 'aria-label': say(`explore_${kind.toLowerCase()}`) }, ...items), ...(more ? [more] : [])]
}
