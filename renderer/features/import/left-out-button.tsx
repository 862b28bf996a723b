import { Button } from '@mantine/core'
import { useState } from 'react'
import { saveTable } from '#renderer/data/commands/save-table'
import { useCommand } from '#renderer/data/use-command'
import { Status } from '#renderer/ui/show/status'
import { leftOutTable } from '#shared/domain/import/left-out'
import type { RowChoice, WeighedRow } from '#shared/domain/import/plan-import'
import type { OpenFile } from './use-import-file'

interface LeftOutButtonProps {
  readonly file: OpenFile
  readonly rows: readonly WeighedRow[]
  readonly choices: ReadonlyMap<number, RowChoice>
}

/** The rows that stay out, as a table to be mended and taken over later. */
export function LeftOutButton({ file, rows, choices }: LeftOutButtonProps) {
  const { run, running } = useCommand(saveTable)
  const [told, setTold] = useState<{ readonly good: boolean; readonly words: string } | null>(null)
  const table = leftOutTable(file.read.table, rows, choices)
  if (table.count === 0) return null
  const save = async () => {
    const signal = new AbortController().signal
    const suggestedName = 'rows-left-out.csv'
    const done = await run({ table, suggestedName, signal, onProgress: () => undefined })
    if (done.ok) setTold({ good: true, words: 'Saved' })
    else if (done.refusal === 'disk') {
      setTold({ good: false, words: 'The file could not be written. Choose another folder.' })
    }
  }
  return (
    <>
      <Button variant="subtle" loading={running} onClick={() => void save()}>
        Save the rows that stay out ({table.count})
      </Button>
      <span role="status">
        {told && <Status meaning={told.good ? 'done' : 'attention'}>{told.words}</Status>}
      </span>
    </>
  )
}
