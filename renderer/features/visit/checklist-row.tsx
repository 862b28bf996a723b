import { Button, CloseButton } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { useId } from 'react'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { timeWords } from '#shared/domain/schedule/time-words'
import type { AllergyRemark } from '#shared/domain/supplies/allergy-check'
import { quantityWords } from '#shared/domain/supplies/words'
import type { ChecklistLine } from '#shared/schema/visit'
import classes from './checklist.module.css'
import { historiesInHome } from './visit-people'

interface ChecklistRowProps {
  readonly line: ChecklistLine
  readonly sheet: VisitSheet
  readonly remarks: readonly AllergyRemark[]
  readonly closed: boolean
  readonly onTick: (ticked: boolean) => void
  readonly onLeaveOut: () => void
}

/** One thing to bring or do: a big target, its quantity, and what speaks against it. */
export function ChecklistRow({
  line,
  sheet,
  remarks,
  closed,
  onTick,
  onLeaveOut,
}: ChecklistRowProps) {
  const id = useId()
  const ticked = line.tickedAt !== null
  const stopped = remarks.some((remark) => remark.kind === 'stop')
  return (
    <li
      className={classes.item}
      data-stopped={stopped || undefined}
      data-ticked={ticked || undefined}
    >
      <div className={classes.row}>
        <label className={classes.line} htmlFor={id}>
          {stopped && !ticked ? (
            <span className={classes.hand}>
              <IconHandStop size={24} aria-hidden />
            </span>
          ) : (
            <input
              id={id}
              type="checkbox"
              data-line
              className={classes.box}
              checked={ticked}
              disabled={closed}
              aria-describedby={remarks.length > 0 ? `${id}-why` : undefined}
              onChange={(event) => onTick(event.currentTarget.checked)}
            />
          )}
          <span className={classes.words}>
            <span className={classes.label}>{line.label}</span>
            <TickedWords line={line} sheet={sheet} />
          </span>
          {line.quantity !== null && (
            <span className={classes.quantity}>{quantityWords(line.quantity, line.unit)}</span>
          )}
        </label>
        {!closed && !stopped && (
          <CloseButton
            className={classes.out ?? ''}
            iconSize={16}
            aria-label={`Leave out: ${line.label}`}
            onClick={onLeaveOut}
          />
        )}
      </div>
      {remarks.length > 0 && (
        <div id={`${id}-why`} className={classes.why}>
          <RemarkWords remarks={remarks} sheet={sheet} />
          {stopped && !closed && (
            <Button variant="default" size="compact-md" data-line onClick={onLeaveOut}>
              Leave it out
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function TickedWords({
  line,
  sheet,
}: {
  readonly line: ChecklistLine
  readonly sheet: VisitSheet
}) {
  const { staffId } = useSession()
  if (line.tickedAt === null) return null
  const other = line.tickedBy === staffId ? null : sheet.staff.get(line.tickedBy ?? '')
  return (
    <span className={classes.by}>
      {timeWords(line.tickedAt, sheet.visit.timeZone)}
      {other && (
        <>
          {' by '}
          <PersonName name={other.name} />
        </>
      )}
    </span>
  )
}

interface RemarkWordsProps {
  readonly remarks: readonly AllergyRemark[]
  readonly sheet: VisitSheet
}

function RemarkWords({ remarks, sheet }: RemarkWordsProps) {
  const people = new Map(historiesInHome(sheet).map((person) => [person.id, person]))
  return (
    <ul className={classes.remarks}>
      {remarks.map((remark) => {
        const who = people.get(remark.clientId)
        const name = (
          <PersonName name={who?.calledName ?? ''} strong fallback="Someone in this home" />
        )
        const key = `${remark.kind} ${remark.clientId} ${'substance' in remark ? remark.substance : ''}`
        return (
          <li key={key}>
            {remark.kind === 'stop' && (
              <Status meaning="stop">
                Stop: {name} is allergic to {remark.substance}.
              </Status>
            )}
            {remark.kind === 'look' && (
              <Status meaning="attention">
                Read the label: {name} is allergic to {remark.substance}.
              </Status>
            )}
            {remark.kind === 'unknownInfant' && (
              <Status meaning="stop">
                The baby’s allergies are not known{who?.kind === 'infant' ? <>: {name}</> : ''}. No
                nut, sesame or peanut near the breast or on a baby until somebody has asked.
              </Status>
            )}
          </li>
        )
      })}
    </ul>
  )
}
