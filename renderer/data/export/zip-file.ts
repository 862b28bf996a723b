import { ok, type Result, refused } from '#shared/result'

/** - disk: the place is full, gone or may not be written; - locked: Doorstep was locked meanwhile */
export type ZipRefusal = 'cancelled' | 'disk' | 'locked'

/** A zip that is being written to the place that a person chose. */
export interface ZipBeingWritten {
  readonly fileName: string
  /** Takes a part; false when it could not be written: then only `giveUp` is left. */
  add(name: string, content: ZipContent): Promise<boolean>
  /** From here on it is out: whole, or not at all. */
  leave(): Promise<Result<{ readonly fileName: string }, ZipRefusal>>
  /** Nothing is left behind. Answers why: what went wrong, or that somebody stopped it. */
  giveUp(): Promise<Result<never, ZipRefusal>>
}

/**
 * Null as soon as somebody stops it: nobody waits for a page that is being printed. What is under way ends by
 * itself at the next piece that the given-up file does not take.
 */
export function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  const stopped = new Promise<null>((done) => {
    if (signal.aborted) done(null)
    else signal.addEventListener('abort', () => done(null), { once: true })
  })
  return Promise.race([stopped, work])
}

/** Pieces of text come one by one: a long list never lies in the memory as a whole. */
export type ZipContent = string | Uint8Array | AsyncIterable<string>

/** As much at once goes to the disk as an ordinary write takes well. */
const pieceBytes = 1024 * 1024

/**
 * Asks where, and opens a zip there that is written piece by piece: what is in it never lies in the memory
 * as a whole. With `words` every part is under AES-256 as WinZip and 7-Zip have it (AE-2); the names of the
 * parts, their sizes and number are never hidden in a zip. `madeAt` is what the parts are dated by.
 */
export async function startZip(about: {
  readonly suggestedName: string
  readonly words: string | null
  readonly madeAt: string
}): Promise<Result<ZipBeingWritten, ZipRefusal>> {
  const { call } = window.doorstep
  const file = await call('file.create', { kind: 'zip', suggestedName: about.suggestedName })
  if (!file.ok) return refused(file.refusal.code === 'cancelled' ? 'cancelled' : 'disk')
  const { handle, fileName } = file.value
  let trouble: ZipRefusal | null = null
  const append = async (chunk: Uint8Array<ArrayBuffer>) => {
    const written = await call('file.append', { handle, chunk })
    if (written.ok) return
    // An unknown handle: locking closed the file.
    trouble = written.refusal.code === 'disk' ? 'disk' : 'locked'
    throw new Error('The file takes nothing more')
  }
  // The writer alone: the whole library would load its own compressor, which the page's rules do not allow.
  const { ZipWriter } = await import('@zip.js/zip.js/lib/zip-core-writer.js')
  const zip = new ZipWriter(inPieces(append), {
    ...(about.words === null ? {} : { password: about.words, encryptionStrength: 3 as const }),
    lastModDate: new Date(about.madeAt),
    // The browser's own compressor, in this thread: it compresses beside it anyway.
    ...{ useWebWorkers: false, useCompressionStream: true },
    // No sizes are known ahead, and nothing of a part is written before it is wanted.
    ...{ bufferedWrite: false, keepOrder: true, extendedTimestamp: false },
  })
  const giveUp = async () => {
    await call('file.discard', { handle })
    return refused(trouble ?? ('cancelled' as const))
  }
  return ok({
    fileName,
    async add(name, content) {
      try {
        await zip.add(name, { readable: bytesOf(content) })
        return true
      } catch (error) {
        if (trouble === null) throw error
        return false
      }
    },
    async leave() {
      try {
        await zip.close()
      } catch (error) {
        if (trouble === null) throw error
        return giveUp()
      }
      const whole = await call('file.commit', { handle })
      if (whole.ok) return ok({ fileName })
      await call('file.discard', { handle })
      return refused(whole.refusal.code === 'disk' ? ('disk' as const) : ('locked' as const))
    },
    giveUp,
  })
}

function bytesOf(content: ZipContent): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const source = piecesOf(content)
  return new ReadableStream({
    async pull(controller) {
      const next = await source.next()
      if (next.done) controller.close()
      else
        controller.enqueue(typeof next.value === 'string' ? encoder.encode(next.value) : next.value)
    },
  })
}

async function* piecesOf(content: ZipContent): AsyncGenerator<string | Uint8Array> {
  if (typeof content === 'string' || content instanceof Uint8Array) yield content
  else yield* content
}

/** The zip comes in small bits; each would be a call of its own. */
function inPieces(
  write: (chunk: Uint8Array<ArrayBuffer>) => Promise<void>,
): WritableStream<Uint8Array> {
  const piece = new Uint8Array(pieceBytes)
  let filled = 0
  const flush = async () => {
    if (filled > 0) await write(piece.slice(0, filled))
    filled = 0
  }
  return new WritableStream<Uint8Array>({
    async write(bytes) {
      for (let at = 0; at < bytes.length; ) {
        const part = bytes.subarray(at, at + pieceBytes - filled)
        piece.set(part, filled)
        filled += part.length
        at += part.length
        if (filled === pieceBytes) await flush()
      }
    },
    close: flush,
  })
}
