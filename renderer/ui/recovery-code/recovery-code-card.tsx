import { Button } from '@mantine/core'
import { IconCopy, IconFileDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Status } from '../show/status'
import { announce } from '../tell/announce'
import classes from './recovery-code-card.module.css'

interface RecoveryCodeCardProps {
  /** `7Q2M-…`, nine groups of four. */
  readonly recoveryCode: string
  /** The printable sheet, complete HTML. */
  readonly sheetHtml: string
  readonly paper: 'Letter' | 'A4'
}

type Outcome = 'saved' | 'printed' | 'copied' | 'noPrinter' | 'disk'

const outcomeWords: Readonly<Record<Outcome, readonly ['done' | 'attention', string]>> = {
  saved: ['done', 'Saved. Move it off this laptop.'],
  printed: ['done', 'Sent to the printer'],
  copied: ['done', 'Copied. It leaves the clipboard in a minute.'],
  noPrinter: ['attention', 'No printer answered. Save it as PDF, or write it down.'],
  disk: ['attention', 'That place could not be written. Choose another.'],
}

/** The code, large and numbered, and three ways to take it away. */
export function RecoveryCodeCard({ recoveryCode, sheetHtml, paper }: RecoveryCodeCardProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const tell = (next: Outcome) => {
    setOutcome(next)
    announce(outcomeWords[next][1])
  }
  const withSheet = async (work: (token: string) => Promise<Outcome | null>) => {
    const { token } = await window.doorstep.call('document.put', { html: sheetHtml })
    const next = await work(token)
    await window.doorstep.call('document.release', { token })
    if (next) tell(next)
  }
  const savePdf = () =>
    withSheet(async (token) => {
      const suggestedName = 'Doorstep recovery code.pdf'
      const asked = { token, suggestedName, paper }
      const answer = await window.doorstep.call('document.savePdf', asked)
      if (answer.ok) return 'saved'
      return answer.refusal.code === 'cancelled' ? null : 'disk'
    })
  const print = () =>
    withSheet(async (token) => {
      const answer = await window.doorstep.call('document.print', { token })
      if (answer.ok) return 'printed'
      return answer.refusal.code === 'cancelled' ? null : 'noPrinter'
    })
  const copy = async () => {
    await window.doorstep.call('app.copyText', { text: recoveryCode, sensitive: true })
    tell('copied')
  }

  return (
    <div>
      <ol className={classes.code} aria-label="Recovery code">
        {recoveryCode.split('-').map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups have no other name and never move
          <li key={index} className={classes.group}>
            <span className={classes.number} aria-hidden>
              {index + 1}
            </span>
            {group}
          </li>
        ))}
      </ol>
      <div className={classes.actions}>
        <Button
          variant="default"
          leftSection={<IconFileDownload size={20} aria-hidden />}
          onClick={() => void savePdf()}
        >
          Save as PDF
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={20} aria-hidden />}
          onClick={() => void print()}
        >
          Print
        </Button>
        <Button
          variant="default"
          leftSection={<IconCopy size={20} aria-hidden />}
          onClick={() => void copy()}
        >
          Copy
        </Button>
        {outcome && (
          <Status meaning={outcomeWords[outcome][0]} plain>
            {outcomeWords[outcome][1]}
          </Status>
        )}
      </div>
    </div>
  )
}
