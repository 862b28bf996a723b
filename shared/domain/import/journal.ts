import { z } from 'zod'
import { chartSchema } from '#shared/schema/chart'
import { clientSchema } from '#shared/schema/client'
import { idSchema, instantSchema } from '#shared/schema/primitives'
import { encodings } from './decode-file'
import { type ColumnTarget, importFields } from './fields'

/*
 * What this laptop remembers of its imports, sealed like a draft: enough to go on after a crash, and to
 * take an import back as a whole, also after a restart. It does not sync: the laptop that took a file
 * over is the one that can take it back.
 */

const jsonSchema = z.json()

const fillSchema = z.strictObject({
  collection: z.enum(['clients', 'charts']),
  id: idSchema,
  path: z.array(z.string().max(40)).min(1).max(4),
  part: z.string().max(60),
  before: jsonSchema,
  value: jsonSchema,
})

/** A batch that is still to be written: every record with its id, so that writing twice doubles nothing. */
export const openBatchSchema = z.strictObject({
  kind: z.literal('open'),
  clients: z.array(clientSchema),
  charts: z.array(chartSchema),
  fills: z.array(fillSchema),
})

/** A batch that is written: what taking it back needs, and no more. */
export const writtenBatchSchema = z.strictObject({
  kind: z.literal('written'),
  clientIds: z.array(idSchema),
  chartIds: z.array(idSchema),
  fills: z.array(fillSchema),
})

export const batchSchema = z.discriminatedUnion('kind', [openBatchSchema, writtenBatchSchema])
export type JournalBatch = z.infer<typeof batchSchema>

/** The batch without what it holds of these people and their charts; the same one when it holds nothing. */
export function withoutPeople(batch: JournalBatch, gone: ReadonlySet<string>): JournalBatch {
  const ids =
    batch.kind === 'open'
      ? [
          ...batch.clients.map(({ id }) => id),
          ...batch.charts.flatMap(({ id, clientId }) => [id, clientId]),
        ]
      : [...batch.clientIds, ...batch.chartIds]
  if (![...ids, ...batch.fills.map(({ id }) => id)].some((id) => gone.has(id))) return batch
  const stays = (id: string) => !gone.has(id)
  const fills = batch.fills.filter(({ id }) => stays(id))
  return batch.kind === 'open'
    ? {
        ...{ ...batch, fills },
        clients: batch.clients.filter(({ id }) => stays(id)),
        charts: batch.charts.filter(({ id, clientId }) => stays(id) && stays(clientId)),
      }
    : {
        ...{ ...batch, fills },
        clientIds: batch.clientIds.filter(stays),
        chartIds: batch.chartIds.filter(stays),
      }
}

const count = z.int().min(0)

export const importEntrySchema = z.strictObject({
  id: idSchema,
  /** When it began; every record of it carries this instant for as long as nobody changes it. */
  at: instantSchema,
  fileName: z.string().max(400),
  /**
   * preparing: not all of it is laid ready, nothing is written. running: being written, or broken off.
   * stopped: by a person. undoing: being taken back, or broken off.
   */
  state: z.enum(['preparing', 'running', 'stopped', 'done', 'undoing', 'undone']),
  batches: count,
  batchesWritten: count,
  added: count,
  filled: count,
  skipped: count,
  leftOut: count,
  undo: z
    .strictObject({
      batchesDone: count,
      removed: count,
      restored: count,
      /** Families that stayed because they were changed or visited since. */
      kept: z.array(z.strictObject({ clientId: idSchema, because: z.enum(['changed', 'used']) })),
      keptFields: count,
    })
    .nullable(),
})
export type ImportEntry = z.infer<typeof importEntrySchema>

export const importListSchema = z.array(importEntrySchema).max(50)

/** How many imports are remembered; older ones stand as they are and cannot be taken back any more. */
export const importsKept = 20

/** What is on the page of an import that is not begun: it survives a restart. */
export const importDraftSchema = z.strictObject({
  mapping: z.array(
    z.enum([...importFields, 'leaveOut', 'keepInNote'] as [ColumnTarget, ...ColumnTarget[]]),
  ),
  separator: z.enum([',', ';', '\t', '|']),
  order: z.enum(['monthFirst', 'dayFirst']).nullable(),
  step: z.enum(['columns', 'check']),
  choices: z.array(z.tuple([z.int(), z.enum(['add', 'skip', 'fill'])])).max(20_000),
})
export type ImportDraft = z.infer<typeof importDraftSchema>

export const importTextSchema = z.strictObject({
  fileName: z.string().max(400),
  text: z.string(),
  encoding: z.enum(encodings as [string, ...string[]]),
  unseenTakenOut: count,
})

/** A larger file is chosen again after a restart, and the page says so. */
export const largestKeptText = 4_000_000
