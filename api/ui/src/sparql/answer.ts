// A query goes in, its answer comes out as rows of terms: of a table, of triples, or a yes or no.

import type { Say } from '../dom'
import { short } from '../iris'
import { address, Refused, wanted } from '../service'
import { years } from '../spells'

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
  const types = 'application/sparql-results+json, application/n-triples;q=0.9, application/problem+json;q=0.1'
  const headers = { ...wanted(types), 'content-type': 'application/x-www-form-urlencoded' }
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

/** What has no name of its own is called by what it says: a tenure by its post and years, a rank by its words. */
const NAMES = `PREFIX ao: <https://w3id.org/archontology/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?it (MIN(CONCAT(?order, STR(?name))) AS ?label) (MIN(?a) AS ?start_earliest) (MIN(?b) AS ?start_latest) (MIN(?c) AS ?end_earliest) (MIN(?d) AS ?end_latest) WHERE {
  VALUES ?it { … }
  { ?it rdfs:label|ao:post/rdfs:label ?name BIND('1' AS ?order) } UNION { ?it ao:titleAsWritten|ao:rankAsWritten|ao:honourAsWritten|ao:quote|ao:edtf ?name BIND('2' AS ?order) }
  OPTIONAL { ?it ao:startEarliest ?a } OPTIONAL { ?it ao:startLatest ?b } OPTIONAL { ?it ao:endEarliest ?c } OPTIONAL { ?it ao:endLatest ?d }
} GROUP BY ?it`

/** What the entities of an answer are called, by IRI: the first label of each, else what kind of thing it is. */
export async function labels({ rows }: Answer, say: Say): Promise<Map<string, string>> {
  const iris = [...new Set(rows.flat().flatMap((cell) => (cell?.type === 'uri' && !/[<>"{}|^`\\\s]/.test(cell.value) ? [cell.value] : [])))].slice(0, LABELLED)
  const named = new Map(iris.flatMap((iri) => kindName(iri, say)))
  if (iris.length === 0) return named
  const known = await answer(NAMES.replace('…', iris.map((iri) => `<${iri}>`).join(' ')), AbortSignal.timeout(5000))
  for (const [it, label, ...days] of known.rows) {
    const [start_earliest, start_latest, end_earliest, end_latest] = days.map((day) => day?.value ?? null)
    if (it && label) named.set(it.value, [label.value.slice(1), years({ start_earliest, start_latest, end_earliest, end_latest })].filter(Boolean).join(' '))
  }
  return named
}

const KINDS: Record<string, string> = {
  event: 'Event', tenure: 'Tenure', participation: 'Participation', membership: 'Membership', 'rank-holding': 'RankHolding', honour: 'Honour', claim: 'Claim', span: 'Span',
}

/** The IRI with the word for its kind: tenure/06ab… is a tenure. */
function kindName(iri: string, say: Say): [string, string][] {
  const kind = KINDS[short(iri).split('/')[0] ?? '']
  return kind ? [[iri, say(`kind_${kind}`)]] : []
}
