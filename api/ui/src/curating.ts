// What a curator says becomes a request in the name, and with the token, of this tab.

import { Refused, tell } from './service'

export const TOKEN = 'archontology-token'
export const NAME = 'archontology-name'

/** Claims that were given from one to another, or taken back. */
export interface Given {
  of: string
  to: string
  claims: string[]
}

/** Whether this tab has a token. */
export function known(): boolean {
  return Boolean(sessionStorage.getItem(TOKEN))
}

/** What was kept, or why it was not. */
export async function send<T>(path: string, content: Record<string, unknown>, reason: string): Promise<T | Refused> {
  try {
    return await tell<T>(path, { ...content, reason: reason.trim(), by: sessionStorage.getItem(NAME) ?? '' }, sessionStorage.getItem(TOKEN) ?? '')
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

const LONGEST = 80

/** What stands at a place, for who hears of it without seeing where it is. */
export function called(place: HTMLElement): string {
  const text = (place.querySelector('mark, h1, h3') ?? place).textContent ?? ''
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain
}
