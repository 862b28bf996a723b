import { Status } from '#renderer/ui/show/status'
import { dayWords } from '#shared/domain/schedule/time-words'
import type { BirthMode, Chart } from '#shared/schema/chart'
import classes from './booking.module.css'

const birthModes: Record<BirthMode, string> = {
  vaginal: 'Vaginal birth',
  assistedVaginal: 'Assisted vaginal birth',
  cesareanPlanned: 'Planned cesarean birth',
  cesareanUnplanned: 'Unplanned cesarean birth',
}

/** Facts that decide when what may be done; the rules themselves stand on the visit. */
export function BirthFacts({ chart }: { readonly chart: Chart | undefined }) {
  const parent = chart?.parent
  const notAsked = !chart || chart.allergyHistory === 'notAsked'
  return (
    <div className={classes.remarks}>
      {parent?.birthOn && (
        <p>
          {parent.birthMode ? birthModes[parent.birthMode] : 'Birth'} on{' '}
          {dayWords(parent.birthOn, parent.birthOn)}
        </p>
      )}
      {parent?.birthOn == null && parent?.dueOn && (
        <p>Due {dayWords(parent.dueOn, parent.dueOn)}</p>
      )}
      {parent?.checkupOn && <p>Check-up {dayWords(parent.checkupOn, parent.checkupOn)}</p>}
      {notAsked && (
        <div>
          <Status meaning="attention">Allergies not asked yet</Status>
        </div>
      )}
    </div>
  )
}
