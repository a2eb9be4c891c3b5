// Days become a slider: where it stands is the day that the network is shown on; off, any day is.

import { type Say, el } from '../dom'

const DAY = 86_400_000

export interface Clock {
  readonly element: HTMLElement
  /** The first and last day that there are, and the one that is chosen. */
  set(span: [string, string] | null, on: string | null): void
}

export function clock(say: Say, changed: (on: string | null) => void): Clock {
  const slider = el('input', { type: 'range', step: 1, 'aria-label': say('explore_day'), class: 'days' })
  const exact = el('input', { type: 'date', 'aria-label': say('explore_day') })
  const any = el('input', { type: 'checkbox', id: 'explore-any' })
  const play = el('button', { type: 'button', class: 'quiet', onclick: () => (timer ? pause() : start()) }, say('explore_play'))
  let timer = 0

  const tell = (): void => {
    exact.value = any.checked ? '' : iso(slider.valueAsNumber)
    slider.setAttribute('aria-valuetext', any.checked ? say('explore_any_day') : exact.value)
    slider.classList.toggle('off', any.checked)
    changed(any.checked ? null : exact.value)
  }
  const pause = (): void => {
    clearInterval(timer)
    timer = 0
    play.textContent = say('explore_play')
  }
  const start = (): void => {
    any.checked = false
    if (slider.valueAsNumber >= Number(slider.max)) slider.value = slider.min
    const step = Math.max(1, Math.round((Number(slider.max) - Number(slider.min)) / 200))
    timer = window.setInterval(() => {
      slider.valueAsNumber += step
      tell()
      if (slider.valueAsNumber >= Number(slider.max)) pause()
    }, 120)
    play.textContent = say('explore_pause')
  }
  slider.addEventListener('input', () => {
    any.checked = false
    tell()
  })
  any.addEventListener('change', () => {
    pause()
    tell()
  })
  exact.addEventListener('change', () => {
    any.checked = !exact.value
    if (exact.value) slider.valueAsNumber = number(exact.value)
    tell()
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
      any.checked = on === null
      slider.valueAsNumber = on ? number(on) : Number(slider.max)
      exact.value = on ?? ''
      slider.classList.toggle('off', any.checked)
    },
  }
}

function number(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY)
}

function iso(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}
