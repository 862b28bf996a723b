import type { Place } from '#shared/domain/route/place'

const longestMs = 5000

/** Five digits, also out of ZIP+4; null for what is no US ZIP code. */
export const zipOf = (postalCode: string): string | null =>
  /^\s*(\d{5})(?:[-\s]?\d{4})?\s*$/.exec(postalCode)?.[1] ?? null

/**
 * The middle of a US ZIP code's area, without a network: good for the part of town, never for the door.
 * Null where there is none (a P.O. box's own code, another country's).
 */
export function zipPlace(
  postalCode: string,
  makeWorker: () => Worker = zipWorker,
): Promise<Place | null> {
  const zip = zipOf(postalCode)
  if (zip === null) return Promise.resolve(null)
  return new Promise((resolve) => {
    const worker = makeWorker()
    const end = (place: Place | null) => {
      clearTimeout(timer)
      worker.terminate()
      resolve(place)
    }
    const timer = setTimeout(() => end(null), longestMs)
    worker.onmessage = ({ data }: MessageEvent<Place | null>) => end(data)
    worker.onerror = () => end(null)
    worker.postMessage(zip)
  })
}

const zipWorker = (): Worker =>
  new Worker(new URL('./zip-worker.ts', import.meta.url), { type: 'module' })
