import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { OpenedPack } from './base-pack'

/** Colours of the page, read from its own tokens: the map is drawn on the same paper. */
export interface MapInk {
  readonly paper: string
  readonly land: string
  readonly green: string
  readonly water: string
  readonly road: string
  readonly bigRoad: string
  readonly roadEdge: string
  readonly border: string
  readonly words: string
  readonly halo: string
  readonly leg: string
  readonly doneLeg: string
}

export function inkOf(element: Element, dark: boolean): MapInk {
  const tokens = getComputedStyle(element)
  const token = (name: string) => tokens.getPropertyValue(name).trim()
  return {
    paper: token('--sand'),
    land: token('--paper'),
    green: dark ? '#1d2a20' : '#e4ecd9',
    water: dark ? '#16303a' : '#cfe1e6',
    road: dark ? '#3a362f' : '#fffefb',
    bigRoad: dark ? '#554c3c' : '#f3dfb4',
    roadEdge: token('--hairline'),
    border: token('--edge-soft'),
    words: token('--ink-soft'),
    halo: token('--paper'),
    leg: token('--accent'),
    doneLeg: token('--edge-soft'),
  }
}

export const packProtocol = 'basepack'
export const packSource = 'base'

/** Packs of either generation of the Protomaps basemap. */
const kind: ExpressionSpecification = ['coalesce', ['get', 'kind'], ['get', 'pmap:kind']]
const oneOf = (...values: string[]): ExpressionSpecification => ['in', kind, ['literal', values]]
const byZoom = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['exponential', 1.6], ['zoom'], ...stops] as unknown as ExpressionSpecification

/** No glyphs and no sprites: letters are drawn on this laptop, in the page's own font. */
const font = ['Inter Variable', 'sans-serif']

/** Streets, water and names, quieter than the route above them. Nothing in it has an address on a network. */
export function styleOf(ink: MapInk, pack: OpenedPack | null): StyleSpecification {
  const paper: LayerSpecification = {
    id: 'paper',
    type: 'background',
    paint: { 'background-color': ink.paper },
  }
  if (!pack) return { version: 8, sources: {}, layers: [paper] }
  const { facts, file } = pack
  return {
    version: 8,
    sources: {
      [packSource]: {
        type: 'vector',
        tiles: [`${packProtocol}://${file.token}/{z}/{x}/{y}`],
        minzoom: facts.minZoom,
        maxzoom: facts.maxZoom,
        bounds: [...facts.bounds],
      },
    },
    layers: [paper, ...grounds(ink), ...roads(ink), ...names(ink)],
  }
}

const grounds = (ink: MapInk): LayerSpecification[] => [
  {
    id: 'earth',
    type: 'fill',
    source: packSource,
    'source-layer': 'earth',
    paint: { 'fill-color': ink.land },
  },
  {
    id: 'green',
    type: 'fill',
    source: packSource,
    'source-layer': 'landuse',
    filter: oneOf('park', 'forest', 'wood', 'grass', 'nature_reserve', 'cemetery', 'golf_course'),
    paint: { 'fill-color': ink.green },
  },
  {
    id: 'water',
    type: 'fill',
    source: packSource,
    'source-layer': 'water',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': ink.water },
  },
  {
    id: 'border',
    type: 'line',
    source: packSource,
    'source-layer': 'boundaries',
    paint: { 'line-color': ink.border, 'line-dasharray': [3, 2], 'line-width': 1 },
  },
]

function roads(ink: MapInk): LayerSpecification[] {
  const line = (
    id: string,
    filter: ExpressionSpecification,
    color: string,
    width: ExpressionSpecification,
    minzoom: number,
  ): LayerSpecification => ({
    id,
    type: 'line',
    source: packSource,
    'source-layer': 'roads',
    filter,
    minzoom,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width },
  })
  const big = oneOf('highway', 'major_road', 'medium_road')
  const small = oneOf('minor_road', 'path', 'other')
  return [
    line('small-edge', small, ink.roadEdge, byZoom(12, 0.6, 16, 9), 12),
    line('big-edge', big, ink.roadEdge, byZoom(6, 0.8, 12, 3.4, 16, 15), 6),
    line('small', small, ink.road, byZoom(12, 0.2, 16, 7), 13),
    line('big', big, ink.bigRoad, byZoom(6, 0.4, 12, 2.2, 16, 12), 6),
  ]
}

function names(ink: MapInk): LayerSpecification[] {
  const text = (size: ExpressionSpecification | number) => ({
    'text-field': ['coalesce', ['get', 'name:en'], ['get', 'name'], ''] as ExpressionSpecification,
    'text-font': font,
    'text-size': size,
    'text-max-width': 8,
  })
  const paint = { 'text-color': ink.words, 'text-halo-color': ink.halo, 'text-halo-width': 1.4 }
  return [
    {
      id: 'road-names',
      type: 'symbol',
      source: packSource,
      'source-layer': 'roads',
      minzoom: 14,
      layout: { ...text(12), 'symbol-placement': 'line' },
      paint,
    },
    {
      id: 'place-names',
      type: 'symbol',
      source: packSource,
      'source-layer': 'places',
      filter: oneOf('locality', 'neighbourhood', 'macrohood', 'region'),
      layout: text(byZoom(4, 11, 12, 15)),
      paint,
    },
  ]
}
