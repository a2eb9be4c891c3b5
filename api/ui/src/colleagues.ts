// A person's page gets those who served with them: asked for when the reader comes near, because it may take a while.

import { el, one, words } from './dom'
import { entityPath, short } from './iris'
import { address, ask, Refused } from './service'

interface Named {
  iri: string
  label: string
}

interface Ties {
  total: number
  ties: { other: Named; count: number; certain: number; shared: { place: Named; certainty: string }[] }[]
}

const MOST = 12

export function start(root: HTMLElement): void {
  const say = words(root)
  const all = one('.more', root)
  const person = root.dataset['person'] ?? ''
  const show = async (): Promise<void> => {
    const told = el('p', { class: 'about', role: 'status' }, say('met_reading'))
    root.append(told)
    try {
      const { total, ties } = await ask<Ties>('/api/relations/colleagues', { entity: person, limit: MOST })
      if (ties.length === 0) return void (told.textContent = say('met_none'))
      told.textContent = total > ties.length ? say('met_some', total, ties.length) : ''
      root.append(el('ul', { class: 'lines wide' }, ...ties.map((tie) => row(tie))))
      if (total > ties.length) root.append(all)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      told.textContent = error.message
    }
  }
  const row = ({ other, shared }: Ties['ties'][number]): HTMLElement => {
    const sure = new Set(shared.filter(({ certainty }) => certainty === 'certainly').map(({ place }) => place.label))
    const places = [...new Set(shared.map(({ place }) => place.label))].slice(0, 3).map((label) => label + (sure.has(label) ? '' : ` (${say('met_perhaps')})`))
    const lang = new URLSearchParams(location.search).get('lang')
    const tie = address('/explore', { a: short(person), b: short(other.iri), lang })
    return el('li', {}, el('a', { href: entityPath(other.iri) }, el('bdi', {}, other.label)), el('span', { class: 'about' }, places.join(' · '), ' ', el('a', { href: tie }, say('met_how'))))
  }
  all.remove()
  const near = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return
    near.disconnect()
    void show()
  }, { rootMargin: '300px' })
  near.observe(root)
}
