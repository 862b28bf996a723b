import { Button } from '@mantine/core'
import { Fragment, useState } from 'react'
import type { Erased } from '#renderer/data/commands/keep-records'
import { fullName } from '#renderer/data/queries/client-directory'
import { homesDue, type KeptHome } from '#renderer/data/queries/keeping'
import { useSession } from '#renderer/data/session'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { dateWords } from '#shared/domain/clients/words'
import { retentionRule } from '#shared/domain/retention/keep-until'
import type { Practice } from '#shared/schema/catalog-entry'
import { RemovedFamily, RemoveFamily } from './remove-family'
import classes from './settings.module.css'

interface RecordsDueProps {
  readonly practice: Practice
  readonly clock: PracticeClock
}

type Found = 'none' | 'looking' | 'unreadable' | readonly KeptHome[]

/** Which families may go; looked for when a person asks, never in the background. */
export function RecordsDue({ practice, clock }: RecordsDueProps) {
  const { store } = useSession()
  const [found, setFound] = useState<Found>('none')
  const [chosen, setChosen] = useState<string | null>(null)
  const [erased, setErased] = useState<Erased | null>(null)
  const [removals, setRemovals] = useState(0)
  const look = async () => {
    setFound('looking')
    const { now, today, timeZone } = clock
    try {
      setFound(await homesDue(store, retentionRule(practice), { now, today, timeZone }))
    } catch {
      setFound('unreadable')
    }
  }
  const removed = (done: Erased) => {
    setErased(done)
    setRemovals(removals + 1)
    setChosen(null)
    void look()
  }
  return (
    <Section
      title="What may go"
      help="Families whose time is over, and of whom nothing is open or held."
    >
      <div className={classes.stack}>
        {erased && <RemovedFamily key={removals} erased={erased} />}
        {found === 'unreadable' && (
          <Status meaning="attention">
            A record could not be read. Nothing was changed; try once more.
          </Status>
        )}
        {Array.isArray(found) && found.length === 0 && (
          <Status meaning="done">Nothing may go today</Status>
        )}
        {Array.isArray(found) && found.length > 0 && (
          <div className={classes.wide}>
            <Rows label="Families that may go">
              {found.map((home: KeptHome) => (
                <Fragment key={home.parent.id}>
                  <Row
                    title={<PersonName name={fullName(home.parent.name)} fallback="No name yet" />}
                    detail={`Last seen ${home.lastOn ? dateWords(home.lastOn) : 'never'} · kept until ${dateWords(home.keeping.dueOn)}`}
                    current={home.parent.id === chosen}
                    onOpen={() => setChosen(home.parent.id)}
                  />
                  {home.parent.id === chosen && (
                    <li>
                      <RemoveFamily home={home} onRemoved={removed} />
                    </li>
                  )}
                </Fragment>
              ))}
            </Rows>
          </div>
        )}
        <Button variant="default" loading={found === 'looking'} onClick={() => void look()}>
          {found === 'none' ? 'Look for what may go' : 'Look again'}
        </Button>
      </div>
    </Section>
  )
}
