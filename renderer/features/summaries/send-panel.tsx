import { Checkbox, Radio } from '@mantine/core'
import { useState } from 'react'
import type { LinkWish } from '#renderer/data/commands/link-form'
import { type SendRefusal, sendSummary } from '#renderer/data/commands/send-summary'
import { useCommand } from '#renderer/data/use-command'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { announce } from '#renderer/ui/tell/announce'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import { linkRefusalWords } from '#shared/domain/share/link-words'
import { type CompositionSources, compose } from '#shared/domain/summary/composition'
import type { SummaryContent } from '#shared/domain/summary/summary-content'
import type { SendMethod, Summary } from '#shared/schema/summary'
import { blankWish, LinkChoices } from './link-choices'
import classes from './summaries.module.css'
import { contentKey, type Fitting } from './use-fitted-page'
import type { SummarySaving } from './use-summary-saving'

interface SendPanelProps {
  readonly summary: Summary
  readonly sources: CompositionSources
  readonly content: SummaryContent
  readonly fitting: Fitting
  readonly saving: SummarySaving
  readonly clock: PracticeClock
  readonly to: string
  readonly onBusy: (busy: boolean) => void
  readonly onClose: () => void
}

const refusalWords: Record<Exclude<SendRefusal, 'cancelled'>, { title: string; safe: string }> = {
  noPrinter: {
    title: 'This laptop knows no printer',
    safe: 'Nothing left. Add a printer in the system’s settings, or save the page as PDF.',
  },
  disk: {
    title: 'The file could not be written there',
    safe: 'The draft is safe. Choose another place, or make room and try again.',
  },
  noRoom: {
    title: 'There is no room to keep a copy',
    safe: 'The draft is safe and nothing left. Make room on the disk and try again.',
  },
  notAllowed: {
    title: 'This may not leave any more',
    safe: 'The answer about sharing, or the draft, was changed meanwhile. Nothing left.',
  },
  changedMeanwhile: {
    title: 'The draft changed meanwhile',
    safe: 'Nothing left. Look at the page once more and try again.',
  },
  final: {
    title: 'It was sent already',
    safe: 'This time nothing left from here. Go back to the list to see what was sent.',
  },
  gone: {
    title: 'The draft is not here any more',
    safe: 'This time nothing left from here. Go back to the list and open it again.',
  },
  ...linkRefusalWords,
}

export type Way = SendMethod

/** The ways out, the safest for mail first, with what each means for the one who gets it. */
export const ways: readonly { readonly way: Way; readonly label: string; readonly help: string }[] =
  [
    {
      way: 'page',
      label: 'Encrypted page',
      help: 'One file for their mail. It opens in their browser with seven words that you tell them by phone, and they can answer in it.',
    },
    { way: 'pdf', label: 'PDF', help: 'The page as a file, readable by anybody who has it.' },
    { way: 'print', label: 'Print', help: 'On paper, to hand over or to fax.' },
    {
      way: 'fhir',
      label: 'FHIR document',
      help: 'For their record system, with the PDF in it. Readable by anybody who has it.',
    },
    {
      way: 'link',
      label: 'Link with QR',
      help: 'A code to scan or a link to send. The page lies encrypted on your server until the day you choose, and you can take it back.',
    },
  ]

export const doneWords = (way: Way, fileName: string): string => {
  if (way === 'link') return 'Link made'
  return way === 'print' ? 'Printed' : `Saved as ${fileName}`
}

export const confirmWords = (way: Way): string => {
  if (way === 'link') return 'Make the link'
  return way === 'print' ? 'Print it' : 'Choose where to save'
}

const afterWords = (way: Way): string => {
  if (way === 'page') return 'The words stand on the next page.'
  if (way === 'link') return 'The code stands on the next page. Whoever has it can read the page.'
  return `The ${way === 'print' ? 'paper' : 'file'} is not: keep it only as long as you need it.`
}

/** Before something leaves the practice: whom to, which way, and what it means. */
export function SendPanel(props: SendPanelProps) {
  const { summary, content, fitting, saving, clock } = props
  const { run, running } = useCommand(sendSummary)
  const [way, setWay] = useState<Way>('page')
  const [byFax, setByFax] = useState(false)
  const [wish, setWish] = useState<LinkWish>(blankWish)
  const [refusal, setRefusal] = useState<Exclude<SendRefusal, 'cancelled'> | null>(null)
  const ready =
    fitting !== null &&
    fitting !== 'failed' &&
    fitting.state === 'fits' &&
    fitting.key === contentKey(content)
  const send = async () => {
    if (!ready || !fitting.pdf) return
    setRefusal(null)
    const { token, html, pdf, page } = fitting
    const composed = compose(props.sources)
    if (!composed.ok) return setRefusal('notAllowed')
    props.onBusy(true)
    try {
      const updatedAt = await saving.save()
      if (updatedAt === null) return setRefusal('changedMeanwhile')
      const sent = await run({
        ...{ summaryId: summary.id, updatedAt, how: way, byFax: byFax && mayFax(way) },
        ...{ material: { fitted: { ...composed.value, page }, token, html, pdf } },
        ...{ leftOut: page.leftOut, today: clock.today, wish },
      })
      if (sent.ok) {
        saving.stop()
        announce(doneWords(way, sent.value.fileName))
      } else if (sent.refusal !== 'cancelled') setRefusal(sent.refusal)
    } finally {
      props.onBusy(false)
    }
  }
  return (
    <ConfirmPanel
      title="Send this page?"
      confirmLabel={confirmWords(way)}
      cancelLabel="Not yet"
      busy={running || !ready}
      onConfirm={() => void send()}
      onCancel={props.onClose}
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
      <Unreachable way={way} byFax={byFax && mayFax(way)} provider={props.sources.provider} />
      <p>
        It leaves the practice for <PersonName name={props.to} />. From then on this summary cannot
        be changed; an exact copy stays here, encrypted. {afterWords(way)}
      </p>
      {refusal && (
        <div role="alert">
          <Notice meaning="attention" title={refusalWords[refusal].title}>
            {refusalWords[refusal].safe}
          </Notice>
        </div>
      )}
    </ConfirmPanel>
  )
}

interface UnreachableProps {
  readonly way: Way
  readonly byFax: boolean
  readonly provider: CompositionSources['provider']
}

/** What this way needs of the provider and the directory does not know: said before, never in the way. */
function Unreachable({ way, byFax, provider }: UnreachableProps) {
  if (!provider) return null
  if (way === 'page' && provider.phone.trim() === '') {
    return <p>No phone number is recorded for them, and the seven words are told by phone.</p>
  }
  if (byFax && provider.fax.trim() === '') {
    return <p>No fax number is recorded for them. The cover says “Not recorded” there.</p>
  }
  return null
}

export const mayFax = (way: Way): boolean => way === 'pdf' || way === 'print'

export function WayChoice({
  way,
  onWay,
}: {
  readonly way: Way
  readonly onWay: (way: Way) => void
}) {
  return (
    <Radio.Group label="How" value={way} onChange={(value) => onWay(value as Way)}>
      <div className={classes.ways}>
        {ways.map(({ way: value, label, help }) => (
          <Radio key={value} value={value} label={label} description={help} />
        ))}
      </div>
    </Radio.Group>
  )
}
