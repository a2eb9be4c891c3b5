// Names and values become elements; text is always text, never markup.

import { visible } from './visible'

type Value = string | number | boolean | ((event: Event) => void)
type Child = Node | string | null | undefined | false

/** An element: `on…` values are listeners, true and false set or leave out an attribute; strings are shown visibly. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value)
    else if (value === true) made.setAttribute(name, '')
    else if (value !== false && value !== undefined) made.setAttribute(name, String(value))
  }
  for (const child of children) if (child) made.append(typeof child === 'string' ? visible(child) : child)
  return made
}

/** The one element that matches. Throws when the page has none: template and script do not fit. */
export function one<T extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document): T {
  const found = root.querySelector<T>(selector)
  if (!found) throw new Error(`the page has no ${selector}`)
  return found
}

/** The words that the template wrote into `data-texts`, by key; {0}, {1} are places. */
export function words(root: HTMLElement): (key: string, ...values: (string | number)[]) => string {
  const texts = JSON.parse(root.dataset['texts'] ?? '{}') as Record<string, string>
  return (key, ...values) => {
    const text = texts[key]
    if (text === undefined) throw new Error(`there is no text ${key}`)
    return text.replace(/\{(\d)\}/g, (_all, place: string) => String(values[Number(place)] ?? ''))
  }
}

export type Say = ReturnType<typeof words>

/** A button that copies `text()`; where the browser does not let it (over plain HTTP, in a frame) it shows the text. */
export function copier(label: string, copied: string, text: () => string): HTMLElement {
  const show = (): void => {
    const shown = el('input', { type: 'text', class: 'address', readonly: true, 'aria-label': label, value: text() })
    button.replaceWith(shown)
    shown.select()
  }
  const copy = (): void => {
    if (!window.isSecureContext) return show()
    navigator.clipboard.writeText(text()).then(() => (button.textContent = copied), show)
  }
  const button = el('button', { type: 'button', class: 'quiet', onclick: copy }, label)
  return button
}

/** Save `content` as a file of the reader's. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  el('a', { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
