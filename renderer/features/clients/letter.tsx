import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import {
  type AddLetterRefusal,
  addLetter,
  type OpenLetter,
  readLetter,
  showLetter,
} from '#renderer/data/commands/letters'
import type { Session } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useAnswer } from '#renderer/data/use-live'
import { CoveredPaper } from '#renderer/ui/show/covered-paper'
import { PdfPages } from '#renderer/ui/show/pdf-pages'
import { announce } from '#renderer/ui/tell/announce'
import type { Chart, Clearance } from '#shared/schema/chart'
import classes from './clients.module.css'

const refusals: Record<Exclude<AddLetterRefusal, 'cancelled'>, string> = {
  tooLarge: 'That file is larger than 10 MB. Scan it smaller, or fewer pages.',
  empty: 'That file is empty.',
  broken: 'That file is broken and cannot be shown. Scan the letter again; nothing was changed.',
  notALetter: 'That is no PDF, PNG or JPEG. Scan the letter as one of these.',
  disk: 'That file could not be read.',
  noRoom: 'There is no room on this laptop to keep it. Nothing was changed.',
  gone: 'This clearance is not here any more.',
  full: 'This clearance has 20 earlier letters. Add a new clearance.',
}

/** Every page of a PDF is drawn when it is looked at; that it opens says that it came whole. */
async function canBeShown({ type, bytes }: Pick<OpenLetter, 'type' | 'bytes'>): Promise<boolean> {
  try {
    if (type === 'application/pdf') {
      const { openPdf } = await import('#renderer/ui/show/open-pdf')
      // The reader takes the bytes over: it gets a copy.
      const pdf = await openPdf(bytes.slice())
      await pdf.close()
      return pdf.pages > 0
    }
    const picture = await createImageBitmap(new Blob([bytes], { type }))
    picture.close()
    return true
  } catch {
    return false
  }
}

/** The letter of a clearance: added from a scan or a photograph, and looked at in the program. */
export function Letter({
  chart,
  clearance,
}: {
  readonly chart: Chart
  readonly clearance: Clearance
}) {
  const { run, running } = useCommand(addLetter)
  const { run: choose, running: choosing } = useCommand(showLetter)
  const [shown, setShown] = useState(false)
  const [looksBack, setLooksBack] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { fileId } = clearance
  const add = async () => {
    const done = await run({ chartId: chart.id, clearanceId: clearance.id, canBeShown })
    if (done.ok) announce('The letter is kept, encrypted.')
    const told = !done.ok && done.refusal !== 'cancelled' ? refusals[done.refusal] : null
    setProblem(told)
  }
  const put = async (next: string | null, words: string) => {
    const done = await choose({ chartId: chart.id, clearanceId: clearance.id, fileId: next })
    if (done.ok) announce(words)
    setProblem(done.ok ? null : refusals[done.refusal])
  }
  const earlier = (clearance.earlierFileIds ?? []).filter((id) => id !== fileId)
  const about = clearance.scope
  return (
    <span className={classes.letter}>
      {fileId && <ShowButton {...{ shown, setShown, about }} />}
      <Button
        variant="subtle"
        size="compact-md"
        loading={running}
        aria-label={`${fileId ? 'Replace' : 'Add'} the letter: ${about}`}
        onClick={() => void add()}
      >
        {fileId ? 'Replace the letter' : 'Add the letter'}
      </Button>
      {fileId && (
        <Button
          variant="subtle"
          size="compact-md"
          loading={choosing}
          aria-label={`Take the letter off: ${about}`}
          onClick={() => void put(null, 'Taken off. It stays among the earlier letters.')}
        >
          Take it off
        </Button>
      )}
      {earlier.length > 0 && (
        <Button
          variant="subtle"
          size="compact-md"
          aria-expanded={looksBack}
          aria-label={`Earlier letters, ${earlier.length}: ${about}`}
          onClick={() => setLooksBack(!looksBack)}
        >
          {looksBack ? 'Close the earlier letters' : `Earlier letters: ${earlier.length}`}
        </Button>
      )}
      {problem && <span role="alert">{problem}</span>}
      {shown && fileId && (
        <ShownLetter key={fileId} space={chart.space} fileId={fileId} about={about} />
      )}
      {looksBack &&
        earlier
          .toReversed()
          .map((id, index) => (
            <EarlierLetter
              key={id}
              space={chart.space}
              fileId={id}
              about={`${about}, earlier ${index + 1}`}
              waits={choosing}
              onUse={() => void put(id, 'This letter stands with the clearance again.')}
            />
          ))}
    </span>
  )
}

/** `short` where what stands beside it says that it is a letter. */
function ShowButton(props: {
  readonly shown: boolean
  readonly setShown: (shown: boolean) => void
  readonly about: string
  readonly short?: boolean
}) {
  const { shown, setShown, about, short = false } = props
  const does = shown ? 'Close' : 'Show'
  return (
    <Button
      variant="subtle"
      size="compact-md"
      aria-expanded={shown}
      aria-label={`${does} the letter: ${about}`}
      onClick={() => setShown(!shown)}
    >
      {short ? does : `${does} the letter`}
    </Button>
  )
}

/** Looked at one by one: twenty scans at once would fill the memory. */
function EarlierLetter(props: {
  readonly space: string
  readonly fileId: string
  readonly about: string
  readonly waits: boolean
  readonly onUse: () => void
}) {
  const { about, waits, onUse, ...file } = props
  const [shown, setShown] = useState(false)
  return (
    <span className={classes.earlierLetter}>
      <ShowButton short {...{ shown, setShown, about }} />
      <Button
        variant="subtle"
        size="compact-md"
        disabled={waits}
        aria-label={`Let this letter stand again: ${about}`}
        onClick={onUse}
      >
        Let it stand again
      </Button>
      {shown && <ShownLetter {...file} about={about} />}
    </span>
  )
}

const letterOf = (session: Session, space: string, fileId: string) =>
  readLetter(session, { space, fileId })

function ShownLetter(props: {
  readonly space: string
  readonly fileId: string
  readonly about: string
}) {
  const { space, fileId, about } = props
  const opened = useAnswer(letterOf, space, fileId)
  if (opened.status === 'loading') return <span role="status">Opening the letter</span>
  if (opened.status === 'failed') {
    return <span role="alert">The letter could not be read now. Close it and open it again.</span>
  }
  if (!opened.value.ok) {
    return (
      <span role="alert">
        {opened.value.refusal === 'missing'
          ? 'The letter has not come to this laptop yet.'
          : 'The letter cannot be read. Replace it by a new scan.'}
      </span>
    )
  }
  const { type, bytes } = opened.value.value
  return (
    <div className={classes.letterPages}>
      {type === 'application/pdf' ? (
        <PdfPages bytes={bytes} label={`Letter: ${about}`} />
      ) : (
        <CoveredPaper what="letter">
          <Picture bytes={bytes} type={type} label={`Letter: ${about}`} />
        </CoveredPaper>
      )}
    </div>
  )
}

function Picture(props: {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
  readonly label: string
}) {
  const { bytes, type, label } = props
  const [url, setUrl] = useState<string | null>(null)
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes, type])
  if (broken)
    return <span role="alert">This picture cannot be shown. Replace it by a new scan.</span>
  return url ? <img src={url} alt={label} onError={() => setBroken(true)} /> : null
}
