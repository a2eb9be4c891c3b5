// The explorer's frame and the address become a network that grows as the reader asks; what is shown is in the address.

import { combobox, type Suggestion } from '../combobox'
import { el, one, save, type Say, words } from '../dom'
import { ask, Refused } from '../service'
import { controls } from './controls'
import { span } from './certainty'
import { drawing, gexf, png, svg } from './drawing'
import { steer } from './keys'
import { Layout } from './layout'
import { listed } from './listed'
import { byKind, emptyWeb, follow, grow, noRows, part, type Tie } from './network'
import { details, type Doing, way } from './panel'
import { colours, type Scene, scene } from './scene'
import { around, between, type Step, whole } from './source'
import { read, type State, written } from './state'
import { clock } from './time'
import { Picture } from './view'

const SOUGHT = ['person', 'body', 'event'] as const

export async function start(root: HTMLElement): Promise<void> {
  const explorer = new Explorer(root)
  await explorer.open()
}

class Explorer {
  private readonly say: Say
  private readonly web = emptyWeb()
  private readonly rows = noRows()
  private readonly state: State = read(location.search)
  private readonly panel = el('div', { class: 'details', tabindex: -1 })
  /** What happened, in few words, for who does not see it: the panel would be read aloud from end to end. */
  private readonly heard = el('p', { class: 'hidden', role: 'status' })
  private readonly status = el('p', { class: 'status', role: 'status' })
  private readonly picture: Picture
  private readonly layout: Layout
  private readonly time
  private readonly controls
  private readonly list
  private readonly doing: Doing
  private shades
  private steps: Step[] = []
  private writing = 0
  private now: Scene = { nodes: [], ties: [], path: new Set() }

  constructor(private readonly root: HTMLElement) {
    this.say = words(root)
    this.shades = colours(root)
    this.doing = { select: (id) => this.select(id), expand: (id, kind) => void this.expand(id, kind), end: (which, id) => void this.end(which, id) }
    this.picture = new Picture(this.rows, one('.canvas', root), {
      colours: () => this.shades,
      clicked: (id) => this.select(id),
      expanded: (id) => void this.expand(id, null),
    })
    steer(one('.canvas', root), this.picture, {
      name: this.say('explore_picture'),
      help: this.say('explore_keys'),
      chosen: () => this.state.selected,
      choose: (id) => this.choose(id),
      enter: (id) => void this.expand(id, null),
    })
    this.list = listed(this.say, (id) => this.read(id))
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    this.layout = new Layout(this.web, still, () => this.picture.moved(), () => this.controls.moving(false))
    this.time = clock(this.say, (on) => this.change({ on }, 300))
    this.controls = controls(this.say, this.state, {
      hidden: () => this.change({}),
      certain: (certain) => this.change({ certain }),
      move: () => (this.layout.running ? this.layout.stop() : this.move(20)),
      zoom: (by) => this.picture.zoom(by),
      fit: () => this.picture.fit(),
      save: (kind) => void this.save(kind),
      find: (text) => this.find(text),
      whole: () => void this.everything(),
      frame: () => frame(this.state),
    })
    one('.stage', root).append(this.controls.buttons, this.status, this.heard)
    one('.panel', root).append(this.controls.filters, this.list.element, this.panel)
    one('.when', root).append(this.time.element)
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.shades = colours(root)
      this.draw()
    })
    combobox(one<HTMLInputElement>('input[type=search]', root), {
      kinds: SOUGHT,
      kind: (name) => this.say(`explore_${name.toLowerCase()}`),
      count: (many) => this.say('explore_found', many),
      chosen: (taken) => {
        one<HTMLInputElement>('input[type=search]', root).value = ''
        void this.expand(taken.id, null)
      },
    })
    const seek = one<HTMLFormElement>('.seek', root)
    seek.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.seek(one<HTMLInputElement>('input[type=search]', seek))
    })
    root.classList.add('ready')
  }

  /** Show what the address asks for. */
  async open(): Promise<void> {
    if (this.state.whole) await this.everything()
    for (const { entity, kind } of [...this.state.shown]) await this.expand(entity, kind)
    if (this.state.ends[0] && this.state.ends[1]) await this.connect()
    if (this.state.shown.length === 0 && this.web.order === 0) {
      if (Number(this.root.dataset['size']) <= 2000) await this.everything()
      else this.status.textContent = this.say('explore_begin')
    }
    if (this.state.selected && this.web.hasNode(this.state.selected)) this.select(this.state.selected)
  }

  private async everything(): Promise<void> {
    await this.told(async () => {
      this.state.whole = true
      this.grown(grow(this.web, await whole()))
    })
  }

  /** Enter without a choice: what fits best. */
  private async seek(field: HTMLInputElement): Promise<void> {
    const text = field.value.trim()
    if (!text) return
    await this.told(async () => {
      const { suggestions } = await ask<{ suggestions: Suggestion[] }>('/api/suggest', { q: text, kind: SOUGHT, limit: 1 })
      const best = suggestions[0]
      if (!best) return void (this.status.textContent = this.say('explore_unknown', text))
      field.value = ''
      await this.expand(best.id, null)
    })
  }

  private async expand(id: string, kind: string | null): Promise<void> {
    await this.told(async () => {
      const network = await around(id)
      const ties = kind ? (byKind(network.edges).get(kind) ?? []) : network.edges
      if (!this.state.shown.some((shown) => shown.entity === id && shown.kind === kind)) this.state.shown.push({ entity: id, kind })
      const came = grow(this.web, kind ? part(network, ties) : network)
      this.grown(came)
      if (network.truncated) this.status.textContent = this.say('explore_truncated', network.edges.length, network.total ?? '…')
      if (this.web.hasNode(id)) this.select(id)
    })
  }

  private async end(which: 0 | 1, id: string): Promise<void> {
    this.state.ends[which] = id
    if (this.state.ends[0] && this.state.ends[1]) await this.connect()
    else {
      this.change({})
      this.status.textContent = this.say(which ? 'explore_pick_from' : 'explore_pick_to')
    }
  }

  private async connect(): Promise<void> {
    const [a, b] = this.state.ends
    if (!a || !b) return
    await this.told(async () => {
      const ties = await between(a, b)
      const came = grow(this.web, ties)
      this.steps = ties.chains[0]?.steps ?? []
      this.grown(came)
      this.picture.fit()
      this.heard.textContent = this.steps.map(({ a, b }) => `${a.label} – ${b.label}`).join(', ')
      if (this.steps.length === 0) this.status.textContent = this.say('explore_no_way')
    })
  }

  /** Show the shortest tie no more. */
  private apart(): void {
    this.steps = []
    this.change({ ends: [null, null] })
    this.describe()
  }

  /** Do it, and say why it could not be done. */
  private async told(work: () => Promise<void>): Promise<void> {
    this.status.textContent = this.say('explore_loading')
    try {
      await work()
      if (this.status.textContent === this.say('explore_loading')) this.status.textContent = ''
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.status.textContent = error.message
    }
  }

  private grown(came: number): void {
    follow(this.rows, this.web)
    if (came) this.move(this.web.order > 1000 ? 12 : 4)
    this.time.set(span(this.web.mapEdges((_key, tie) => tie)), this.state.on)
    this.controls.kinds(new Set(this.web.mapNodes((_id, look) => look.kind)), new Set(this.web.mapEdges((_key, tie) => tie.kind)))
    this.controls.names(this.web.mapNodes((_id, look) => look.label))
    this.change({})
    this.describe()
  }

  private move(seconds: number): void {
    this.layout.start(seconds)
    this.controls.moving(this.layout.running)
  }

  private find(text: string): void {
    const found = this.web.findNode((_id, look) => look.label === text) ?? this.web.findNode((_id, look) => look.label.includes(text))
    if (!found) return void (this.status.textContent = this.say('explore_not_here', text))
    this.select(found)
    this.picture.approach(found)
  }

  /** Chosen by a key on the picture: it comes into sight, and the focus stays on the picture. */
  private choose(id: string | null): void {
    this.select(id)
    if (id) this.picture.reach(id)
  }

  /** Chosen from the list: the focus goes on to what is told of it. */
  private read(id: string): void {
    this.panel.focus() // what fills it takes the focus
    this.select(id)
    this.picture.reach(id)
  }

  private brief(id: string): string {
    const { label, kind } = this.web.getNodeAttributes(id)
    return this.say('explore_chosen', label, this.say(`explore_${kind.toLowerCase()}`), this.web.degree(id))
  }

  private select(id: string | null): void {
    this.change({ selected: id })
    this.describe()
    this.heard.textContent = id && this.web.hasNode(id) ? this.brief(id) : ''
    if (!id) return
    const again = (): void => {
      if (this.state.selected === id) this.describe()
    }
    around(id).then(again, (error: unknown) => {
      if (!(error instanceof Refused)) throw error
    })
  }

  /** The address follows after so many milliseconds of rest: browsers refuse one that changes with every day. */
  private change(changed: Partial<State>, rest = 0): void {
    Object.assign(this.state, changed)
    this.draw()
    clearTimeout(this.writing)
    const write = (): void => history.replaceState(null, '', `${location.pathname}?${written(this.state, location.search)}`)
    if (rest) this.writing = window.setTimeout(write, rest)
    else write()
  }

  private draw(): void {
    const path = this.steps.flatMap(({ a, b, shared: [met] }) => (met ? [a.iri, b.iri, met.place.iri, met.mine.fact, met.theirs.fact] : []))
    this.now = scene(this.rows, this.state, new Set(path))
    this.list.set(this.rows, this.now)
    this.root.dataset['nodes'] = String(this.now.nodes.filter((sure) => sure !== 'hidden').length)
    this.picture.show(this.now, this.state.selected)
  }

  private describe(): void {
    const id = this.state.selected
    const shown: HTMLElement[] = []
    const close = el('button', { type: 'button', class: 'quiet', onclick: () => this.apart() }, this.say('explore_close'))
    if (this.steps.length) shown.push(el('h2', {}, this.say('explore_way'), ' ', close), way(this.steps, this.say, this.doing))
    if (id && this.web.hasNode(id)) void this.known(id).then((all) => this.fill(...shown, ...details(this.web, id, all, this.say, this.doing)))
    else this.fill(...shown, el('p', { class: 'about' }, this.say('explore_help')))
  }

  /** What is new in the panel has the focus where the old had it: whoever walks by keyboard goes on from there. */
  private fill(...content: HTMLElement[]): void {
    const active = this.panel.contains(document.activeElement) ? document.activeElement?.textContent : null
    this.panel.replaceChildren(...content)
    if (active === null || active === undefined) return
    const ways = [...this.panel.querySelectorAll<HTMLElement>('a, button:enabled')]
    ;(ways.find((one) => one.textContent === active) ?? ways[0])?.focus()
  }

  private async known(id: string): Promise<Tie[] | null> {
    const soon = around(id).catch((error: unknown) => {
      if (error instanceof Refused) return { edges: [] } // a node that the service knows nothing more of
      throw error
    })
    return (await Promise.race([soon, new Promise<null>((done) => setTimeout(done, 0, null))]))?.edges ?? null
  }

  private async save(kind: 'png' | 'svg' | 'gexf'): Promise<void> {
    const drawn = drawing(this.picture, this.rows, this.now, this.shades)
    if (kind === 'png') save('archontology.png', await png(drawn))
    else if (kind === 'svg') save('archontology.svg', new Blob([svg(drawn)], { type: 'image/svg+xml' }))
    else save('archontology.gexf', new Blob([gexf(this.rows, this.now, this.shades)], { type: 'application/gexf+xml' }))
  }
}

/** What is shown, as a frame for a page of somebody else's. */
function frame(state: State): string {
  const shown = written({ ...state, embedded: true }, location.search)
  return `<iframe src="${location.origin}${location.pathname}?${shown.replaceAll('&', '&amp;')}" width="900" height="600"></iframe>`
}
