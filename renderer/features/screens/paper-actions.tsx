import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { printPage, savePageAsPdf } from '#renderer/data/commands/print-page'
import { useCommand } from '#renderer/data/use-command'
import { Status } from '#renderer/ui/show/status'
import classes from './screens.module.css'

interface PaperActionsProps {
  /** Made when it is asked for. */
  readonly html: () => string
  readonly paper: 'Letter' | 'A4'
  /** Without anybody's name. */
  readonly suggestedName: string
  readonly primary?: boolean
}

/** Prints a page, or saves it as PDF where there is no printer: in a car there is none. */
export function PaperActions({ html, paper, suggestedName, primary = false }: PaperActionsProps) {
  const print = useCommand(printPage)
  const save = useCommand(savePageAsPdf)
  const [told, setTold] = useState<{ readonly good: boolean; readonly words: string } | null>(null)
  const printIt = async () => {
    setTold(null)
    const done = await print.run(html())
    if (!done.ok && done.refusal === 'noPrinter') {
      const words = 'This laptop knows no printer. Save the page as PDF instead.'
      setTold({ good: false, words })
    }
  }
  const saveIt = async () => {
    setTold(null)
    const done = await save.run({ html: html(), paper, suggestedName })
    if (done.ok) return setTold({ good: true, words: 'Saved as PDF' })
    if (done.refusal === 'cancelled') return
    setTold({ good: false, words: 'The file could not be written. Choose another folder.' })
  }
  return (
    <>
      <div className={classes.buttons}>
        <Button
          variant={primary ? 'filled' : 'default'}
          leftSection={<IconPrinter size={18} aria-hidden />}
          loading={print.running}
          onClick={() => void printIt()}
        >
          Print
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={save.running}
          onClick={() => void saveIt()}
        >
          Save as PDF
        </Button>
      </div>
      <span role="status">
        {told && <Status meaning={told.good ? 'done' : 'attention'}>{told.words}</Status>}
      </span>
    </>
  )
}
