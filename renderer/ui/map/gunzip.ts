import { PackRefused } from '#shared/domain/places/pmtiles-directory'

/** Stops in the middle of a bomb: no more than `mostBytes` and one piece of the stream is ever held. */
export async function gunzip(bytes: Uint8Array, mostBytes: number): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('gzip'))
  const reader = stream.getReader()
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.byteLength
      if (size > mostBytes) throw new PackRefused('tooLarge')
      pieces.push(value)
    }
  } catch (error) {
    void reader.cancel().catch(() => {})
    throw error instanceof PackRefused ? error : new PackRefused('directory')
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}
