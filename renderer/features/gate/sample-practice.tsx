import { IconMap2 } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { isSampleWhole, seedSamplePractice } from '#renderer/data/commands/seed-sample-practice'
import { openPractice } from '#renderer/data/opening'
import type { Session } from '#renderer/data/session'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { samplePassphrase } from '#shared/ipc/sample-passphrase'
import classes from './gate.module.css'
import { GateFrame } from './gate-frame'
import { SampleWaysOut } from './trouble'
import type { Trouble } from './trouble-words'

interface SamplePracticeProps {
  /** False: it was made before and is only opened. */
  readonly make: boolean
  readonly onOpened: (session: Session) => void
  readonly onTrouble: (trouble: Trouble) => void
}

/** Opens the sample practice by itself, making it up first when there is none. */
export default function SamplePractice({ make, onOpened, onTrouble }: SamplePracticeProps) {
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const [broken, setBroken] = useState(false)
  const begun = useRef(false)
  const open = useEffectEvent(async () => {
    const { call } = window.doorstep
    const keys = make
      ? await call('vault.create', { passphrase: samplePassphrase })
      : await call('vault.unlock', { passphrase: samplePassphrase })
    if (!keys.ok) return setBroken(true)
    const opened = 'opened' in keys.value ? keys.value.opened : keys.value
    const session = await openPractice(opened)
    if (!session.ok) return onTrouble(session.refusal)
    if (make) await seedSamplePractice(session.value, setProgress)
    else if (!(await isSampleWhole(session.value))) return setBroken(true)
    onOpened(session.value)
  })
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void open()
  }, [])

  if (broken) {
    return (
      <GateFrame
        title="The sample practice was not finished"
        lead="Nothing of yours is concerned. Throw it away, and choose it again on the first screen."
      >
        <SampleWaysOut />
      </GateFrame>
    )
  }
  return (
    <GateFrame
      title={make ? 'Making up a practice' : 'Opening the sample practice'}
      lead="Families, visits and notes that never were. Change and delete whatever you like."
      icon={<IconMap2 size={36} stroke={1.5} aria-hidden className={classes.sampleIcon ?? ''} />}
    >
      <ProgressLine
        label="Getting ready"
        {...(progress ? { value: progress.done, max: progress.total } : {})}
      />
    </GateFrame>
  )
}
