// An input becomes a combobox with a list of suggestions, by the pattern of the WAI-ARIA Authoring Practices.

import { el } from './dom'
import { abandoned, ask } from './service'

export interface Suggestion {
  id: string
  kind: string
  label: string
  matched: string
  how: string
}

export interface Choosing {
  kinds?: readonly string[]
  /** The words of a kind: person -> 人物. */
  kind: (name: string) => string
  /** What a screen reader hears when so many are listed. */
  count: (many: number) => string
  chosen: (one: Suggestion) => void
}

let made = 0

/** Suggestions for what is typed into `input`: arrows choose, Enter takes, Escape closes. */
export function combobox(input: HTMLInputElement, choosing: Choosing): void {
  const id = `suggestions-${++made}`
  const list = el('ul', { id, role: 'listbox', class: 'suggestions', 'aria-label': input.placeholder || input.name, hidden: true })
  const told = el('p', { class: 'hidden', role: 'status' })
  const frame = el('div', { class: 'combobox' })
  let found: Suggestion[] = []
  let active = -1
  let waiting: AbortController | null = null

  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', id], ['autocomplete', 'off']] as const)
    input.setAttribute(name, value)
  input.replaceWith(frame)
  frame.append(input, list, told)

  const close = (): void => {
    list.hidden = true
    active = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
  const point = (at: number): void => {
    active = (at + found.length + 1) % (found.length + 1)
    if (active === found.length) active = -1
    ;[...list.children].forEach((item, index) => item.setAttribute('aria-selected', String(index === active)))
    if (active < 0) return input.removeAttribute('aria-activedescendant')
    input.setAttribute('aria-activedescendant', `${id}-${active}`)
    list.children[active]?.scrollIntoView({ block: 'nearest' })
  }
  const take = (at: number): void => {
    const one = found[at]
    close()
    if (one) choosing.chosen(one)
  }
  const show = (suggestions: Suggestion[]): void => {
    const before = found[active]?.id
    found = suggestions
    list.replaceChildren(...found.map((one, at) => option(one, `${id}-${at}`, choosing.kind(one.kind), () => take(at))))
    list.hidden = found.length === 0
    active = -1
    input.setAttribute('aria-expanded', String(found.length > 0))
    input.removeAttribute('aria-activedescendant')
    told.textContent = choosing.count(found.length)
    // An answer that comes late does not take away what the reader has already pointed at.
    const again = found.findIndex((one) => one.id === before)
    if (again >= 0) point(again)
  }
  const look = async (): Promise<void> => {
    waiting?.abort()
    const asked = input.value.trim()
    if (!asked) return close()
    waiting = new AbortController()
    try {
      const answer = await ask<{ suggestions: Suggestion[] }>('/api/suggest', { q: asked, kind: choosing.kinds, limit: 10 }, waiting.signal)
      if (document.activeElement === input) show(answer.suggestions)
    } catch (error) {
      if (!abandoned(error)) close() // the form works without suggestions
    }
  }

  let timer = 0
  input.addEventListener('input', (event) => {
    if ((event as InputEvent).isComposing) return
    clearTimeout(timer)
    timer = window.setTimeout(() => void look(), 90)
  })
  input.addEventListener('compositionend', () => void look())
  input.addEventListener('blur', () => setTimeout(close, 150))
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown' && list.hidden) void look()
    else if (list.hidden) return
    else if (event.key === 'ArrowDown') point(active + 1)
    else if (event.key === 'ArrowUp') point(active < 0 ? found.length - 1 : active - 1)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && active >= 0) take(active)
    else return
    event.preventDefault()
  })
}

function option(one: Suggestion, id: string, kind: string, take: () => void): HTMLElement {
  const also = one.matched && one.matched !== one.label ? el('span', { class: 'about' }, el('bdi', {}, one.matched)) : null
  const item = el('li', { id, role: 'option', 'aria-selected': 'false' }, el('bdi', {}, one.label), also, el('span', { class: 'chip' }, kind))
  // mousedown comes before blur, which closes the list
  item.addEventListener('mousedown', (event) => {
    event.preventDefault()
    take()
  })
  return item
}
