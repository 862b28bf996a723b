import { z } from 'zod'
import {
  announcementId,
  announcementText,
  type KeyAnnouncement,
  largestAnnouncement,
  readAnnouncement,
} from '../crypto/key-announcement'
import { envelopeId, readEnvelopeId } from '../ipc/server-names'

/** An announcement of a key as it stands on the server: written once, never changed or removed. */
const keyDocumentSchema = z.strictObject({
  _id: z.string().max(200),
  _rev: z.string().max(200).optional(),
  v: z.literal(1),
  announcement: z.string().max(largestAnnouncement),
})
export type KeyDocument = z.infer<typeof keyDocumentSchema>

const collection = 'keys'

/** The same announcement always has the same id: writing it again is a conflict and does no harm. */
export async function keyDocument(
  announcement: KeyAnnouncement,
  staffId: string,
): Promise<KeyDocument> {
  const id = await announcementId(announcement)
  return {
    _id: envelopeId({ collection, author: staffId, id }),
    v: 1,
    announcement: announcementText(announcement),
  }
}

/**
 * Null for what is no announcement for this space. Who signed it is not looked at here. `null`: of whichever
 * space, as they lie among the practice's records for those who do not hold that space yet.
 */
export function readKeyDocument(
  space: string | null,
  serverId: string,
  document: unknown,
): KeyAnnouncement | null {
  const parsed = keyDocumentSchema.safeParse(document)
  if (!parsed.success || parsed.data._id !== serverId) return null
  if (readEnvelopeId(serverId)?.collection !== collection) return null
  const announcement = readAnnouncement(parsed.data.announcement)
  return space === null || announcement?.space === space ? announcement : null
}
