// Claims, pairs and findings on a page get what a curator may say of them; it is sent with the token of this tab.

import { el, one, type Say, words } from './dom'
import { Refused, tell } from './service'

const TOKEN = 'archontology-token'
const NAME = 'archontology-name'

interface Act {
  /** The text of the button: curate_… */
  say: string
  path: string
  content: Record<string, unknown>
  /** What takes it back. */
  back?: Act
}

/** Whether this tab has a token. */
export function known(): boolean {
  return Boolean(sessionStorage.getItem(TOKEN))
}

export function start(root: HTMLElement): void {
  const say = words(root)
  if (root.id === 'curator') root.classList.add('ready')
  const form = root.querySelector('form#curator-token')
  if (form instanceof HTMLFormElement) entry(form, say)
  if (known()) for (const place of document.querySelectorAll<HTMLElement>('[data-claim], [data-pair], [data-finding], [data-judged], [data-decided]')) place.append(buttons(place, say))
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

function acts(place: HTMLElement): Act[] {
  const { claim, pair, finding, judged, decided } = place.dataset
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
  if (decided) return [{ say: 'curate_reset', path: '/api/decisions', content: { claim: decided, status: 'reset' } }]
  const back = { say: 'curate_again', path: '/api/acknowledgements', content: { finding, again: true } }
  return [{ say: 'curate_seen', path: '/api/acknowledgements', content: { finding }, back }]
}

/** The page shows what follows of an act when it is read again. */
function anew(say: Say): HTMLElement {
  return el('button', { type: 'button', class: 'quiet', onclick: () => location.reload() }, say('curate_reload'))
}

function buttons(place: HTMLElement, say: Say): HTMLElement {
  const row = el('div', { class: 'curate buttons', role: 'group', 'aria-label': say('curate_say') })
  const show = (offered: Act[], told = '', kept = false): void => {
    row.replaceChildren(...offered.map((act) => el('button', { type: 'button', class: 'quiet', onclick: () => reason(act) }, say(act.say))), el('span', { role: 'status' }, told))
    if (kept) row.append(anew(say))
  }
  /** After the form, whoever came by keyboard goes on where it was. */
  const back = (offered: Act[], told = '', kept = false): void => {
    show(offered, told, kept)
    row.querySelector('button')?.focus()
  }
  const reason = (act: Act): void => {
    const why = el('input', { type: 'text', placeholder: say('curate_reason'), 'aria-label': say('curate_reason'), maxlength: 2000, required: act.say === 'curate_seen' })
    const cancel = el('button', { type: 'button', class: 'quiet', onclick: () => back(acts(place)) }, say('curate_cancel'))
    const form = el('form', { class: 'buttons' }, el('strong', {}, say(act.say)), why, el('button', {}, say('curate_send')), cancel)
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void send(act, why.value.trim()).then((told) => (told === null ? back(act.back ? [act.back] : acts(place), say('curate_kept', say(act.say)), true) : back(acts(place), told)))
    })
    row.replaceChildren(form)
    why.focus()
  }
  show(acts(place))
  return row
}

/** Null when it was kept, else why not. */
async function send(act: Act, reason: string): Promise<string | null> {
  try {
    await tell(act.path, { ...act.content, reason, by: sessionStorage.getItem(NAME) ?? '' }, sessionStorage.getItem(TOKEN) ?? '')
    return null
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
}

/** The form that says of any two by name or IRI whether they are one. */
function judging(form: HTMLFormElement, say: Say): void {
  const told = el('p', { role: 'status' })
  form.hidden = !known()
  form.append(told)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const given = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]))
    const { reason = '', ...content } = given
    const act = { say: `curate_${given['verdict'] ?? 'same'}`, path: '/api/judgements', content }
    void send(act, reason).then((why) => {
      told.replaceChildren(why ?? say('curate_kept', say(act.say)), ...(why === null ? [' ', anew(say)] : []))
    })
  })
}
