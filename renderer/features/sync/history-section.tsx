import { Button } from '@mantine/core'
import { useState } from 'react'
import { type LostEditOf, lostEditKey } from '#renderer/data/queries/lost-edits'
import { Section } from '#renderer/ui/page/section'
import { NotRead } from '#renderer/ui/tell/not-read'
import { type Moment, whenWords } from '#shared/domain/sync/badge-words'
import { FieldName } from './field-name'
import { RecordName } from './record-name'
import { Side } from './side'
import classes from './sync.module.css'
import { type PeopleSayer, useSayer } from './use-sayer'

interface HistorySectionProps {
  readonly edits: readonly LostEditOf[]
  readonly moment: Moment
}

const firstEntries = 20

/** What was decided, readable for as long as the record is kept. */
export function HistorySection({ edits, moment }: HistorySectionProps) {
  const say = useSayer(moment)
  const [shown, setShown] = useState(firstEntries)
  if (edits.length === 0) return null
  return (
    <Section title="Decided before">
      <details>
        <summary className={classes.summary}>
          {edits.length === 1 ? 'One change' : `${edits.length.toLocaleString('en-US')} changes`}
        </summary>
        <NotRead of={[say.names]} what="Names of people" />
        <ul className={classes.history}>
          {edits.slice(0, shown).map((edit, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one value may have lost twice at one time
            <li key={`${lostEditKey(edit)}/${index}`} className={classes.past}>
              <Past edit={edit} say={say} moment={moment} />
            </li>
          ))}
        </ul>
        {edits.length > shown && (
          <Button variant="subtle" onClick={() => setShown(shown + firstEntries)}>
            Show more
          </Button>
        )}
      </details>
    </Section>
  )
}

interface PastProps {
  readonly edit: LostEditOf
  readonly say: PeopleSayer
  readonly moment: Moment
}

function Past({ edit: { collection, recordId, entry }, say, moment }: PastProps) {
  const side = { collection, field: entry.field, say, moment }
  const isRemoval = entry.field === ''
  return (
    <>
      <p className={classes.cardTitle}>
        <RecordName collection={collection} recordId={recordId} />
      </p>
      <FieldName collection={collection} field={entry.field} />
      <div className={classes.sides}>
        <Side
          {...side}
          title="Stood"
          value={entry.kept}
          {...(isRemoval ? { words: 'It was changed.' } : {})}
          by={entry.keptBy}
          at={entry.keptAt}
        />
        <Side
          {...side}
          title="Did not stand"
          value={entry.lost}
          {...(isRemoval ? { words: 'It was removed.' } : {})}
          by={entry.lostBy}
          at={entry.lostAt}
        />
      </div>
      <p className={classes.whose}>
        {entry.settledAt && entry.settledBy ? (
          <>
            Decided by <bdi>{say.who(entry.settledBy)}</bdi>, {whenWords(entry.settledAt, moment)}
          </>
        ) : (
          'Signed or sent before anybody decided: it stays as it is.'
        )}
      </p>
    </>
  )
}
