import { useMemo, useState } from 'react'
import { beforeThisVisit, handsOnOfVisit } from '#renderer/data/queries/hands-on-sessions'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { boundByNote } from '#shared/domain/clinical/body/bound-by-note'
import type { ServiceKind } from '#shared/schema/catalog-entry'
import type { Note } from '#shared/schema/note'
import classes from '../session/session.module.css'
import { BodyText, ScarText } from './body-text'
import { BodyWork } from './body-work'
import { ScarCare } from './scar-care'

interface BodyPartsProps {
  readonly sheet: VisitSheet
  readonly kind: ServiceKind
  readonly note: Note | null
  readonly noteId: string
  readonly onToDoor: (clientId: string) => void
}

type PartName = 'body' | 'scar'

/** Kinds of session whose hands are on the parent's body. */
export const isBodyKind = (kind: ServiceKind | undefined): kind is ServiceKind =>
  kind === 'postnatal' || kind === 'prenatal' || kind === 'cesareanScar'

/** Body work and, after a cesarean, the care of its scar: both may be in one visit, each is a part of its own. */
export function BodyParts({ sheet, kind, note, noteId, onToDoor }: BodyPartsProps) {
  const { staffId } = useSession()
  const { visit } = sheet
  const facts = useLive(handsOnOfVisit, visit.id)
  const before = useLive(beforeThisVisit, visit.clientId, visit.id)
  const { body, scar, breast } = note?.content ?? {}
  const bodyFacts = useMemo(
    () => facts.value && boundByNote(facts.value, { scar, breast }),
    [facts.value, scar, breast],
  )
  const scarFacts = useMemo(
    () => facts.value && boundByNote(facts.value, { body, breast }),
    [facts.value, body, breast],
  )
  const [chosen, setChosen] = useState<PartName>(kind === 'cesareanScar' ? 'scar' : 'body')
  if (note !== null && (note.state === 'signed' || note.authorId !== staffId)) {
    return (
      <>
        {body && <BodyText session={body} timeZone={visit.timeZone} />}
        {scar && <ScarText session={scar} timeZone={visit.timeZone} />}
      </>
    )
  }
  if (facts.status === 'failed') {
    return <ErrorState title="The session could not be opened" safe="Nothing was changed." />
  }
  if (!facts.value || !bodyFacts || !scarFacts) return null
  const hasScar = kind === 'cesareanScar' || facts.value.cesarean || scar !== undefined
  const part = hasScar ? chosen : 'body'
  const shared = { sheet, visit, note, noteId, onToDoor, before: before.value ?? null }
  return (
    <div className={classes.part}>
      {hasScar && (
        <nav aria-label="What is worked on">
          <ul className={classes.steps}>
            {(['body', 'scar'] as const).map((name) => (
              <li key={name}>
                <button
                  type="button"
                  className={classes.step}
                  aria-current={name === part ? 'true' : undefined}
                  onClick={() => setChosen(name)}
                >
                  {name === 'body' ? 'Body' : 'Cesarean scar'}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {part === 'body' ? (
        <BodyWork key={noteId} {...shared} facts={bodyFacts} />
      ) : (
        <ScarCare key={noteId} {...shared} facts={scarFacts} />
      )}
    </div>
  )
}
