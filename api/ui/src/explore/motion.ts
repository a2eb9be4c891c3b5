// One drawing after another becomes whether the picture moves; when it has come to rest it is drawn once more.

/** Drawings nearer to each other than this many milliseconds are a motion. */
export const REST = 150

export class Motion {
  private last = -Infinity
  private timer = 0

  /** `draw` draws the picture. */
  constructor(private readonly draw: () => void) {}

  /** Whether the drawing that begins now is one of a motion; `animated` where that is known, however slow the drawings are. */
  goesOn(animated: boolean): boolean {
    const now = performance.now()
    const moving = animated || now - this.last < REST
    this.last = now
    clearTimeout(this.timer)
    if (moving) this.timer = window.setTimeout(() => this.settle(), REST)
    return moving
  }

  private settle(): void {
    this.last = -Infinity
    this.draw()
  }
}
