import { useEffect, useState } from 'react'
import { firstValueFrom } from 'rxjs'
import { allParents } from '#renderer/data/queries/imports'
import { useSession } from '#renderer/data/session'
import { type ReadRow, readRow } from '#shared/domain/import/build-household'
import type { Mapping } from '#shared/domain/import/fields'
import { type WeighedRow, weighRows } from '#shared/domain/import/plan-import'
import type { DateOrder } from '#shared/domain/import/read-dates'
import type { ImportTable } from '#shared/domain/import/read-table'
import type { Client } from '#shared/schema/client'

export interface Weighed {
  readonly rows: readonly WeighedRow[]
  readonly parents: ReadonlyMap<string, Client>
}

/** Read in pieces, so that a key pressed meanwhile is answered. */
const rowsAtOnce = 100

/** The rows as families, each beside whom it looks like. `done` of `of` while they are being read. */
export function useRows(
  table: ImportTable,
  mapping: Mapping,
  order: DateOrder | null,
  today: string,
): { readonly weighed: Weighed | null; readonly done: number; readonly of: number } {
  const { store, newId } = useSession()
  const [weighed, setWeighed] = useState<Weighed | null>(null)
  const [done, setDone] = useState(0)
  useEffect(() => {
    let stale = false
    setWeighed(null)
    const read = async () => {
      const parents = await firstValueFrom(allParents(store))
      const rows: ReadRow[] = []
      const options = { headings: table.headings, mapping, order, today, newId }
      for (const [at, row] of table.rows.entries()) {
        rows.push(readRow(row, options))
        if (at % rowsAtOnce !== rowsAtOnce - 1) continue
        await new Promise((resolve) => setTimeout(resolve))
        if (stale) return
        setDone(at + 1)
      }
      if (stale) return
      setWeighed({
        rows: weighRows(rows, parents),
        parents: new Map(parents.map((parent) => [parent.id, parent])),
      })
    }
    void read()
    return () => {
      stale = true
    }
  }, [store, newId, table, mapping, order, today])
  return { weighed, done, of: table.rows.length }
}
