import type { PackFacts } from '#shared/domain/places/pmtiles-pack'
import type { BasePack } from '#shared/ipc/places-contract'
import { ok, type Result, refused } from '#shared/result'
import type { PackQuestion, PackReply, PackTrouble } from './pack-messages'

/** A base map, opened: its tiles come from a worker of its own. */
export interface OpenedPack {
  readonly facts: PackFacts
  readonly file: BasePack
  /** Null when the map has none there, or gave up. */
  tile(zoom: number, x: number, y: number): Promise<Uint8Array<ArrayBuffer> | null>
  close(): void
}

/** `slow`: it kept the worker busy for longer than any map does. `otherLayers`: nothing Doorstep can draw. */
export type OpenPackRefusal = PackTrouble | 'slow' | 'otherLayers'

/** For opening and for each tile. */
const longestMs = 5000

/** Of the Protomaps basemap: what the style draws. */
export const drawnLayers = ['earth', 'landuse', 'water', 'roads', 'boundaries', 'places']

type Question = PackQuestion extends infer One
  ? One extends unknown
    ? Omit<One, 'number'>
    : never
  : never

export async function openBasePack(
  file: BasePack,
  makeWorker: () => Worker = packWorker,
): Promise<Result<OpenedPack, OpenPackRefusal>> {
  const worker = makeWorker()
  const waiting = new Map<number, (reply: PackReply | 'slow') => void>()
  let next = 0
  let ended = false
  const close = () => {
    ended = true
    worker.terminate()
    for (const tell of waiting.values()) tell('slow')
    waiting.clear()
  }
  worker.onmessage = ({ data }: MessageEvent<PackReply>) => waiting.get(data.number)?.(data)
  worker.onerror = close
  const ask = (question: Question): Promise<PackReply | 'slow'> =>
    new Promise((resolve) => {
      if (ended) return resolve('slow')
      const number = next++
      const timer = setTimeout(() => done('slow'), longestMs)
      const done = (reply: PackReply | 'slow') => {
        clearTimeout(timer)
        waiting.delete(number)
        resolve(reply)
        // A worker that does not answer is busy with something it will never finish.
        if (reply === 'slow' && !ended) close()
      }
      waiting.set(number, done)
      worker.postMessage({ ...question, number })
    })

  const opened = await ask({ kind: 'open', token: file.token, sizeBytes: file.sizeBytes })
  if (opened === 'slow' || opened.kind !== 'opened') {
    if (!ended) close()
    return refused(opened !== 'slow' && opened.kind === 'trouble' ? opened.trouble : 'slow')
  }
  const { facts } = opened
  if (!facts.layers.some((layer) => drawnLayers.includes(layer))) {
    close()
    return refused('otherLayers')
  }
  return ok({
    facts,
    file,
    async tile(zoom, x, y) {
      const reply = await ask({ kind: 'tile', zoom, x, y })
      return reply !== 'slow' && reply.kind === 'tile' ? reply.bytes : null
    },
    close,
  })
}

const packWorker = (): Worker =>
  new Worker(new URL('./pack-worker.ts', import.meta.url), { type: 'module' })
