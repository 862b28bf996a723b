import { useComputedColorScheme } from '@mantine/core'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { type OpenedPack, openBasePack } from './base-pack'
import type { DrawnMap, Line, MapEvents } from './draw-map'
import { inkOf } from './map-style'

/** One base map is open at a time, for all maps of the page; a chosen other one takes its place. */
let opened: { readonly token: string; readonly pack: Promise<OpenedPack | null> } | null = null

/** The base map that is kept on this laptop, or null. A pack that cannot be opened is none: Settings says why. */
async function keptPack(): Promise<OpenedPack | null> {
  const answer = await window.doorstep.call('basePack.state')
  const file = answer.ok ? answer.value.pack : null
  if (opened && opened.token === file?.token) return opened.pack
  void opened?.pack.then((pack) => pack?.close())
  opened = null
  if (!file) return null
  const pack = openBasePack(file).then((result) => (result.ok ? result.value : null))
  opened = { token: file.token, pack }
  return pack
}

export type MapState =
  | { readonly status: 'loading' | 'impossible' }
  | {
      readonly status: 'drawn'
      readonly map: DrawnMap
      /** Whose data the base map is. */
      readonly attribution: string
      /** No base map is set, or it could not be opened. */
      readonly onPaper: boolean
    }

export interface UsedMap {
  readonly container: RefObject<HTMLDivElement | null>
  readonly state: MapState
  /** Rises with every move of the picture. */
  readonly view: number
}

/** Draws a map into the container for as long as it is shown; on plain paper until a base map has opened. */
export function useMap(
  label: string,
  lines: readonly Line[],
  onPick?: MapEvents['onPick'],
): UsedMap {
  const container = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<MapState>({ status: 'loading' })
  const [pack, setPack] = useState<OpenedPack | null>(null)
  const [asked, setAsked] = useState(false)
  const [view, setView] = useState(0)
  const dark = useComputedColorScheme('light') === 'dark'
  const look = useRef({ lines, dark, pack })
  look.current = { lines, dark, pack }
  const pick = useRef(onPick)
  pick.current = onPick
  const picks = onPick !== undefined

  useEffect(() => {
    let gone = false
    let map: DrawnMap | null = null
    const begin = async () => {
      const { drawMap } = await import('./draw-map')
      const element = container.current
      if (gone || !element) return
      map = drawMap(element, label, lookOf(element, look.current), {
        onView: () => setView((before) => before + 1),
        ...(picks ? { onPick: (place) => pick.current?.(place) } : {}),
      })
      setState({ status: 'drawn', map, attribution: '', onPaper: false })
    }
    begin().catch(() => {
      if (!gone) setState({ status: 'impossible' })
    })
    keptPack().then(
      (kept) => {
        if (gone) return
        setPack(kept)
        setAsked(true)
      },
      () => {},
    )
    return () => {
      gone = true
      map?.remove()
    }
  }, [label, picks])

  useEffect(() => {
    const element = container.current
    if (state.status !== 'drawn' || !element) return
    state.map.paint(lookOf(element, { lines, dark, pack }))
  }, [state, lines, dark, pack])

  const shown =
    state.status === 'drawn'
      ? { ...state, attribution: pack?.facts.attribution ?? '', onPaper: asked && pack === null }
      : state
  return { container, state: shown, view }
}

const lookOf = (
  element: Element,
  { lines, dark, pack }: { lines: readonly Line[]; dark: boolean; pack: OpenedPack | null },
) => ({ ink: inkOf(element, dark), pack, lines })
