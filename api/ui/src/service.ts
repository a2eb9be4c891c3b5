// A path of the service and its parameters become what it answers; an error becomes Refused, in the service's words.

export interface Candidate {
  iri: string
  label: string
  description?: string | null
}

/** What the service would not answer: `status`, why, and the entities that were meant where several bear a name. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly candidates: Candidate[] = [],
  ) {
    super(message)
  }
}

export type Query = Record<string, string | number | readonly string[] | null | undefined>

/** The address of `path` below where the service is mounted. */
export function address(path: string, query: Query = {}): string {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value) given.append(name, one as string)
    else if (value !== null && value !== undefined && value !== '') given.set(name, String(value))
  }
  const root = document.documentElement.dataset['root'] ?? ''
  return root + path + (given.size ? `?${given}` : '')
}

/** What an answer shall be: of one of these types, its words in the language of the page, whatever the browser prefers. */
export function wanted(accept: string): Record<string, string> {
  return { accept, 'accept-language': document.documentElement.lang }
}

/** The answer to GET, as JSON. Throws Refused. */
export async function ask<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return answered<T>(await fetch(address(path, query), { headers: wanted('application/json'), signal: signal ?? null }))
}

/** The answer to POST of `content` with the reader's token. Throws Refused. */
export async function tell<T>(path: string, content: unknown, token: string): Promise<T> {
  const headers = { ...wanted('application/json'), 'content-type': 'application/json', authorization: `Bearer ${token}` }
  return answered<T>(await fetch(address(path), { method: 'POST', headers, body: JSON.stringify(content) }))
}

async function answered<T>(answer: Response): Promise<T> {
  if (answer.ok) return (await answer.json()) as T
  const told = (await answer.json().catch(() => ({}))) as { detail?: string; title?: string; candidates?: Candidate[] }
  throw new Refused(answer.status, told.detail ?? told.title ?? answer.statusText, told.candidates)
}

/** Whether `error` only says that we ourselves gave up waiting. */
export function abandoned(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
