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
  const start = tie.start_earliest === tie.start_latest ? tie.start_latest : tie.start_latest && `≤ ${tie.start_latest}`
  const end = tie.end_earliest === tie.end_latest ? before(tie.end_latest) : tie.end_earliest && `≥ ${before(tie.end_earliest) ?? ''}`
  if (!start && !end) return tie.attested?.join(', ') ?? ''
  return start === end ? (start ?? '') : `${start ?? '?'} – ${end ?? '?'}`
}

function before(day: string | null | undefined): string | null {
  if (!day) return null
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
