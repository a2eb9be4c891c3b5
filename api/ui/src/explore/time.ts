// Days become a slider: where it stands is the day that the network is shown on; off, any day is.

import { checked, firstDay } from '../dates'
import { type Say, el } from '../dom'

const DAY = 86_400_000

export interface Clock {
  readonly element: HTMLElement
  /** The first and last day that there are, and the one that is chosen. */
  set(span: [string, string] | null, on: string | null): void
}

export function clock(say: Say, changed: (on: string | null) => void): Clock {
  const slider = el('input', { type: 'range', step: 1, 'aria-label': say('explore_day'), class: 'days' })
  const exact = el('input', { type: 'text', class: 'date', 'aria-label': say('explore_day'), placeholder: '2005-03-07', title: say('day_hint'), autocomplete: 'off', spellcheck: 'false', maxlength: 10 })
  const any = el('input', { type: 'checkbox', id: 'explore-any' })
  const play = el('button', { type: 'button', class: 'quiet', onclick: () => (timer ? pause() : start()) }, say('explore_play'))
  let timer = 0

  const stand = (day: string | null): void => {
    any.checked = day === null
    exact.value = day ?? ''
    slider.setAttribute('aria-valuetext', day ?? say('explore_any_day'))
    slider.classList.toggle('off', day === null)
  }
  const tell = (day: string | null): void => {
    stand(day)
    changed(day)
  }
  const pause = (): void => {
    clearInterval(timer)
    timer = 0
    play.textContent = say('explore_play')
  }
  const start = (): void => {
    if (slider.valueAsNumber >= Number(slider.max)) slider.value = slider.min
    const step = Math.max(1, Math.round((Number(slider.max) - Number(slider.min)) / 200))
    timer = window.setInterval(() => {
      slider.valueAsNumber += step
      tell(iso(slider.valueAsNumber))
      if (slider.valueAsNumber >= Number(slider.max)) pause()
    }, 120)
    play.textContent = say('explore_pause')
  }
  slider.addEventListener('input', () => tell(iso(slider.valueAsNumber)))
  any.addEventListener('change', () => {
    pause()
    tell(any.checked ? null : iso(slider.valueAsNumber))
  })
  exact.addEventListener('input', () => checked(exact, say))
  exact.addEventListener('change', () => {
    if (!checked(exact, say)) return void exact.reportValidity()
    const day = firstDay(exact.value)
    if (day) slider.valueAsNumber = number(day) // which stays within its ends, where the day may not
    tell(day)
  })
  const label = el('label', { for: 'explore-any' }, any, ` ${say('explore_any_day')}`)
  const element = el('div', { class: 'clock' }, play, slider, exact, label)
  return {
    element,
    set(span, on) {
      element.hidden = span === null
      if (!span) return
      slider.min = String(number(span[0]) - 1)
      slider.max = String(number(span[1]) + 1)
      slider.valueAsNumber = on ? number(on) : Number(slider.max)
      stand(on)
    },
  }
}

function number(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY)
}

function iso(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}
