// IRIs of the graph become short keys and addresses of pages, and back.

import { address } from './service'

const base = (): string => document.documentElement.dataset['base'] ?? ''

/** person/wenren for an IRI of this graph; another IRI stays. */
export function short(iri: string): string {
  return iri.startsWith(base()) ? iri.slice(base().length) : iri
}

/** The IRI of a short key. */
export function long(key: string): string {
  return key.includes(':') ? key : base() + key
}

/** The page of an entity, in the language that was chosen. */
export function entityPath(iri: string): string {
  if (!iri.startsWith(base())) return iri.startsWith('http') ? iri : '#'
  const lang = new URLSearchParams(location.search).get('lang')
  return address('/id/' + short(iri).split('/').map(encodeURIComponent).join('/'), { lang })
}
