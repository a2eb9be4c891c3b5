// The marked spans of a document show what was read there, when they are pointed at or reached by key.

import { el } from './dom'

export function start(reading: HTMLElement): void {
  const card = el('div', { class: 'card', hidden: true })
  let leaving = 0
  document.body.append(card)

  const hide = (): void => {
    card.hidden = true
  }
  const later = (): void => {
    leaving = window.setTimeout(hide, 250)
  }
  const show = (mark: HTMLAnchorElement): void => {
    clearTimeout(leaving)
    const note = document.getElementById(mark.dataset['note'] ?? '')
    if (!note) return
    card.replaceChildren(...[...note.children].map((part) => part.cloneNode(true)))
    card.hidden = false
    const { left, bottom, top } = (mark.getClientRects()[0] ?? mark.getBoundingClientRect())
    const room = document.documentElement.clientWidth - card.offsetWidth - 12
    const below = bottom + card.offsetHeight + 12 < innerHeight || top < card.offsetHeight
    card.style.left = `${Math.max(12, Math.min(left, room)) + scrollX}px`
    card.style.top = `${(below ? bottom + 6 : top - card.offsetHeight - 6) + scrollY}px`
  }
  for (const mark of reading.querySelectorAll<HTMLAnchorElement>('.marked')) {
    mark.removeAttribute('title') // the card says it, and more
    mark.addEventListener('pointerenter', () => show(mark))
    mark.addEventListener('focus', () => show(mark))
    mark.addEventListener('pointerleave', later)
    mark.addEventListener('blur', later)
  }
  card.addEventListener('pointerenter', () => clearTimeout(leaving))
  card.addEventListener('pointerleave', later)
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide()
  })
}
