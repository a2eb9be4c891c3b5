// The claims quoted on a page become boxes to tick: what is ticked is about another of the name, new or named.

import { combobox } from './combobox'
import { type Given, send } from './curating'
import { el, type Say } from './dom'
import { entityPath, short } from './iris'
import { Refused } from './service'

interface Source {
  title: string
  /** What is quoted of it, and what for, by claim: one sentence may say two things. */
  quotes: Map<string, { words: string; about: string }>
}

/** A button that opens the form, at the end of `section`. */
export function splitting(section: HTMLElement, say: Say, tell: (text: string) => void): void {
  const sources = quoted()
  if (sources.size === 0) return
  const place = el('div', { class: 'split' })
  const open = el('button', { type: 'button', class: 'quiet', 'aria-expanded': 'false', onclick: () => show() }, say('curate_split'))
  const close = (): void => {
    place.replaceChildren(open)
    open.focus()
  }
  const show = (): void => {
    const made = form(section.dataset['entity'] ?? '', sources, say, { tell, close, done: (kept) => done(kept) })
    place.replaceChildren(made)
    made.querySelector('input')?.focus()
  }
  const done = (kept: Given): void => {
    const told = say('curate_given', kept.claims.length)
    const other = el('a', { href: entityPath(kept.to) }, say('curate_other'))
    place.replaceChildren(el('p', { class: 'buttons' }, el('span', {}, told), other, el('button', { type: 'button', class: 'quiet', onclick: () => location.reload() }, say('curate_reload'))))
    other.focus()
    tell(told)
  }
  place.append(open)
  if (!section.querySelector('h2')) section.append(el('h2', {}, say('curate_who')))
  section.append(place)
}

interface Doing {
  tell: (text: string) => void
  close: () => void
  done: (kept: Given) => void
}

function form(of: string, sources: Map<string, Source>, say: Say, { tell, close, done }: Doing): HTMLElement {
  const to = el('input', { type: 'text', id: 'split-to', maxlength: 2000 })
  const reason = el('input', { type: 'text', id: 'split-reason', maxlength: 2000 })
  const told = el('p', { class: 'refused', hidden: true })
  const refuse = (text: string): void => {
    told.textContent = text
    told.hidden = false
    tell(text)
  }
  const made = el(
    'form',
    { 'aria-label': say('curate_split') },
    el('p', { class: 'about' }, say('curate_split_lead')),
    ...[...sources.values()].map((source) => boxes(source, say)),
    el('p', { class: 'ask' }, el('label', { for: 'split-to' }, say('curate_split_to')), to, el('label', { for: 'split-reason' }, say('curate_reason')), reason),
    told,
    el('p', { class: 'buttons' }, el('button', {}, say('curate_send')), el('button', { type: 'button', class: 'quiet', onclick: close }, say('curate_cancel'))),
  )
  combobox(to, {
    kinds: [short(of).split('/')[0] ?? ''],
    kind: (kind) => say(`suggest_${kind.toLowerCase()}`),
    count: (many) => say('suggest_count', many),
    chosen: (taken) => (to.value = taken.id), // the name may be of both
  })
  made.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close()
  })
  made.addEventListener('submit', (event) => {
    event.preventDefault()
    const claims = [...made.querySelectorAll<HTMLInputElement>('input[name=claim]:checked')].map((box) => box.value)
    if (claims.length === 0) return refuse(say('curate_split_none'))
    void send<Given>('/api/attributions', { claims, of, to: to.value.trim() }, reason.value).then((kept) => (kept instanceof Refused ? refuse(kept.message) : done(kept)))
  })
  return made
}

/** What is quoted of one document; where that is more than one claim, a box for all of them. */
function boxes({ title, quotes }: Source, say: Say): HTMLElement {
  const own = [...quotes].map(([claim, { words, about }]) => {
    const box = el('input', { type: 'checkbox', name: 'claim', value: claim })
    return { box, row: el('label', {}, box, el('q', { lang: 'zh-Hans' }, words), el('span', { class: 'about' }, about)) }
  })
  const all = el('input', { type: 'checkbox' })
  all.addEventListener('change', () => own.forEach(({ box }) => (box.checked = all.checked)))
  const every = own.length > 1 ? el('label', {}, all, say('curate_split_all')) : null
  return el('fieldset', {}, el('legend', {}, el('bdi', {}, title)), every, ...own.map(({ row }) => row))
}

/** What the page quotes, by document. */
function quoted(): Map<string, Source> {
  const sources = new Map<string, Source>()
  for (const figure of document.querySelectorAll<HTMLElement>('figure.quote[data-claim]')) {
    const link = figure.querySelector<HTMLAnchorElement>('.source')
    const document_ = link?.pathname ?? ''
    const source = sources.get(document_) ?? { title: link?.textContent ?? '', quotes: new Map<string, { words: string; about: string }>() }
    const about = figure.closest('.entry')?.querySelector('h3')?.textContent ?? ''
    source.quotes.set(figure.dataset['claim'] ?? '', { words: figure.querySelector('mark')?.textContent ?? '', about: about.replace(/\s+/g, ' ').trim() })
    sources.set(document_, source)
  }
  return sources
}
