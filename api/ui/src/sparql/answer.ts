// A query goes in, its answer comes out as rows of terms: of a table, of triples, or a yes or no.

import { address, Refused } from '../service'

export interface Cell {
  type: string
  value: string
  datatype?: string
  'xml:lang'?: string
}

export interface Answer {
  names: string[]
  rows: (Cell | undefined)[][]
  yes: boolean | null
  /** Whether the rows are triples of a CONSTRUCT or DESCRIBE. */
  triples: boolean
}

/** The answer to `query`. Rejects with Refused, in the service's words. */
export async function answer(query: string, signal: AbortSignal): Promise<Answer> {
  const headers = { accept: 'application/sparql-results+json, application/n-triples;q=0.9, application/problem+json;q=0.1', 'content-type': 'application/x-www-form-urlencoded' }
  const told = await fetch(address('/sparql'), { method: 'POST', headers, body: new URLSearchParams({ query }), signal })
  if (!told.ok) {
    const problem = (await told.json().catch(() => ({}))) as { detail?: string; hint?: string; line?: number; column?: number }
    const at = problem.line ? ` (${problem.line}:${problem.column ?? 1})` : ''
    throw new Refused(told.status, [`${problem.detail ?? told.statusText}${at}`, problem.hint].filter(Boolean).join(' — '))
  }
  if (told.headers.get('content-type')?.startsWith('application/n-triples')) return { names: ['subject', 'property', 'value'], rows: triples(await told.text()), yes: null, triples: true }
  const { head, results, boolean } = (await told.json()) as { head: { vars?: string[] }; results?: { bindings: Record<string, Cell>[] }; boolean?: boolean }
  const names = head.vars ?? []
  return { names, rows: (results?.bindings ?? []).map((binding) => names.map((name) => binding[name])), yes: boolean ?? null, triples: false }
}

const TERM = /<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?/g
const ESCAPES: Record<string, string> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f' }

/** The three terms of each line of N-Triples. */
export function triples(text: string): Cell[][] {
  return text.split('\n').filter(Boolean).map((line) => [...line.matchAll(TERM)].slice(0, 3).map(term))
}

function term([, iri, blank, text, lang, datatype]: RegExpMatchArray): Cell {
  if (iri !== undefined) return { type: 'uri', value: plain(iri) }
  if (blank !== undefined) return { type: 'bnode', value: blank }
  return { type: 'literal', value: plain(text ?? ''), ...(lang ? { 'xml:lang': lang } : {}), ...(datatype ? { datatype } : {}) }
}

function plain(text: string): string {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_all, four?: string, eight?: string, one?: string) =>
    one ? (ESCAPES[one] ?? one) : String.fromCodePoint(parseInt(four ?? eight ?? '0', 16)),
  )
}

const LABELLED = 500

/** What the entities of an answer are called, by IRI: the first label of each. */
export async function labels({ rows }: Answer): Promise<Map<string, string>> {
  const iris = new Set(rows.flat().flatMap((cell) => (cell?.type === 'uri' && !/[<>"{}|^`\\\s]/.test(cell.value) ? [cell.value] : [])))
  const values = [...iris].slice(0, LABELLED).map((iri) => `<${iri}>`).join(' ')
  const query = `SELECT ?it (MIN(STR(?name)) AS ?label) { VALUES ?it { ${values} } ?it <http://www.w3.org/2000/01/rdf-schema#label> ?name } GROUP BY ?it`
  const known = values ? (await answer(query, AbortSignal.timeout(5000))).rows : []
  return new Map(known.flatMap(([it, label]) => (it && label ? [[it.value, label.value] as const] : [])))
}
