// The rows of an answer become a table, a timeline of those with days, or a graph of the entities in them.

import { el, type Say } from '../dom'
import { entityPath } from '../iris'
import type { Answer, Cell } from './answer'

const MOST_ROWS = 1000
const DAY = /^-?\d{4}(-\d\d(-\d\d)?)?/

/** The table, as the page without scripts has it. */
export function table({ names, rows }: Answer, say: Say): HTMLElement {
  const head = el('tr', {}, ...names.map((name) => el('th', { scope: 'col' }, name)))
  const body = rows.slice(0, MOST_ROWS).map((row) => el('tr', {}, ...row.map((cell) => el('td', {}, cell ? shown(cell) : null))))
  return el(
    'div',
    {},
    el('p', { class: 'about' }, say('query_rows', rows.length, Math.min(rows.length, MOST_ROWS))),
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say('query_table') }, el('table', {}, el('thead', {}, head), el('tbody', {}, ...body))),
  )
}

function shown(cell: Cell): HTMLElement {
  if (cell.type !== 'uri') return el('bdi', cell['xml:lang'] ? { lang: cell['xml:lang'] } : {}, cell.value)
  return el('a', { href: entityPath(cell.value), title: cell.value }, local(cell.value))
}

/** The last part of an IRI. */
export function local(iri: string): string {
  return /[^/#]*$/.exec(iri)?.[0] || iri
}

function dated(answer: Answer): number[] {
  return answer.names.flatMap((_name, at) => {
    const cells = answer.rows.map((row) => row[at]).filter((cell) => cell !== undefined)
    return cells.length && cells.every((cell) => cell.type === 'literal' && DAY.test(cell.value) && !/integer|decimal|double/.test(cell.datatype ?? '')) ? [at] : []
  })
}

/** Whether any column holds days. */
export function hasDays(answer: Answer): boolean {
  return dated(answer).length > 0
}

/** A bar from the first to the last day of each row that has any; one day is a dot. */
export function timeline(answer: Answer, names: Map<string, string>): HTMLElement {
  const columns = dated(answer)
  const rows = answer.rows.slice(0, 300).flatMap((row) => {
    const given = columns.map((at) => row[at]?.value).filter((day) => day !== undefined)
    const days = given.map(moment)
    const label = row.filter((cell, at) => cell && !columns.includes(at)).map((cell) => (cell?.type === 'uri' ? (names.get(cell.value) ?? local(cell.value)) : (cell?.value ?? '')))
    return days.length ? [{ label: label.join(' · '), days: [...new Set(given)].join(' – '), from: Math.min(...days), to: Math.max(...days) }] : []
  })
  const first = Math.min(...rows.map((row) => row.from)) - 0.5
  const last = Math.max(...rows.map((row) => row.to)) + 0.5
  const x = (year: number): number => Math.round((10_000 * (year - first)) / (last - first)) / 100
  const ticks = years(first, last)
  const grid = (): SVGElement[] => ticks.map((year) => shape('line', { class: 'grid', x1: `${x(year)}%`, x2: `${x(year)}%`, y1: 0, y2: 26 }))
  const axis = (): SVGElement => strip(22, ticks.map((year) => mark(x(year), String(year))))
  const bars = rows.flatMap(({ label, days, from, to }) => [
    el('p', { class: 'label' }, el('bdi', {}, label), ' ', el('span', { class: 'of' }, days)),
    strip(26, [...grid(), x(to) - x(from) < 0.5 ? dot(x(from)) : bar(x(from), x(to))]),
  ])
  return el('section', { class: 'timeline' }, axis(), ...bars, axis())
}

function moment(day: string): number {
  const [year = '0', month = '1', date = '1'] = day.slice(0, 10).split('-')
  return Number(year) + (Number(month) - 1) / 12 + (Number(date) - 1) / 365
}

function years(first: number, last: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((size) => (last - first) / size < 8) ?? 2000
  const start = Math.ceil(first / step) * step
  return Array.from({ length: Math.max(0, Math.floor((last - start) / step) + 1) }, (_none, at) => start + at * step)
}

function shape(tag: string, attributes: Record<string, string | number>, text = ''): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value))
  made.textContent = text
  return made
}

function strip(height: number, shapes: SVGElement[]): SVGElement {
  const made = shape('svg', { class: height === 22 ? 'axis' : 'bar', width: '100%', height, 'aria-hidden': 'true' })
  made.append(...shapes)
  return made
}

const bar = (from: number, to: number): SVGElement => shape('rect', { class: 'certain', x: `${from}%`, width: `${to - from}%`, y: 8, height: 10 })
const dot = (at: number): SVGElement => shape('circle', { class: 'dot', cx: `${at}%`, cy: 13, r: 5.5 })
const mark = (at: number, year: string): SVGElement => shape('text', { x: `${at}%`, y: 18, 'text-anchor': 'middle' }, year)
