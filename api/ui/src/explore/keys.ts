// Keys on the picture: arrows move it, + and - zoom, Home fits all in; with Shift an arrow goes on to the next node.

import { el } from '../dom'
import type { Point } from './pointing'
import type { Picture } from './view'

const WAYS: Record<string, Point> = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 } }
const NEARER = new Set(['+', '='])
const FARTHER = new Set(['-', '_', '−'])
const ALL = new Set(['Home', '0'])

export interface Steering {
  /** What the picture is, and how it is steered. */
  name: string
  help: string
  chosen: () => string | null
  choose: (id: string | null) => void
  /** Enter on what is chosen. */
  enter: (id: string) => void
}

let made = 0

/** Let the frame of a picture be reached by Tab and steered by keys; the help stands over it while it has the focus. */
export function steer(frame: HTMLElement, picture: Picture, steering: Steering): void {
  const help = el('p', { class: 'keys', id: `picture-keys-${++made}` }, steering.help)
  const marks = { tabindex: '0', role: 'application', 'aria-label': steering.name, 'aria-describedby': help.id }
  for (const [name, value] of Object.entries(marks)) frame.setAttribute(name, value)
  frame.after(help)
  frame.addEventListener('keydown', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && steered(event, picture, steering)) event.preventDefault()
  })
}

function steered({ key, shiftKey }: KeyboardEvent, picture: Picture, { chosen, choose, enter }: Steering): boolean {
  const way = WAYS[key]
  const now = chosen()
  if (way && shiftKey) {
    const next = picture.onward(now, way)
    if (next) choose(next)
  } else if (way) picture.pan(way)
  else if (NEARER.has(key)) picture.zoom(1 / 1.5)
  else if (FARTHER.has(key)) picture.zoom(1.5)
  else if (ALL.has(key)) picture.fit()
  else if (key === 'Enter' && now) enter(now)
  else if (key === 'Escape' && now) choose(null)
  else return false
  return true
}
