import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { type AddLetterRefusal, addLetter, readLetter } from '#renderer/data/commands/letters'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { CoveredPaper } from '#renderer/ui/show/covered-paper'
import { PdfPages } from '#renderer/ui/show/pdf-pages'
import { announce } from '#renderer/ui/tell/announce'
import type { Chart, Clearance } from '#shared/schema/chart'
import classes from './clients.module.css'

const refusals: Record<Exclude<AddLetterRefusal, 'cancelled'>, string> = {
  tooLarge: 'That file is larger than 10 MB. Scan it smaller, or fewer pages.',
  empty: 'That file is empty.',
  notALetter: 'That is no PDF, PNG or JPEG. Scan the letter as one of these.',
  disk: 'That file could not be read.',
  noRoom: 'There is no room on this laptop to keep it. Nothing was changed.',
  gone: 'This clearance is not here any more.',
  full: 'This clearance has 20 earlier letters. Add a new clearance.',
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
  const [shown, setShown] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { fileId } = clearance
  const add = async () => {
    const done = await run({ chartId: chart.id, clearanceId: clearance.id })
    if (done.ok) announce('The letter is kept, encrypted.')
    const told = !done.ok && done.refusal !== 'cancelled' ? refusals[done.refusal] : null
    setProblem(told)
  }
  const about = clearance.scope
  return (
    <span className={classes.letter}>
      {fileId && (
        <Button
          variant="subtle"
          size="compact-md"
          aria-expanded={shown}
          aria-label={`${shown ? 'Close' : 'Show'} the letter: ${about}`}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Close the letter' : 'Show the letter'}
        </Button>
      )}
      <Button
        variant="subtle"
        size="compact-md"
        loading={running}
        aria-label={`${fileId ? 'Replace' : 'Add'} the letter: ${about}`}
        onClick={() => void add()}
      >
        {fileId ? 'Replace the letter' : 'Add the letter'}
      </Button>
      {problem && <span role="alert">{problem}</span>}
      {shown && fileId && (
        <ShownLetter key={fileId} space={chart.space} fileId={fileId} about={about} />
      )}
    </span>
  )
}

type Opened = Awaited<ReturnType<typeof readLetter>>

function ShownLetter(props: {
  readonly space: string
  readonly fileId: string
  readonly about: string
}) {
  const session = useSession()
  const [opened, setOpened] = useState<Opened | null>(null)
  const { space, fileId, about } = props
  useEffect(() => {
    let shown = true
    void readLetter(session, { space, fileId }).then((found) => shown && setOpened(found))
    return () => {
      shown = false
    }
  }, [session, space, fileId])
  if (!opened) return <span role="status">Opening the letter</span>
  if (!opened.ok) {
    return (
      <span role="alert">
        {opened.refusal === 'missing'
          ? 'The letter has not come to this laptop yet.'
          : 'The letter cannot be read. Replace it by a new scan.'}
      </span>
    )
  }
  const { type, bytes } = opened.value
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
