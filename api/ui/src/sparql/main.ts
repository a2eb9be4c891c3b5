// The form of the query page becomes an editor that completes, and its answer a table, a timeline and a graph.

import { copier, el, one, type Say, words } from '../dom'
import { abandoned, address, Refused } from '../service'
import { type Answer, answer, labels } from './answer'
import { editor } from './editor'
import { hasDays, table, timeline } from './views'
import { vocabulary } from './vocabulary'

type Look = 'table' | 'timeline' | 'graph'

export function start(form: HTMLElement): void {
  const say = words(form)
  const area = one<HTMLTextAreaElement>('textarea', form)
  const format = one<HTMLSelectElement>('select[name=format]', form)
  const place = el('section', { id: 'result', 'aria-live': 'polite' })
  const given = document.querySelector('#result')
  let waiting: AbortController | null = null
  let current: Answer | null = null

  const run = async (look: Look): Promise<void> => {
    waiting?.abort()
    waiting = new AbortController()
    history.replaceState(null, '', share(area.value))
    place.replaceChildren(el('p', { class: 'about', role: 'status' }, say('query_running')))
    try {
      current = await answer(area.value, waiting.signal)
      await show(look)
    } catch (error) {
      if (abandoned(error)) return
      if (!(error instanceof Refused)) throw error
      place.replaceChildren(el('p', { class: 'refused', role: 'alert' }, error.message))
    }
  }
  const show = async (look: Look): Promise<void> => {
    if (!current) return run(look)
    const focused = place.contains(document.activeElement)
    place.replaceChildren(el('h2', {}, say('query_result')), tabs(look), current.yes === null ? await drawn(current, look, say) : verdict(current.yes, say))
    if (focused) place.querySelector<HTMLElement>('[aria-pressed=true]')?.focus()
  }
  const tabs = (look: Look): HTMLElement => {
    const button = (name: Look): HTMLElement => el('button', { type: 'button', class: 'quiet', 'aria-pressed': String(name === look), onclick: () => void show(name) }, say(`query_${name}`))
    return el('p', { class: 'buttons' }, button('table'), button('timeline'), button('graph'), copier(say('query_link'), say('query_copied'), () => location.href))
  }

  const view = editor(area, say('query_label'), vocabulary(), () => void run('table'))
  form.addEventListener('submit', (event) => {
    if (format.value !== 'html') return
    event.preventDefault()
    void run('table')
  })
  document.querySelector('.examples')?.addEventListener('click', (event) => {
    const query = (event.target as HTMLElement).closest<HTMLElement>('[data-query]')?.dataset['query']
    if (query === undefined) return
    event.preventDefault()
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: query } })
    void run('table')
  })
  // What the service already showed stays until another view of it is asked for.
  if (given) given.querySelector('h2')?.after(tabs('table'))
  if (given) given.replaceWith(place), place.append(...given.childNodes)
  else form.after(place)
}

async function drawn(found: Answer, look: Look, say: Say): Promise<HTMLElement> {
  if (look === 'table') return table(found, say)
  if (look === 'timeline' && !hasDays(found)) return el('p', { class: 'empty' }, say('query_no_days'))
  const names = await labels(found, say).catch(() => new Map<string, string>()) // without, the ends of their IRIs
  if (look === 'timeline') return timeline(found, names)
  const { graph, network } = await import('./web')
  const web = network(found, names)
  return web.edges.length ? graph(web, say) : el('p', { class: 'empty' }, say('query_no_graph'))
}

function verdict(yes: boolean, say: Say): HTMLElement {
  return el('p', { class: 'lead' }, say(yes ? 'query_yes' : 'query_no'))
}

/** The address that asks `query` again, for everybody. */
function share(query: string): string {
  return address(location.pathname, { query, lang: new URLSearchParams(location.search).get('lang') })
}
