// What of the screen is taken: boxes, found by the square that they lie in, so that many names find room in one frame.

export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** Points of the screen that a square is wide and high: a name lies in two or three of them. */
const WIDE = 96
const HIGH = 32
/** More squares than a screen has in a row. */
const ROW = 4096

/** Boxes that are taken. Asking costs what lies near, whatever their number. */
export class Room {
  private readonly squares = new Map<number, Box[]>()

  take(box: Box): void {
    overSquares(box, (square) => {
      const there = this.squares.get(square)
      if (there) there.push(box)
      else this.squares.set(square, [box])
      return true
    })
  }

  /** Nothing that is taken lies in the box; edges may touch. */
  clear(box: Box): boolean {
    return overSquares(box, (square) => this.squares.get(square)?.every((one) => apart(one, box)) ?? true)
  }
}

/** Ask of every square that the box lies in, up to the first that says no. */
function overSquares({ left, right, top, bottom }: Box, ask: (square: number) => boolean): boolean {
  const [most, lowest] = [Math.floor(right / WIDE), Math.floor(bottom / HIGH)]
  for (let row = Math.floor(top / HIGH); row <= lowest; row += 1)
    for (let column = Math.floor(left / WIDE); column <= most; column += 1) if (!ask(row * ROW + column)) return false
  return true
}

function apart(one: Box, other: Box): boolean {
  return one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top
}
