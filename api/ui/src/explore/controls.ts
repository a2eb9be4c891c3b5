// What can be done with the picture becomes buttons and boxes: filters, search inside, zoom, motion, saving.

import { copier, el, type Say } from '../dom'
import type { State } from './state'

export type Saved = 'png' | 'svg' | 'gexf'

export interface Asked {
  hidden: () => void
  certain: (only: boolean) => void
  move: () => void
  zoom: (by: number) => void
  fit: () => void
  save: (kind: Saved) => void
  find: (text: string) => void
  whole: () => void
  /** What is shown, as HTML for a page of somebody else's. */
  frame: () => string
}

export interface Controls {
  readonly buttons: HTMLElement
  readonly filters: HTMLElement
  /** The kinds that there are now, of entities and of ties. */
  kinds(nodes: Set<string>, ties: Set<string>): void
  /** The names that can be searched for. */
  names(labels: string[]): void
  moving(now: boolean): void
}

export function controls(say: Say, state: State, asked: Asked): Controls {
  const button = (key: string, text: string, done: () => void): HTMLButtonElement =>
    el('button', { type: 'button', class: 'quiet', title: say(key), 'aria-label': say(key), onclick: done }, text)
  const move = button('explore_move', '⟳', asked.move)
  move.setAttribute('aria-pressed', 'false')
  const kinds = el('ul', { class: 'kinds', 'aria-label': say('explore_filter') })
  const names = el('datalist', { id: 'explore-names' })
  const inside = el('input', { type: 'text', list: 'explore-names', placeholder: say('explore_inside'), 'aria-label': say('explore_inside') })
  inside.addEventListener('change', () => {
    if (inside.value) asked.find(inside.value)
  })
  inside.addEventListener('input', (event) => {
    // One of the names that the browser offers was taken: that is not a change until the field is left.
    if ((event as InputEvent).inputType === 'insertReplacementText') asked.find(inside.value)
  })
  const certain = el('input', { type: 'checkbox', checked: state.certain, onchange: () => asked.certain(certain.checked) })
  const saves = (['png', 'svg', 'gexf'] as const).map((kind) =>
    el('button', { type: 'button', class: 'quiet', onclick: () => asked.save(kind) }, say('explore_save', kind.toUpperCase())),
  )
  const shares = [
    copier(say('explore_link'), say('explore_copied'), () => location.href),
    copier(say('explore_frame'), say('explore_copied'), asked.frame),
  ]
  const box = (kind: string, entity: boolean): HTMLElement => {
    const on = el('input', { type: 'checkbox', checked: !state.hidden.has(kind) })
    on.addEventListener('change', () => {
      if (on.checked) state.hidden.delete(kind)
      else state.hidden.add(kind)
      asked.hidden()
    })
    const name = entity ? say(`explore_${kind.toLowerCase()}`) : say(`explore_tie_${kind}`)
    return el('li', {}, el('label', {}, on, el('span', { class: entity ? `dot-${kind.toLowerCase()}` : 'tie-mark', 'aria-hidden': 'true' }), name))
  }
  return {
    buttons: el('div', { class: 'tools' }, button('explore_nearer', '+', () => asked.zoom(1 / 1.5)), button('explore_farther', '−', () => asked.zoom(1.5)), button('explore_fit', '⤢', asked.fit), move),
    filters: el(
      'div',
      { class: 'filters' },
      inside,
      names,
      kinds,
      el('label', { class: 'certain-only' }, certain, say('explore_certain')),
      el('p', { class: 'buttons' }, ...saves, ...(state.embedded ? [] : shares), el('button', { type: 'button', class: 'quiet', onclick: asked.whole }, say('explore_whole'))),
    ),
    kinds(nodes, ties) {
      kinds.replaceChildren(...[...nodes].sort().map((kind) => box(kind, true)), ...[...ties].sort().map((kind) => box(kind, false)))
    },
    names(labels) {
      names.replaceChildren(...[...new Set(labels)].sort().slice(0, 2000).map((label) => el('option', { value: label })))
    },
    moving(now) {
      move.setAttribute('aria-pressed', String(now))
    },
  }
}
