// The scene becomes a picture that can be moved, zoomed and clicked: sigma over WebGL.

import { NodeSquareProgram } from '@sigma/node-square'
import Sigma from 'sigma'
import { NodeCircleProgram } from 'sigma/rendering'

import { visible } from '../visible'
import type { NodeLook, Tie, Web } from './network'
import { type Colours, type Scene, nodeColour } from './scene'

export interface Viewing {
  scene: () => Scene
  colours: () => Colours
  selected: () => string | null
  clicked: (id: string | null) => void
  expanded: (id: string) => void
}

/** The picture in `frame`. Its size follows the frame; a drag of a node moves it. */
export function picture(web: Web, frame: HTMLElement, viewing: Viewing): Sigma<NodeLook, Tie> {
  let hovered: string | null = null
  const sigma = new Sigma<NodeLook, Tie>(web, frame, {
    allowInvalidContainer: true,
    defaultEdgeType: 'line',
    nodeProgramClasses: { circle: NodeCircleProgram, square: NodeSquareProgram },
    labelFont: getComputedStyle(frame).fontFamily,
    labelSize: 13,
    labelDensity: 1,
    labelGridCellSize: 70,
    labelRenderedSizeThreshold: 6,
    zIndex: true,
    minCameraRatio: 0.02,
    maxCameraRatio: 6,
    defaultDrawNodeHover: (context, data, settings) => ring(context, data, viewing.colours(), settings.labelFont),
    nodeReducer: (id, look) => {
      const { nodes, path } = viewing.scene()
      const sure = nodes.get(id)
      const shades = viewing.colours()
      const marked = id === viewing.selected() || path.has(id) || id === hovered
      return {
        ...look,
        label: visible(look.label),
        hidden: sure === 'hidden',
        color: nodeColour(look, sure, shades),
        type: look.kind === 'Body' ? 'square' : 'circle',
        highlighted: marked,
        forceLabel: marked,
        zIndex: marked ? 2 : 1,
      }
    },
    edgeReducer: (key, tie) => {
      const { ties, path } = viewing.scene()
      const sure = ties.get(key)
      const shades = viewing.colours()
      const here = viewing.selected()
      const near = here !== null && (tie.source === here || tie.target === here)
      const colour = sure === 'pale' ? shades.pale : near ? shades.soft : shades.tie
      return {
        hidden: sure === 'hidden',
        color: path.has(key) ? shades.accent : colour,
        size: path.has(key) ? 4 : near ? 2 : 1,
        zIndex: path.has(key) ? 2 : near ? 1 : 0,
      }
    },
  })
  sigma.on('enterNode', ({ node }) => {
    hovered = node
    frame.classList.add('pointing')
  })
  sigma.on('leaveNode', () => {
    hovered = null
    frame.classList.remove('pointing')
  })
  sigma.on('clickNode', ({ node }) => viewing.clicked(node))
  sigma.on('clickStage', () => viewing.clicked(null))
  sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
    preventSigmaDefault()
    viewing.expanded(node)
  })
  draggable(sigma, web)
  recolour(sigma, viewing)
  return sigma
}

/** The settings that hold colours, when the page changes from light to dark. */
export function recolour(sigma: Sigma<NodeLook, Tie>, viewing: Viewing): void {
  sigma.setSetting('labelColor', { color: viewing.colours().ink })
}

function draggable(sigma: Sigma<NodeLook, Tie>, web: Web): void {
  let dragged: string | null = null
  sigma.on('downNode', ({ node }) => {
    dragged = node
  })
  sigma.on('moveBody', ({ event }) => {
    if (!dragged) return
    if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox())
    const { x, y } = sigma.viewportToGraph(event)
    web.mergeNodeAttributes(dragged, { x, y })
    event.preventSigmaDefault()
    event.original.preventDefault()
  })
  for (const over of ['upNode', 'upStage'] as const)
    sigma.on(over, () => {
      dragged = null
      sigma.setCustomBBox(null)
    })
}

interface Drawn {
  x: number
  y: number
  size: number
  label: string | null
  color: string
}

function ring(context: CanvasRenderingContext2D, data: Drawn, shades: Colours, font: string): void {
  context.beginPath()
  context.arc(data.x, data.y, data.size + 4, 0, 2 * Math.PI)
  context.lineWidth = 3
  context.strokeStyle = shades.accent
  context.stroke()
  if (!data.label) return
  context.font = `600 14px ${font}`
  const left = data.x + data.size + 3 // where the plain label stands, which this one covers
  context.fillStyle = shades.paper
  context.fillRect(left + 3, data.y - 11, context.measureText(data.label).width + 8, 22)
  context.fillStyle = shades.ink
  context.fillText(data.label, left + 5, data.y + 5)
}
