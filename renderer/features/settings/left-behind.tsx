import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  eraseLeftBehind,
  type LeftBehind as Found,
  type LeftFamily,
  leftBehind,
  putLeftBack,
} from '#renderer/data/commands/left-behind'
import { useSession } from '#renderer/data/session'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import { dateWords } from '#shared/domain/clients/words'
import classes from './settings.module.css'

type At =
  | { readonly at: 'rest' | 'looking' | 'unreadable' | 'brokenOff' }
  | { readonly at: 'found'; readonly found: Found; readonly busy: boolean; readonly asks: boolean }

/** A family that was removed on another laptop leaves its signed notes here until they are removed here too. */
export function LeftBehind() {
  const session = useSession()
  const [going, setGoing] = useState<At>({ at: 'rest' })
  const [did, setDid] = useState<string | null>(null)
  const look = async () => {
    setGoing({ at: 'looking' })
    try {
      const found = await leftBehind(session)
      setGoing({ at: 'found', found, busy: false, asks: found.due.length > 0 })
    } catch {
      setGoing({ at: 'unreadable' })
    }
  }
  const work = async (found: Found, act: () => Promise<string>) => {
    setGoing({ at: 'found', found, busy: true, asks: found.due.length > 0 })
    try {
      setDid(await act())
      await look()
    } catch {
      setGoing({ at: 'brokenOff' })
    }
  }
  const remove = (found: Found) =>
    work(found, async () => {
      const parentIds = found.due.map(({ parentId }) => parentId)
      const done = await eraseLeftBehind(session, parentIds)
      return `${done.ok ? done.value : 0} records were removed from this laptop`
    })
  const putBack = (found: Found, parentId: string) =>
    work(found, async () => {
      const done = await putLeftBack(session, parentId)
      return done.ok && done.value > 0
        ? 'They are among the clients again. Ask about their health and allergies anew.'
        : 'Nothing was put back: it stands differently now.'
    })
  const found = going.at === 'found' ? going.found : null
  return (
    <Section
      title="Removed on another laptop"
      help="Signed notes and sent pages of a family that was removed elsewhere stay here until you remove them here too."
    >
      <div className={classes.stack}>
        {did && (
          <Status meaning="done" plain>
            {did}
          </Status>
        )}
        {found && found.due.length + found.orphans.length === 0 && (
          <Status meaning="done">Nothing is left behind here</Status>
        )}
        {going.at === 'unreadable' && (
          <Status meaning="attention">
            A record could not be read. Nothing was changed; try once more.
          </Status>
        )}
        {going.at === 'brokenOff' && (
          <Status meaning="attention">
            It was broken off: a part may be done. Look again, and do it once more to end it.
          </Status>
        )}
        {going.at === 'found' && going.asks && (
          <Removable
            families={going.found.due}
            busy={going.busy}
            onConfirm={() => void remove(going.found)}
            onCancel={() => setGoing({ ...going, asks: false })}
          />
        )}
        {going.at === 'found' && going.found.orphans.length > 0 && (
          <Orphans
            families={going.found.orphans}
            busy={going.busy}
            onPutBack={(parentId) => void putBack(going.found, parentId)}
          />
        )}
        {!(going.at === 'found' && going.asks) && (
          <Button variant="default" loading={going.at === 'looking'} onClick={() => void look()}>
            Look for what is left
          </Button>
        )}
      </div>
    </Section>
  )
}

const recordsWords = ({ records, lastOn }: LeftFamily): string =>
  `${records === 1 ? '1 record' : `${records} records`}, the last of ${dateWords(lastOn)}`

interface RemovableProps {
  readonly families: readonly LeftFamily[]
  readonly busy: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

function Removable({ families, busy, onConfirm, onCancel }: RemovableProps) {
  return (
    <ConfirmPanel
      title={
        families.length === 1
          ? 'Remove what is left of 1 family?'
          : `Remove what is left of ${families.length} families?`
      }
      confirmLabel="Remove it here too"
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p>
        Their time was over, and everything of them was removed on another laptop of this practice;
        their names went with it. It cannot be taken back.
      </p>
      <Rows label="What is left of families whose time is over">
        {families.map((family) => (
          <Row key={family.parentId} title={recordsWords(family)} />
        ))}
      </Rows>
    </ConfirmPanel>
  )
}

interface OrphansProps {
  readonly families: readonly LeftFamily[]
  readonly busy: boolean
  readonly onPutBack: (parentId: string) => void
}

/** Nothing of these may go: their people are put back, so that what was written is found again. */
function Orphans({ families, busy, onPutBack }: OrphansProps) {
  return (
    <div className={classes.wide}>
      <h3>Not on the list of clients, and kept</h3>
      <p className={classes.soft}>
        These were removed before their time was over, or something was written of them that the
        removal did not know of. Nothing of it goes.
      </p>
      <Rows label="Not on the list of clients, and kept">
        {families.map((family) => (
          <Row
            key={family.parentId}
            title={
              <PersonName name={family.names.filter(Boolean).join(', ')} fallback="No name known" />
            }
            detail={recordsWords(family)}
            trailing={
              <Button
                variant="default"
                size="compact-md"
                loading={busy}
                onClick={() => onPutBack(family.parentId)}
              >
                Put back among the clients
              </Button>
            }
          />
        ))}
      </Rows>
    </div>
  )
}
