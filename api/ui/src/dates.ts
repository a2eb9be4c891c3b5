// Date fields get an error in the page's words, and a calendar beside them; what is written stays ISO.

import { el, type Say, words } from './dom'

const LEVELS = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/

/** The first day of a year, a month or a day that exists: 2005-03-01 for 2005-03; null for what is no date. */
export function firstDay(text: string): string | null {
  const [, year = '', month = '01', day = '01'] = LEVELS.exec(text.trim()) ?? []
  const iso = `${year}-${month}-${day}`
  const date = new Date(`${iso}T00:00:00Z`)
  return year > '0000' && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : null
}

/** Whether `field` is empty or holds a date; where not, it says so. */
export function checked(field: HTMLInputElement, say: Say): boolean {
  const right = !field.value.trim() || firstDay(field.value) !== null
  field.setCustomValidity(right ? '' : say('day_wrong', field.value))
  return right
}

export function start(form: HTMLElement): void {
  const say = words(form)
  for (const field of form.querySelectorAll<HTMLInputElement>('input.date')) {
    field.removeAttribute('pattern') // what the page says is clearer, and knows that there is no 30 February
    field.addEventListener('input', () => checked(field, say))
    const frame = el('span', { class: 'day' })
    field.replaceWith(frame)
    frame.append(field, calendar(field, say))
  }
}

/** A button that opens the browser's calendar; the day that is chosen there is written into `field`. */
function calendar(field: HTMLInputElement, say: Say): HTMLElement {
  const days = el('input', { type: 'date', class: 'hidden', tabindex: -1, 'aria-hidden': 'true' })
  days.addEventListener('change', () => {
    field.value = days.value
    checked(field, say)
    field.focus()
  })
  const open = (): void => {
    days.value = firstDay(field.value) ?? ''
    days.showPicker()
  }
  const button = el('button', { type: 'button', class: 'quiet pick', title: say('day_pick'), 'aria-label': say('day_pick'), onclick: open }, '▾')
  const both = el('span', {}, button, days)
  return both
}
