// The search form gets suggestions; one that is taken leads to its page.

import { combobox } from './combobox'
import { one, words } from './dom'
import { entityPath } from './iris'

export function start(form: HTMLElement): void {
  const say = words(form)
  combobox(one<HTMLInputElement>('input[type=search]', form), {
    kind: (name) => say(`suggest_${name.toLowerCase()}`),
    count: (many) => say('suggest_count', many),
    chosen: (taken) => location.assign(entityPath(taken.id)),
  })
}
