import { z } from 'zod'

/** What the system is to tell, and when. Times only: who and where never leave the page. */
export const knownNoticeSchema = z.strictObject({
  kind: z.enum(['leave', 'overdue']),
  at: z.iso.datetime(),
  /** When to leave; when a visit should have ended. */
  aboutAt: z.iso.datetime(),
})
export type KnownNotice = z.infer<typeof knownNoticeSchema>
