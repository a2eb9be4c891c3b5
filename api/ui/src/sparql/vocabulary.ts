// The service's description of itself becomes what an editor can complete: prefixes, classes and properties.

import { address, wanted } from '../service'

export interface Term {
  iri: string
  /** How often it is used. */
  count: number
  kind: 'class' | 'property'
}

export interface Vocabulary {
  prefixes: Map<string, string>
  terms: Term[]
}

type Values = { '@id'?: string; '@value'?: unknown }[]
type Thing = Record<string, Values | undefined>

const VOID = 'http://rdfs.org/ns/void#'
const SHACL = 'http://www.w3.org/ns/shacl#'

/** Prefixes, and the classes and properties that the graph really uses, the most used first. */
export async function vocabulary(): Promise<Vocabulary> {
  const answer = await fetch(address('/sparql'), { headers: wanted('application/ld+json') })
  const things = answer.ok ? ((await answer.json()) as Thing[]) : []
  const prefixes = new Map<string, string>()
  const terms: Term[] = []
  for (const thing of things) {
    const prefix = thing[`${SHACL}prefix`]?.[0]?.['@value']
    if (prefix !== undefined) prefixes.set(String(prefix), String(thing[`${SHACL}namespace`]?.[0]?.['@value']))
    for (const [kind, count] of [['class', 'entities'], ['property', 'triples']] as const) {
      const iri = thing[VOID + kind]?.[0]?.['@id']
      if (iri) terms.push({ iri, kind, count: Number(thing[VOID + count]?.[0]?.['@value'] ?? 0) })
    }
  }
  return { prefixes, terms: terms.sort((a, b) => b.count - a.count) }
}

/** ao:Tenure for an IRI that a prefix covers, else null. */
export function shortened(iri: string, prefixes: Map<string, string>): string | null {
  for (const [prefix, namespace] of prefixes) {
    const local = iri.startsWith(namespace) ? iri.slice(namespace.length) : ''
    if (/^[A-Za-z_][\w-]*$/.test(local)) return `${prefix}:${local}`
  }
  return null
}
