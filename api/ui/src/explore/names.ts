// The names that sigma would write become those that fit beside one another, each where there is room for it.

import type { Point } from './pointing'
import { type Box, Room } from './room'
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

/** A drawing begins, names are wanted one by one, and when it ends those that fit are written. */
export class Names {
  /** The names that can be read, by the key of the node. */
  readonly placed = new Map<string, Placed>()
  private readonly widths = new Map<string, number>()
  private wanted: Wanted[] | null = null
  private extent = { width: 0, height: 0 }

  constructor(
    private readonly colours: () => Colours,
    private readonly font: string,
    private readonly measured: () => { width: number; height: number },
  ) {}

  begin(): void {
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
    else this.write(wanted, this.placed.get(key) ?? this.places(wanted)[0] ?? wanted)
  }

  end(): void {
    const taken = new Room()
    const discs = new Room()
    this.placed.clear()
    const first = (one: Wanted, other: Wanted): number => Number(other.strong) - Number(one.strong) || other.size - one.size
    const wanted = (this.wanted ?? []).sort(first)
    for (const { x, y, size } of wanted) discs.take({ left: x - size, right: x + size, top: y - size, bottom: y + size })
    for (const one of wanted) {
      if (this.placed.has(one.key)) continue
      const place = this.place(one, taken, discs)
      if (!place) continue
      taken.take(box(one, place))
      this.placed.set(one.key, { ...place, text: one.text })
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
    return { key, x, y, size, label, text, wide: this.width(context, text, strong), context, strong }
  }

  /** Better no other node lies under the name; one that lies there can still be seen, another name could not be read. */
  private place(one: Wanted, taken: Room, discs: Room): Point | undefined {
    const places = this.places(one)
    let free: Point | undefined
    for (const place of places) {
      const room = box(one, place)
      if (!taken.clear(room)) continue
      if (discs.clear(room)) return place
      free ??= place
    }
    return free ?? (one.strong ? places[0] : undefined)
  }

  /** Where a name can stand: right of its node, left, below, above, or aslant; all of it within the picture. */
  private places({ x, y, size, wide, strong }: Wanted): Point[] {
    const { width, height } = this.extent
    const [right, left, below, above] = [x + size + GAP, x - size - GAP - wide, y + size + ASCENT + 2, y - size - DESCENT - 1]
    const middle = Math.max(MARGIN, Math.min(x - wide / 2, width - wide - MARGIN))
    const every = [
      { x: right, y: y + GAP },
      { x: left, y: y + GAP },
      ...[below, above].flatMap((base) => [middle, right, left].map((at) => ({ x: at, y: base }))),
    ]
    const inside = every.filter((place) => place.x >= MARGIN && place.x + wide + MARGIN <= width && place.y >= ASCENT && place.y + DESCENT <= height)
    return inside.length || !strong ? inside : every
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
