// The scene as it stands on the screen becomes plain shapes, and those an SVG, a PNG or a GEXF file.

import { visible } from '../visible'
import { keyOf, type Rows, type Tie } from './network'
import { type Colours, type Scene, nodeColour } from './scene'
import type { Picture } from './view'

interface Line {
  from: [number, number]
  to: [number, number]
  colour: string
  width: number
}

interface Mark {
  at: [number, number]
  radius: number
  square: boolean
  colour: string
  name: { text: string; at: [number, number] } | null
}

export interface Drawing {
  width: number
  height: number
  paper: string
  ink: string
  lines: Line[]
  marks: Mark[]
}

/** What the reader sees now, names included. */
export function drawing(picture: Picture, rows: Rows, now: Scene, shades: Colours): Drawing {
  const places = rows.nodes.map(({ look }): [number, number] => {
    const { x, y } = picture.onScreen(look)
    return [round(x), round(y)]
  })
  const named = picture.named()
  const lines: Line[] = []
  for (const [row, { key, from, to }] of rows.ties.entries()) {
    const sure = now.ties[row]
    const [start, end] = [places[from], places[to]]
    if (sure === 'hidden' || !start || !end) continue
    const onPath = now.path.has(key)
    lines.push({ from: start, to: end, colour: onPath ? shades.accent : sure === 'pale' ? shades.pale : shades.tie, width: onPath ? 4 : 1 })
  }
  const marks: Mark[] = []
  for (const [row, { id, look }] of rows.nodes.entries()) {
    const sure = now.nodes[row]
    const at = places[row]
    if (sure === 'hidden' || !at) continue
    const place = named.get(id)
    const name = place ? { text: place.text, at: [round(place.x), round(place.y)] as [number, number] } : null
    marks.push({ at, radius: round(picture.radius(look)), square: look.kind === 'Body', colour: nodeColour(look, sure, shades), name })
  }
  return { ...picture.extent(), paper: shades.paper, ink: shades.ink, lines, marks }
}

/** `drawing` as an SVG file. */
export function svg({ width, height, paper, ink, lines, marks }: Drawing): string {
  const shapes = [
    ...lines.map(({ from, to, colour, width: wide }) => `<line x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}" stroke="${colour}" stroke-width="${wide}"/>`),
    ...marks.map(({ at: [x, y], radius: r, square, colour }) =>
      square ? `<rect x="${x - r}" y="${y - r}" width="${2 * r}" height="${2 * r}" fill="${colour}"/>` : `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"/>`,
    ),
    ...marks.map(({ name }) => (name ? `<text x="${name.at[0]}" y="${name.at[1]}">${escaped(name.text)}</text>` : '')),
  ]
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" fill="${ink}">`
  return [head, `<rect width="100%" height="100%" fill="${paper}"/>`, ...shapes, '</svg>', ''].join('\n')
}

/** `drawing` as a PNG file, twice as fine as the screen's points. */
export function png({ width, height, paper, ink, lines, marks }: Drawing): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = 2 * width
  canvas.height = 2 * height
  const to = canvas.getContext('2d')
  if (!to) return Promise.reject(new Error('this browser draws no pictures'))
  to.scale(2, 2)
  to.fillStyle = paper
  to.fillRect(0, 0, width, height)
  for (const line of lines) {
    to.strokeStyle = line.colour
    to.lineWidth = line.width
    to.beginPath()
    to.moveTo(...line.from)
    to.lineTo(...line.to)
    to.stroke()
  }
  for (const { at: [x, y], radius: r, square, colour } of marks) {
    to.fillStyle = colour
    to.beginPath()
    if (square) to.rect(x - r, y - r, 2 * r, 2 * r)
    else to.arc(x, y, r, 0, 2 * Math.PI)
    to.fill()
  }
  to.fillStyle = ink
  to.font = '13px sans-serif'
  for (const { name } of marks) if (name) to.fillText(name.text, ...name.at)
  return new Promise((done, failed) => canvas.toBlob((made) => (made ? done(made) : failed(new Error('no picture came out'))), 'image/png'))
}

/** What is shown as GEXF 1.3, with its places, colours and dates, as Gephi reads it. */
export function gexf(rows: Rows, now: Scene, shades: Colours): string {
  const nodes = rows.nodes.filter((_node, row) => now.nodes[row] !== 'hidden').map(({ id, look }) => {
    const value = (nodeColour(look, 'solid', shades).slice(1).match(/../g) ?? []).map((part) => parseInt(part, 16))
    return (
      `<node id="${escaped(id)}" label="${escaped(look.label)}"><attvalues><attvalue for="kind" value="${escaped(look.kind)}"/></attvalues>` +
      `<viz:position x="${round(look.x)}" y="${round(look.y)}" z="0"/><viz:size value="${round(look.size)}"/><viz:color r="${value[0] ?? 0}" g="${value[1] ?? 0}" b="${value[2] ?? 0}"/></node>`
    )
  })
  const edges = rows.ties.filter((_tie, row) => now.ties[row] !== 'hidden').map(({ tie }) => edge(tie))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    '<graph defaultedgetype="directed" mode="static">',
    '<attributes class="node"><attribute id="kind" title="kind" type="string"/></attributes>',
    `<attributes class="edge">${FIELDS.map((name) => `<attribute id="${name}" title="${name}" type="string"/>`).join('')}</attributes>`,
    `<nodes>${nodes.join('\n')}</nodes>`,
    `<edges>${edges.join('\n')}</edges>`,
    '</graph>',
    '</gexf>',
    '',
  ].join('\n')
}

const FIELDS = ['kind', 'start_earliest', 'start_latest', 'end_earliest', 'end_latest'] as const

function edge(tie: Tie): string {
  const values = FIELDS.map((name) => (tie[name] ? `<attvalue for="${name}" value="${escaped(tie[name])}"/>` : '')).join('')
  return `<edge id="${escaped(keyOf(tie))}" source="${escaped(tie.source)}" target="${escaped(tie.target)}" label="${escaped(tie.label)}"><attvalues>${values}</attvalues></edge>`
}

/** Text for XML; what XML cannot carry is shown by its number. */
function escaped(text: string): string {
  return visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function round(value: number): number {
  return Math.round(100 * value) / 100
}
