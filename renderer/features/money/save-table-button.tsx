import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { saveTable } from '#renderer/data/commands/save-table'
import { useCommand } from '#renderer/data/use-command'
import { RealNamesOnPaper } from '#renderer/ui/show/covered-paper'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { notWritten, type Told, ToldLine } from '#renderer/ui/tell/told'
import type { AccountTable } from '#shared/domain/money/accountant'
import classes from './money.module.css'

interface SaveTableButtonProps {
  readonly label: string
  readonly table: () => AccountTable
  readonly suggestedName: string
}

/** Writes a table as CSV; a long one shows how far it is and can be stopped. */
export function SaveTableButton({ label, table, suggestedName }: SaveTableButtonProps) {
  const { run, running } = useCommand(saveTable)
  const stop = useRef<AbortController>(null)
  const [lines, setLines] = useState<{ readonly done: number; readonly of: number } | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const save = async () => {
    setTold(null)
    const made = table()
    stop.current = new AbortController()
    const { signal } = stop.current
    const done = await run({
      ...{ table: made, suggestedName, signal },
      onProgress: (count) => setLines({ done: count, of: made.count }),
    })
    setLines(null)
    if (done.ok) {
      setTold({
        good: true,
        words: made.count === 1 ? '1 line saved' : `${made.count} lines saved`,
      })
    } else if (done.refusal === 'disk') {
      setTold({ good: false, words: notWritten })
    } else if (signal.aborted) setTold({ good: false, words: 'Stopped. No file was kept.' })
  }
  return (
    <>
      <Button variant="default" loading={running && !lines} onClick={() => void save()}>
        {label}
      </Button>
      {running && lines && (
        <div className={classes.exporting}>
          <ProgressLine label="Writing the table" value={lines.done} max={lines.of} />
          <Button variant="subtle" onClick={() => stop.current?.abort()}>
            Stop
          </Button>
        </div>
      )}
      <RealNamesOnPaper what="Saved tables" />
      <ToldLine told={told} />
    </>
  )
}
