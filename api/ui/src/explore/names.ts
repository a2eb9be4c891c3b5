// The names that sigma would write become those that fit beside one another, each where there is room for it.

import type { Point } from './pointing'
import type { Colours } from './scene'

export interface Named extends Point {
  key: string
  size: number
  label: string | null
}

/** A name, and where it begins on the screen, on its base line. */
export interface Placed extends Point {
  text: string
}

interface Wanted extends Named {
  label: string
  context: CanvasRenderingContext2D
  /** It is chosen or on the way that is shown: it is written in any case, and larger. */
  strong: boolean
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const ASCENT = 12
const DESCENT = 5
const GAP = 4
/** Room for the paper around a name. */
const MARGIN = 3

/** A drawing begins, names are wanted one by one, and when it ends those that fit are written. */
export class Names {
  /** The names that can be read, by the key of the node. */
  readonly placed = new Map<string, Placed>()
  private readonly widths = new Map<string, number>()
  private wanted: Wanted[] | null = null

  constructor(
    private readonly colours: () => Colours,
    private readonly font: string,
    private readonly extent: () => { width: number; height: number },
  ) {}

  begin(): void {
    this.wanted = []
  }

  /** A node has a name that may be written. */
  add(context: CanvasRenderingContext2D, { key, x, y, size, label }: Named): void {
    if (label) this.wanted?.push({ key, x, y, size, label, context, strong: false })
  }

  /** A node is chosen or pointed at: a ring, and its name over what stands there. */
  ring(context: CanvasRenderingContext2D, { key, x, y, size, label }: Named): void {
    context.beginPath()
    context.arc(x, y, size + 4, 0, 2 * Math.PI)
    context.lineWidth = 3
    context.strokeStyle = this.colours().accent
    context.stroke()
    if (!label) return
    const wanted = { key, x, y, size: size + 4, label, context, strong: true }
    // Sigma draws rings anew without the rest when the mouse moves: the other names stay where they are.
    if (this.wanted) this.wanted.push(wanted)
    else this.write(wanted, this.placed.get(key) ?? this.places(wanted)[0] ?? wanted)
  }

  end(): void {
    const taken: Box[] = []
    this.placed.clear()
    const first = (one: Wanted, other: Wanted): number => Number(other.strong) - Number(one.strong) || other.size - one.size
    const wanted = (this.wanted ?? []).sort(first)
    const discs = wanted.map(({ x, y, size }): Box => ({ left: x - size, right: x + size, top: y - size, bottom: y + size }))
    for (const one of wanted) {
      if (this.placed.has(one.key)) continue
      const places = this.places(one)
      const free = places.filter((place) => clear(this.box(one, place), taken))
      // Better no other node lies under the name; one that lies there can still be seen, another name could not be read.
      const place = free.find((better) => clear(this.box(one, better), discs)) ?? free[0] ?? (one.strong ? places[0] : undefined)
      if (!place) continue
      taken.push(this.box(one, place))
      this.placed.set(one.key, { ...place, text: this.text(one) })
      this.write(one, place)
    }
    this.wanted = null
  }

  /** Where a name can stand: right of its node, left, below, above, or aslant; all of it within the picture. */
  private places(one: Wanted): Point[] {
    const { x, y, size } = one
    const { width, height } = this.extent()
    if (x < 0 || x > width || y < 0 || y > height) return []
    const wide = this.width(one)
    const [right, left, below, above] = [x + size + GAP, x - size - GAP - wide, y + size + ASCENT + 2, y - size - DESCENT - 1]
    const middle = Math.max(MARGIN, Math.min(x - wide / 2, width - wide - MARGIN))
    const every = [
      { x: right, y: y + GAP },
      { x: left, y: y + GAP },
      ...[below, above].flatMap((base) => [middle, right, left].map((at) => ({ x: at, y: base }))),
    ]
    const inside = every.filter((place) => place.x >= MARGIN && place.x + wide + MARGIN <= width && place.y >= ASCENT && place.y + DESCENT <= height)
    return inside.length || !one.strong ? inside : every
  }

  private width(one: Wanted): number {
    const text = this.text(one)
    const key = `${one.strong ? '600 ' : ''}${text}`
    const known = this.widths.get(key)
    if (known !== undefined) return known
    one.context.font = this.face(one.strong)
    const wide = one.context.measureText(text).width
    this.widths.set(key, wide)
    return wide
  }

  /** The name, cut where it would go over more than a good part of the picture. */
  private text({ label, strong }: Wanted): string {
    const most = Math.max(8, Math.floor(this.extent().width / (strong ? 18 : 34)))
    const letters = [...label]
    return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : label
  }

  private face(strong: boolean): string {
    return `${strong ? '600 14px' : '13px'} ${this.font}`
  }

  private box(one: Wanted, place: Point): Box {
    return { left: place.x - MARGIN, right: place.x + this.width(one) + MARGIN, top: place.y - ASCENT, bottom: place.y + DESCENT }
  }

  private write(one: Wanted, place: Point): void {
    const { context, strong } = one
    const { paper, ink } = this.colours()
    const text = this.text(one)
    context.font = this.face(strong)
    context.lineWidth = strong ? 6 : 3.5
    context.lineJoin = 'round'
    context.strokeStyle = paper
    context.strokeText(text, place.x, place.y)
    context.fillStyle = ink
    context.fillText(text, place.x, place.y)
  }
}

function clear(box: Box, others: Box[]): boolean {
  return others.every((one) => one.right <= box.left || box.right <= one.left || one.bottom <= box.top || box.bottom <= one.top)
}
