import { PackRefused } from '#shared/domain/places/pmtiles-directory'
import { openPack, type Pack } from '#shared/domain/places/pmtiles-pack'
import { gunzip } from './gunzip'
import type { PackQuestion, PackReply } from './pack-messages'

/** A file from anywhere is read here, away from the page: at worst this worker ends. */
let pack: Pack | null = null

/** Ranges come from the main process, which knows the path; this worker knows a token. */
async function range(token: string, offset: number, length: number): Promise<Uint8Array> {
  const answer = await fetch(`/base-pack/${token}/${offset}/${length}`)
  if (!answer.ok) throw new Error('not read')
  return new Uint8Array(await answer.arrayBuffer())
}

async function answer(question: PackQuestion): Promise<PackReply> {
  const { number } = question
  if (question.kind === 'open') {
    const { token, sizeBytes } = question
    pack = await openPack({
      sizeBytes,
      read: (offset, length) => range(token, offset, length),
      gunzip,
    })
    return { kind: 'opened', number, facts: pack.facts }
  }
  const tile = (await pack?.tile(question.zoom, question.x, question.y)) ?? null
  return { kind: 'tile', number, bytes: tile === null ? null : tile.slice() }
}

self.onmessage = async ({ data }: MessageEvent<PackQuestion>) => {
  const reply = await answer(data).catch(
    (error: unknown): PackReply => ({
      kind: 'trouble',
      number: data.number,
      trouble: error instanceof PackRefused ? error.code : 'unreadable',
    }),
  )
  const handedOver = reply.kind === 'tile' && reply.bytes ? [reply.bytes.buffer] : []
  self.postMessage(reply, { transfer: handedOver })
}
