// From when to when something was so, as far as is known, becomes words.

/** Days as ISO text; a start is inclusive, an end exclusive. What is not known is left out. */
export interface Bounds {
  start_earliest?: string | null | undefined
  start_latest?: string | null | undefined
  end_earliest?: string | null | undefined
  end_latest?: string | null | undefined
}

/** When a tie was so, as far as is known: 2015-03-01 – 2018-05-31, with ? where the graph does not say. */
export function when(tie: Bounds & { attested?: string[] | null }): string {
  return between(tie.start_earliest, tie.start_latest, before(tie.end_earliest), before(tie.end_latest)) || (tie.attested?.join(', ') ?? '')
}

/** The years of it: 2015 – 2018. */
export function years(tie: Bounds): string {
  const [first, begun, still, last] = [tie.start_earliest, tie.start_latest, before(tie.end_earliest), before(tie.end_latest)].map((day) => day?.slice(0, 4))
  return begun && begun === still ? begun : between(first, begun, still, last)
}

type Day = string | null | undefined

/** From a day between the first two to one between the last two. */
function between(first: Day, begun: Day, still: Day, last: Day): string {
  const start = first === begun ? begun : begun && `≤ ${begun}`
  const end = still === last ? last : still && `≥ ${still}`
  if (!start && !end) return ''
  return start === end ? (start ?? '') : `${start ?? '?'} – ${end ?? '?'}`
}

function before(day: Day): string | null {
  if (!day) return null
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
