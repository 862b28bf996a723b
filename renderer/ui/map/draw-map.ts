import {
  addProtocol,
  type GeoJSONSourceSpecification,
  LngLatBounds,
  Map as MapCanvas,
  Marker,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import type { Place } from '#shared/domain/route/place'
import type { OpenedPack } from './base-pack'
import { type MapInk, packProtocol, styleOf } from './map-style'

/*
 * The one file that knows MapLibre: loaded when a map is first shown. Its worker is a file of our own
 * origin, so the page's policy stays as it is; tiles come from the opened pack, and nothing else is ever
 * asked for, by anybody.
 */
setWorkerUrl(new URL(workerUrl, import.meta.url).href)

let present: OpenedPack | null = null
const emptyTile = new ArrayBuffer(0)

addProtocol(packProtocol, async ({ url }) => {
  const [, token, zoom, x, y] = /^\w+:\/\/([0-9a-f]{16})\/(\d+)\/(\d+)\/(\d+)$/.exec(url) ?? []
  const pack = present?.file.token === token ? present : null
  const bytes = await pack?.tile(Number(zoom), Number(x), Number(y))
  return { data: bytes ? bytes.buffer : emptyTile }
})

export interface Line {
  readonly from: Place
  readonly to: Place
  readonly done: boolean
}

export interface Look {
  readonly ink: MapInk
  readonly pack: OpenedPack | null
  readonly lines: readonly Line[]
}

export interface MarkerHandle {
  move(place: Place): void
  remove(): void
}

export interface DrawnMap {
  paint(look: Look): void
  /** The element stands with its middle (or its lower edge) on the place. */
  mark(
    element: HTMLElement,
    place: Place,
    anchor: 'center' | 'bottom',
    onDragged?: (place: Place) => void,
  ): MarkerHandle
  /** Everything in view; one place alone at the scale of a neighbourhood. */
  show(places: readonly Place[]): void
  /** Moves only when the place is out of sight. */
  bringIntoView(place: Place): void
  zoomBy(steps: number): void
  /** So many pixels from a place, as it is drawn now. */
  beside(place: Place, dx: number, dy: number): Place
  readonly metersPerPixel: () => number
  remove(): void
}

export interface MapEvents {
  /** The picture moved or came nearer. */
  readonly onView: () => void
  readonly onPick?: (place: Place) => void
}

const closest = 15
const placeOf = ({ lng, lat }: { lng: number; lat: number }): Place => ({
  latitude: lat,
  longitude: lng,
})
const pointOf = ({ latitude, longitude }: Place): [number, number] => [
  longitude,
  Math.max(-85, Math.min(85, latitude)),
]

/** Throws where the laptop cannot draw (no WebGL). */
export function drawMap(
  container: HTMLElement,
  label: string,
  look: Look,
  events: MapEvents,
): DrawnMap {
  present = look.pack
  const map = new MapCanvas({
    container,
    style: fullStyle(look),
    center: [0, 20],
    zoom: 1,
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    maxPitch: 0,
    touchPitch: false,
    fadeDuration: 0,
    renderWorldCopies: false,
    locale: { 'Map.Title': label },
  })
  // The wheel scrolls the page that the map lies in; with Ctrl, and by pinching, it zooms the map.
  container.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) event.stopPropagation()
    },
    { capture: true, passive: true },
  )
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  // A tile that cannot be read leaves paper; what must be told was told when the pack was opened.
  map.on('error', () => {})
  map.on('move', events.onView)
  map.on('load', events.onView)
  if (events.onPick) {
    const { onPick } = events
    map.on('click', ({ lngLat }) => onPick(placeOf(lngLat)))
  }
  return {
    paint(next) {
      present = next.pack
      map.setStyle(fullStyle(next), { diff: true })
    },
    mark(element, place, anchor, onDragged) {
      const marker = new Marker({ element, anchor, draggable: onDragged !== undefined })
      marker.setLngLat(pointOf(place)).addTo(map)
      if (onDragged) marker.on('dragend', () => onDragged(placeOf(marker.getLngLat())))
      return {
        move: (next) => void marker.setLngLat(pointOf(next)),
        remove: () => void marker.remove(),
      }
    },
    show(places) {
      const bounds = new LngLatBounds()
      for (const place of places) bounds.extend(pointOf(place))
      if (bounds.isEmpty()) return
      map.fitBounds(bounds, { padding: 56, maxZoom: closest, animate: false })
    },
    bringIntoView(place) {
      const { x, y } = map.project(pointOf(place))
      const { clientWidth, clientHeight } = container
      const inside = x > 24 && y > 24 && x < clientWidth - 24 && y < clientHeight - 24
      if (!inside) map.jumpTo({ center: pointOf(place) })
    },
    zoomBy: (steps) => void map.zoomTo(map.getZoom() + steps, { animate: false }),
    beside(place, dx, dy) {
      const { x, y } = map.project(pointOf(place))
      return placeOf(map.unproject([x + dx, y + dy]))
    },
    metersPerPixel: () => {
      const atEquator = 40_075_016.686 / (512 * 2 ** map.getZoom())
      return atEquator * Math.cos((map.getCenter().lat * Math.PI) / 180)
    },
    remove: () => map.remove(),
  }
}

/** The route lies over the base map, in one style: a change of either is one change. */
function fullStyle({ ink, pack, lines }: Look) {
  const base = styleOf(ink, pack)
  const route: GeoJSONSourceSpecification = {
    type: 'geojson',
    data: {
      type: 'FeatureCollection',
      features: lines.map(({ from, to, done }) => ({
        type: 'Feature',
        properties: { done },
        geometry: { type: 'LineString', coordinates: [pointOf(from), pointOf(to)] },
      })),
    },
  }
  return {
    ...base,
    sources: { ...base.sources, route },
    layers: [
      ...base.layers,
      {
        id: 'route',
        type: 'line' as const,
        source: 'route',
        layout: { 'line-cap': 'round' as const },
        paint: {
          'line-color': ['case', ['get', 'done'], ink.doneLeg, ink.leg] as never,
          'line-width': 3,
        },
      },
    ],
  }
}
