import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { LinkWish } from '#renderer/data/commands/link-form'
import { type AgainRefusal, sendAgain } from '#renderer/data/commands/send-again'
import { useCommand } from '#renderer/data/use-command'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { announce } from '#renderer/ui/tell/announce'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import { linkRefusalWords } from '#shared/domain/share/link-words'
import type { Summary } from '#shared/schema/summary'
import { blankWish, LinkChoices } from './link-choices'
import { confirmWords, doneWords, mayFax, type Way, WayChoice } from './send-panel'

const words: Record<Exclude<AgainRefusal, 'cancelled'>, { title: string; safe: string }> = {
  noPrinter: {
    title: 'This laptop knows no printer',
    safe: 'Nothing left. Add a printer in the system’s settings, or choose another way.',
  },
  disk: {
    title: 'The file could not be written there',
    safe: 'The kept copy is safe. Choose another place and try again.',
  },
  noRoom: {
    title: 'There is no room to keep a copy',
    safe: 'Nothing left. Make room on the disk and try again.',
  },
  missing: {
    title: 'The kept copy is not on this laptop',
    safe: 'What was sent is unchanged. A backup from after the sending holds it.',
  },
  damaged: {
    title: 'The kept copy does not open',
    safe: 'What was sent is unchanged. A backup from after the sending holds it.',
  },
  notAllowed: {
    title: 'It may not leave again',
    safe: 'The permission to share with this provider has ended. What they have stays with them.',
  },
  notKept: {
    title: 'This summary is from before encrypted pages',
    safe: 'Nothing left. It can go again as PDF or on paper; or write another one.',
  },
  ...linkRefusalWords,
}

interface AgainPanelProps {
  readonly summary: Summary
  readonly clock: PracticeClock
  readonly to: string
  readonly onClose: () => void
}

/** The very same page once more, the same way or another; it is written down like the first time. */
export function AgainPanel({ summary, clock, to, onClose }: AgainPanelProps) {
  const [way, setWay] = useState<Way>(summary.sentHow ?? 'page')
  const [wish, setWish] = useState<LinkWish>(blankWish)
  const [byFax, setByFax] = useState(false)
  const { run, running } = useCommand(sendAgain)
  const [refusal, setRefusal] = useState<Exclude<AgainRefusal, 'cancelled'> | null>(null)
  const send = async () => {
    setRefusal(null)
    const fax = byFax && mayFax(way)
    const sent = await run({
      summaryId: summary.id,
      how: way,
      byFax: fax,
      today: clock.today,
      wish,
    })
    if (sent.ok) {
      announce(doneWords(way, sent.value.fileName))
      onClose()
    } else if (sent.refusal !== 'cancelled') setRefusal(sent.refusal)
  }
  return (
    <ConfirmPanel
      title="Send the same page again?"
      confirmLabel={confirmWords(way)}
      cancelLabel="Not now"
      busy={running}
      onConfirm={() => void send()}
      onCancel={onClose}
    >
      <WayChoice way={way} onWay={setWay} />
      {mayFax(way) && (
        <Checkbox
          label="It goes by fax"
          checked={byFax}
          onChange={(event) => setByFax(event.currentTarget.checked)}
          my="xs"
        />
      )}
      {way === 'link' && <LinkChoices wish={wish} onWish={setWish} />}
      <p>
        It leaves the practice for <PersonName name={to} /> once more, word for word, and the log
        says so.
      </p>
      {refusal && (
        <div role="alert">
          <Notice meaning="attention" title={words[refusal].title}>
            {words[refusal].safe}
          </Notice>
        </div>
      )}
    </ConfirmPanel>
  )
}
