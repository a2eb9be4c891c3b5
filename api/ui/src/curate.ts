// Claims, pairs and findings on a page get what a curator may say of them; it is sent with the token of this tab.

import { combobox } from './combobox'
import { called, type Given, known, NAME, send, TOKEN } from './curating'
import { el, one, type Say, words } from './dom'
import { entityPath } from './iris'
import { Refused } from './service'
import { splitting } from './split'
import { teller } from './tell'

interface Act {
  /** The text of the button: curate_… */
  say: string
  path: string
  content: Record<string, unknown>
  /** What takes it back. */
  back?: Act
}

const PLACES = '[data-claim], [data-pair], [data-finding], [data-judged], [data-decided], [data-given]'

export function start(root: HTMLElement): void {
  const say = words(root)
  if (root.id === 'curator') root.classList.add('ready')
  const form = root.querySelector('form#curator-token')
  if (form instanceof HTMLFormElement) entry(form, say)
  if (known()) {
    const tell = teller()
    for (const place of document.querySelectorAll<HTMLElement>(PLACES)) place.append(buttons(place, say, tell))
    const split = document.querySelector<HTMLElement>('#identity[data-entity]')
    if (split) splitting(split, say, tell)
  }
  const pair = root.querySelector('form#curator-pair')
  if (pair instanceof HTMLFormElement) judging(pair, say)
}

/** The form for token and name: kept for as long as the tab is open, sent nowhere but to what it is for. */
function entry(form: HTMLFormElement, say: Say): void {
  const field = (name: string): HTMLInputElement => one<HTMLInputElement>(`[name=${name}]`, form)
  field('by').value = sessionStorage.getItem(NAME) ?? ''
  field('token').value = sessionStorage.getItem(TOKEN) ?? ''
  form.hidden = known()
  if (known()) form.after(signed(say))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    sessionStorage.setItem(TOKEN, field('token').value.trim())
    sessionStorage.setItem(NAME, field('by').value.trim())
    location.reload()
  })
}

/** In whose name is curated here, and how that ends. */
function signed(say: Say): HTMLElement {
  const forget = (): void => {
    sessionStorage.removeItem(TOKEN)
    location.reload()
  }
  const name = sessionStorage.getItem(NAME) ?? ''
  return el('p', { class: 'about buttons' }, el('span', {}, say('curate_known', name)), el('button', { type: 'button', class: 'quiet', onclick: forget }, say('curate_forget')))
}

/** What can be said once something was taken back: of what stood there decided, nothing more. */
function again(place: HTMLElement): Act[] {
  return 'judged' in place.dataset || 'given' in place.dataset || 'decided' in place.dataset ? [] : acts(place)
}

function acts(place: HTMLElement): Act[] {
  const { claim, pair, finding, judged, decided, given } = place.dataset
  if (claim) {
    const back = { say: 'curate_reset', path: '/api/decisions', content: { claim, status: 'reset' } }
    return (['accepted', 'rejected', 'disputed'] as const).map((status) => ({ say: `curate_${status}`, path: '/api/decisions', content: { claim, status }, back }))
  }
  if (pair) {
    const [a = '', b = ''] = pair.split(' ')
    const back = { say: 'curate_undo', path: '/api/judgements', content: { a, b, verdict: 'undo' } }
    return (['same', 'different', 'unsure'] as const).map((verdict) => ({ say: `curate_${verdict}`, path: '/api/judgements', content: { a, b, verdict }, back }))
  }
  if (judged) {
    const [a = '', b = ''] = judged.split(' ')
    return [{ say: 'curate_undo', path: '/api/judgements', content: { a, b, verdict: 'undo' } }]
  }
  if (given) {
    const [of = '', ...claims] = given.split(' ')
    return [{ say: 'curate_return', path: '/api/attributions', content: { claims, of, to: 'undo' } }]
  }
  if (decided) return [{ say: 'curate_reset', path: '/api/decisions', content: { claim: decided, status: 'reset' } }]
  const back = { say: 'curate_again', path: '/api/acknowledgements', content: { finding, again: true } }
  return [{ say: 'curate_seen', path: '/api/acknowledgements', content: { finding }, back }]
}

/** The page shows what follows of an act when it is read again; whose claims were taken back may have no page any more. */
function anew(say: Say, kept: Partial<Given>): HTMLElement {
  const follow = (): void => (kept.to && kept.claims && location.pathname.includes('/id/') ? location.assign(entityPath(kept.to)) : location.reload())
  return el('button', { type: 'button', class: 'quiet', onclick: follow }, say('curate_reload'))
}

function buttons(place: HTMLElement, say: Say, tell: (text: string) => void): HTMLElement {
  const row = el('div', { class: 'curate buttons', role: 'group', 'aria-label': say('curate_of', called(place)) })
  const show = (offered: Act[], ...told: (HTMLElement | string)[]): void => {
    row.replaceChildren(...offered.map((act) => el('button', { type: 'button', class: 'quiet', onclick: () => reason(act) }, say(act.say))), ...told)
  }
  /** After the form, whoever came by keyboard goes on where it was. */
  const back = (offered: Act[], text = '', ...more: HTMLElement[]): void => {
    show(offered, el('span', {}, text), ...more)
    row.querySelector('button')?.focus()
    tell(text)
  }
  const reason = (act: Act): void => {
    const why = el('input', { type: 'text', placeholder: say('curate_reason'), 'aria-label': say('curate_reason'), maxlength: 2000, required: act.say === 'curate_seen' || act.path === '/api/decisions' && act.say !== 'curate_reset' })
    const cancel = el('button', { type: 'button', class: 'quiet', onclick: () => back(acts(place)) }, say('curate_cancel'))
    const form = el('form', { class: 'buttons' }, el('strong', {}, say(act.say)), why, el('button', {}, say('curate_send')), cancel)
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void send<Partial<Given>>(act.path, act.content, why.value).then((kept) =>
        kept instanceof Refused ? back(acts(place), kept.message) : back(act.back ? [act.back] : again(place), say('curate_kept', say(act.say)), anew(say, kept)),
      )
    })
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') back(acts(place))
    })
    row.replaceChildren(form)
    why.focus()
  }
  show(acts(place))
  return row
}

/** The form that says of any two by name or IRI whether they are one. */
function judging(form: HTMLFormElement, say: Say): void {
  const told = el('p', { role: 'status' })
  form.hidden = !known()
  form.append(told)
  for (const name of ['a', 'b']) {
    const field = one<HTMLInputElement>(`[name=${name}]`, form)
    combobox(field, {
      kinds: ['person', 'body', 'post'],
      kind: (kind) => say(`suggest_${kind.toLowerCase()}`),
      count: (many) => say('suggest_count', many),
      chosen: (taken) => (field.value = taken.id), // the name may be another's too
    })
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const given = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]))
    const { reason = '', ...content } = given
    void send('/api/judgements', content, reason).then((kept) => {
      if (kept instanceof Refused) return told.replaceChildren(kept.message)
      told.replaceChildren(say('curate_kept', say(`curate_${given['verdict'] ?? 'same'}`)), ' ', anew(say, {}))
    })
  })
}
