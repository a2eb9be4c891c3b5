// What the explorer shows becomes an address that shows it again, and back.

import { firstDay } from '../dates'
import { long, short } from '../iris'

export interface State {
  /** What was expanded, in this order: an entity, or an entity and one kind of tie. */
  shown: { entity: string; kind: string | null }[]
  /** The whole network instead of what was expanded. */
  whole: boolean
  /** Kinds of entities and of ties that are left out. */
  hidden: Set<string>
  /** The day that is shown; null is any day. */
  on: string | null
  /** Only what is certain that day. */
  certain: boolean
  selected: string | null
  /** The two ends of the shortest tie that is shown. */
  ends: [string | null, string | null]
  embedded: boolean
}

/** The state that an address asks for; nonsense is left out. */
export function read(search: string): State {
  const query = new URLSearchParams(search)
  const known = (name: string): string | null => (query.get(name) ? long(query.get(name) ?? '') : null)
  return {
    shown: query.getAll('show').map((text) => {
      const [entity = '', kind] = text.split('~')
      return { entity: long(entity), kind: kind || null }
    }),
    whole: query.get('whole') === '1',
    hidden: new Set((query.get('hide') ?? '').split(',').filter(Boolean)),
    on: firstDay(query.get('on') ?? ''),
    certain: query.get('certain') === '1',
    selected: known('at'),
    ends: [known('a'), known('b')],
    embedded: query.get('embed') === '1',
  }
}

/** The query of the address of `state`; the language that was chosen stays. */
export function written(state: State, search: string): string {
  const query = new URLSearchParams()
  const set = (name: string, value: string | null): void => {
    if (value) query.set(name, value)
  }
  for (const { entity, kind } of state.shown) query.append('show', kind ? `${short(entity)}~${kind}` : short(entity))
  set('whole', state.whole ? '1' : null)
  set('hide', [...state.hidden].sort().join(','))
  set('on', state.on)
  set('certain', state.certain ? '1' : null)
  set('at', state.selected && short(state.selected))
  set('a', state.ends[0] && short(state.ends[0]))
  set('b', state.ends[1] && short(state.ends[1]))
  set('embed', state.embedded ? '1' : null)
  set('lang', new URLSearchParams(search).get('lang'))
  return query.toString().replaceAll('%2F', '/').replaceAll('%7E', '~').replaceAll('%2C', ',')
}
