// A tie and a day become a judgement, as kg/answers/certainty.py has it; a test holds the two to each other.

import type { Bounds } from '../spells'
import type { Tie } from './network'

export type Certainty = 'certainly' | 'possibly' | 'certainly-not'

/** Whether something with these bounds was so on the day `on` (YYYY-MM-DD). Where sources quarrel, nothing is certain. */
export function judge(bounds: Bounds, on: string): Certainty {
  const { start_earliest: early, start_latest: started, end_earliest: still, end_latest: out } = bounds
  if (started && early && started < early && on < early) return 'possibly'
  if (out && still && out < still && on >= out) return 'possibly'
  if (early && on < early) return 'certainly-not'
  if (out && out <= on) return 'certainly-not'
  return started && started <= on && still && on < still ? 'certainly' : 'possibly'
}

/** The first and the last day that any of the ties names. */
export function span(ties: Iterable<Tie>): [string, string] | null {
  let first = ''
  let last = ''
  for (const tie of ties) {
    for (const day of [tie.start_earliest, tie.start_latest, tie.end_earliest, tie.end_latest, ...(tie.attested ?? [])]) {
      if (!day) continue
      const whole = `${day}-01-01`.slice(0, 10) // a year or a month alone: its first day
      if (!first || whole < first) first = whole
      if (!last || whole > last) last = whole
    }
  }
  return first ? [first, last] : null
}
