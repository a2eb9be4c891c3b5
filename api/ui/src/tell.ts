// What happened becomes words for who does not see it: one place of a page that screen readers watch from the start.

import { el } from './dom'

/** A place for words at the end of the page, and what says something there. */
export function teller(): (text: string) => void {
  const place = el('p', { class: 'hidden', role: 'status' })
  document.body.append(place)
  return (text) => place.replaceChildren(text)
}
