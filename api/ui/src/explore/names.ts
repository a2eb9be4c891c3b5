// The names that sigma would write become those that fit beside one another, each where there is room for it.

import type { Point } from './pointing'
import { type Box, Room } from './room'
import type { Colours } from './scene'

export interface Named extends Point {
  key: string
  size: number
  label: string | null
}

/** A name, where it begins on the screen, on its base line, and on which side of its node it stands. */
export interface Placed extends Point {
  text: string
  side: number
}

interface Wanted extends Point {
  key: string
  size: number
  /** The name, cut where it would go over more than a good part of the picture. */
  text: string
  /** Points of the screen that the text takes from left to right. */
  wide: number
  context: CanvasRenderingContext2D
  /** It is chosen or on the way that is shown: it is written in any case, and larger. */
  strong: boolean
}

const ASCENT = 12
const DESCENT = 5
const GAP = 4
/** Room for the paper around a name. */
const MARGIN = 3
/** Where a name can stand, best first: right of its node, left, below, above, or aslant. */
const SIDES = [0, 1, 2, 3, 4, 5, 6, 7]

const NOTHING = new Room()

/** A drawing begins, names are wanted one by one, and when it ends those that fit are written. */
export class Names {
  /** The names that can be read, by the key of the node. */
  placed = new Map<string, Placed>()
  private readonly widths = new Map<string, number>()
  private wanted: Wanted[] | null = null
  private extent = { width: 0, height: 0 }
  private moving = false

  constructor(
    private readonly colours: () => Colours,
    private readonly font: string,
    private readonly measured: () => { width: number; height: number },
  ) {}

  /** While the picture is `moving` a name stays on its side, and who has none is tried on the first alone. */
  begin(moving: boolean): void {
    this.moving = moving
    this.extent = this.measured()
    this.wanted = []
  }

  /** A node has a name that may be written. */
  add(context: CanvasRenderingContext2D, named: Named): void {
    const { x, y, label } = named
    if (label && this.within(x, y)) this.wanted?.push(this.want(context, { ...named, label }, false))
  }

  /** A node is chosen or pointed at: a ring, and its name over what stands there. */
  ring(context: CanvasRenderingContext2D, named: Named): void {
    const { key, x, y, size, label } = named
    context.beginPath()
    context.arc(x, y, size + 4, 0, 2 * Math.PI)
    context.lineWidth = 3
    context.strokeStyle = this.colours().accent
    context.stroke()
    if (!label || !this.within(x, y)) return
    const wanted = this.want(context, { ...named, size: size + 4, label }, true)
    // Sigma draws rings anew without the rest when the mouse moves: the other names stay where they are.
    if (this.wanted) this.wanted.push(wanted)
    else this.write(wanted, this.placed.get(key) ?? this.place(wanted, NOTHING, NOTHING) ?? wanted)
  }

  end(): void {
    const taken = new Room()
    const discs = new Room()
    const before = this.placed
    this.placed = new Map()
    const rank = (one: Wanted): number => (one.strong ? 2 : Number(this.moving && before.has(one.key)))
    const wanted = (this.wanted ?? []).sort((one, other) => rank(other) - rank(one) || other.size - one.size)
    for (const { x, y, size } of wanted) discs.take({ left: x - size, right: x + size, top: y - size, bottom: y + size })
    for (const one of wanted) {
      if (this.placed.has(one.key)) continue
      const place = this.place(one, taken, discs, before.get(one.key)?.side)
      if (!place) continue
      taken.take(box(one, place))
      this.placed.set(one.key, place)
      this.write(one, place)
    }
    this.wanted = null
  }

  private within(x: number, y: number): boolean {
    return x >= 0 && x <= this.extent.width && y >= 0 && y <= this.extent.height
  }

  private want(context: CanvasRenderingContext2D, { key, x, y, size, label }: Named & { label: string }, strong: boolean): Wanted {
    const most = Math.max(8, Math.floor(this.extent.width / (strong ? 18 : 34)))
    const letters = label.length > most ? [...label] : []
    const text = letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : label
    return { key, x, y, size, text, wide: this.width(context, text, strong), context, strong }
  }

  /** Better no other node lies under the name; one that lies there can still be seen, another name could not be read. */
  private place(one: Wanted, taken: Room, discs: Room, before?: number): Placed | undefined {
    const first = before ?? 0
    let free: Placed | undefined
    for (const side of this.moving ? [first] : [first, ...SIDES]) {
      const place = { ...this.beside(one, side), text: one.text, side }
      if (!this.inside(one, place)) continue
      const room = box(one, place)
      if (!taken.clear(room)) continue
      if (discs.clear(room)) return place
      free ??= place
    }
    return free ?? (one.strong ? { ...this.beside(one, 0), text: one.text, side: 0 } : undefined)
  }

  private beside({ x, y, size, wide }: Wanted, side: number): Point {
    const [right, left] = [x + size + GAP, x - size - GAP - wide]
    if (side < 2) return { x: side ? left : right, y: y + GAP }
    const middle = Math.max(MARGIN, Math.min(x - wide / 2, this.extent.width - wide - MARGIN))
    return { x: [middle, right, left][(side - 2) % 3] ?? middle, y: side < 5 ? y + size + ASCENT + 2 : y - size - DESCENT - 1 }
  }

  /** All of the name is within the picture. */
  private inside({ wide }: Wanted, { x, y }: Point): boolean {
    return x >= MARGIN && x + wide + MARGIN <= this.extent.width && y >= ASCENT && y + DESCENT <= this.extent.height
  }

  private width(context: CanvasRenderingContext2D, text: string, strong: boolean): number {
    const key = strong ? `600 ${text}` : text
    const known = this.widths.get(key)
    if (known !== undefined) return known
    context.font = this.face(strong)
    const wide = context.measureText(text).width
    this.widths.set(key, wide)
    return wide
  }

  private face(strong: boolean): string {
    return `${strong ? '600 14px' : '13px'} ${this.font}`
  }

  private write(one: Wanted, place: Point): void {
    const { context, text, strong } = one
    const { paper, ink } = this.colours()
    context.font = this.face(strong)
    context.lineWidth = strong ? 6 : 3.5
    context.lineJoin = 'round'
    context.strokeStyle = paper
    context.strokeText(text, place.x, place.y)
    context.fillStyle = ink
    context.fillText(text, place.x, place.y)
  }
}

function box({ wide }: Wanted, place: Point): Box {
  return { left: place.x - MARGIN, right: place.x + wide + MARGIN, top: place.y - ASCENT, bottom: place.y + DESCENT }
}
