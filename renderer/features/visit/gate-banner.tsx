import { IconBan } from '@tabler/icons-react'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import type { GateResult } from '#shared/domain/clinical/gate/evaluate'
import { restrictionLine } from '#shared/domain/clinical/gate/restrictions'
import { outcomeWords } from '#shared/domain/clinical/gate/words'
import type { DoorGate } from '#shared/schema/door-gate'
import classes from './gate.module.css'
import type { PersonAtDoor } from './gate-of-visit'

const meanings = {
  open: 'waiting',
  clear: 'done',
  modify: 'attention',
  stop: 'stop',
} as const

/** A stop for this session alone is no alarm. */
const titleOf = ({ outcome, urgency }: GateResult): string => {
  if (outcome !== 'stop') return outcomeWords[outcome]
  return urgency === 'E' || urgency === 'D'
    ? 'Stop: call first'
    : 'Stop: not before this is settled'
}

const count = (questions: number): string =>
  questions === 1
    ? '1 urgent question still needs a yes or no.'
    : `${questions} urgent questions still need a yes or no.`

/** What came of the door check, and what must not be done: seen while asking and all through the session. */
export function GateBanner({
  at,
  named,
}: {
  readonly at: PersonAtDoor
  /** Says whose it is. */
  readonly named: boolean
}) {
  const { result, gate, person } = at
  return (
    <div className={classes.banner} data-outcome={result.outcome}>
      <Notice
        meaning={meanings[result.outcome]}
        title={
          <>
            {named && (
              <>
                <PersonName name={person.calledName} strong />
                {': '}
              </>
            )}
            {titleOf(result)}
          </>
        }
      >
        {result.open.length > 0 && <p>{count(result.open.length)}</p>}
        {gate.skipped && result.outcome !== 'stop' && (
          <p>Begun without asking everything: {gate.skipped.reason}</p>
        )}
        <MustNot result={result} />
        <Overrides gate={gate} />
      </Notice>
    </div>
  )
}

function MustNot({ result }: { readonly result: GateResult }) {
  if (result.doNot.length === 0) return null
  return (
    <ul className={classes.mustNot} aria-label="What must not be done">
      {result.doNot.map((name) => (
        <li key={name}>
          <IconBan size={16} stroke={2.2} aria-hidden />
          {restrictionLine(name, result)}
        </li>
      ))}
    </ul>
  )
}

function Overrides({ gate }: { readonly gate: DoorGate }) {
  if (gate.overrides.length === 0) return null
  const latest = gate.overrides.at(-1)
  return (
    <p>
      {gate.overrides.length === 1
        ? 'Overridden: '
        : `Overridden ${gate.overrides.length} times, last: `}
      {latest?.reason}
    </p>
  )
}

/** Of everybody of whom something was asked or found; nothing where nothing speaks against the work. */
export function GateBanners({ people }: { readonly people: readonly PersonAtDoor[] }) {
  const shown = people.filter(
    ({ begun, result, gate }) =>
      begun && (result.outcome !== 'clear' || gate.overrides.length > 0 || result.doNot.length > 0),
  )
  if (shown.length === 0) return null
  return (
    <div className={classes.banners}>
      {shown.map((at) => (
        <GateBanner key={at.person.id} at={at} named={people.length > 1} />
      ))}
    </div>
  )
}
