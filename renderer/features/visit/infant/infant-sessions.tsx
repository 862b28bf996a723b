import { Button } from '@mantine/core'
import { useState } from 'react'
import { recordInfant } from '#renderer/data/commands/record-infant'
import { babyFactsOf, lastInfantSession } from '#renderer/data/queries/infant-sessions'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import {
  changeInfant,
  freshInfantSession,
  type InfantChange,
  infantRefusalWords,
} from '#shared/domain/clinical/infant/change-infant'
import {
  type BabyFacts,
  healthRefusal,
  strokeRefusalWords,
} from '#shared/domain/clinical/infant/infant-rules'
import { foundOnBaby } from '#shared/domain/notes/found-in-session'
import type { InfantSession } from '#shared/schema/infant-session'
import type { Note } from '#shared/schema/note'
import { FoundNotice } from '../found-notice'
import sessionClasses from '../session/session.module.css'
import { type NoteIds, noteOf } from '../use-note-ids'
import { usePartDraft } from '../use-part-draft'
import visitClasses from '../visit.module.css'
import { peopleInVisit, type VisitPerson } from '../visit-people'
import { BeforePart } from './before-part'
import { HomePart } from './home-part'
import own from './infant.module.css'
import { InfantText } from './infant-text'
import { MassagePart } from './massage-part'

interface InfantSessionsProps {
  readonly sheet: VisitSheet
  readonly noteIds: NoteIds
  /** The keys of the session are its own; beside a parent's session they are hers. */
  readonly hasKeys?: boolean
  readonly onToDoor: (clientId: string) => void
}

/** Coaching for each baby of the visit: one after the other, each in a note of its own. */
export function InfantSessions(props: InfantSessionsProps) {
  const { sheet, noteIds, hasKeys = false, onToDoor } = props
  const babies = peopleInVisit(sheet).filter(({ kind }) => kind === 'infant')
  const [chosenId, setChosenId] = useState('')
  const chosen = babies.find(({ id }) => id === chosenId) ?? babies[0]
  if (!chosen) {
    return (
      <EmptyState title="No baby takes part yet">
        Choose the baby in the visit’s plan on Today; then states, cues and strokes are written
        here, into the baby’s own note.
      </EmptyState>
    )
  }
  const note = noteOf(sheet.notes, chosen.id)
  const noteId = noteIds.of(note, chosen.id)
  return (
    <section className={sessionClasses.session} aria-label="Infant massage">
      {babies.length > 1 && (
        <nav className={visitClasses.people} aria-label="Which baby">
          {babies.map((baby) => (
            <button
              key={baby.id}
              type="button"
              className={visitClasses.person}
              aria-current={baby.id === chosen.id ? 'true' : undefined}
              onClick={() => setChosenId(baby.id)}
            >
              <PersonName name={baby.calledName} />
            </button>
          ))}
        </nav>
      )}
      <OneBaby
        key={noteId}
        {...{ sheet, noteId, hasKeys, onToDoor }}
        baby={chosen}
        note={note ?? null}
      />
    </section>
  )
}

interface OneBabyProps {
  readonly sheet: VisitSheet
  readonly baby: VisitPerson
  readonly note: Note | null
  readonly noteId: string
  readonly hasKeys: boolean
  readonly onToDoor: (clientId: string) => void
}

function OneBaby({ sheet, baby, note, noteId, hasKeys, onToDoor }: OneBabyProps) {
  const { staffId } = useSession()
  const last = useLive(lastInfantSession, baby.id, sheet.visit.id)
  const facts = babyFactsOf(sheet, baby.id)
  const final = note !== null && (note.state === 'signed' || note.authorId !== staffId)
  if (final) {
    return note.content.infant ? (
      <InfantText session={note.content.infant} timeZone={sheet.visit.timeZone} />
    ) : null
  }
  if (!facts || last.status === 'loading') return null
  const writing = { sheet, baby, note, noteId, hasKeys, onToDoor, facts }
  return <Writing {...writing} last={last.value ?? null} />
}

const parts = ['before', 'massage', 'home'] as const
type PartName = (typeof parts)[number]
const partNames: Readonly<Record<PartName, string>> = {
  before: 'Before',
  massage: 'Strokes and cues',
  home: 'After and at home',
}

/** Typing on into one field, or tapping through its answers, is one change. */
function join(last: InfantChange, next: InfantChange): InfantChange | null {
  if (last.kind !== next.kind || !('set' in last) || !('set' in next)) return null
  const idOf = (change: InfantChange) =>
    'id' in change ? change.id : 'day' in change ? change.day : ''
  if (idOf(last) !== idOf(next)) return null
  return { ...next, set: { ...last.set, ...next.set } } as InfantChange
}

interface WritingProps extends OneBabyProps {
  readonly facts: BabyFacts
  readonly last: { readonly session: InfantSession; readonly sessionAt: string } | null
}

function Writing(props: WritingProps) {
  const { sheet, baby, note, noteId, hasKeys, onToDoor, facts, last } = props
  const { visit } = sheet
  const { run } = useCommand(recordInfant)
  const draft = usePartDraft({
    stored: {
      session: note?.content.infant ?? freshInfantSession(),
      updatedAt: note?.updatedAt ?? '',
    },
    decide: (session: InfantSession, change: InfantChange) => changeInfant(session, change, facts),
    words: infantRefusalWords,
    join,
    write: (changes) => run({ noteId, visitId: visit.id, clientId: baby.id, changes }),
  })
  const [part, setPart] = useState<PartName>('before')
  const step = (by: number) => {
    const at = (parts.indexOf(part) + by + parts.length) % parts.length
    setPart(parts[at] ?? 'before')
  }
  const stop = healthRefusal(draft.session, facts)
  const classes = sessionClasses
  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.title}>
          Infant massage, <PersonName name={baby.calledName} wrap />
        </h2>
        <span className={classes.quiet}>The caregiver’s hands; you show on the doll</span>
        <SavedMark state={draft.state} onRetry={() => void draft.save()} />
      </div>
      {draft.problem && (
        <div role="alert">
          <Notice meaning="attention" title="The newest entries are not saved">
            {draft.problem}
          </Notice>
        </div>
      )}
      {stop && (
        <Notice meaning="stop" title="No massage of this baby today">
          {strokeRefusalWords(stop)}
        </Notice>
      )}
      <FoundNotice
        sheet={sheet}
        clientId={baby.id}
        findings={foundOnBaby(draft.session, facts.coolBelowC)}
        onToDoor={onToDoor}
      />
      {hasKeys && <PartKeys onStep={step} />}
      <nav aria-label="Parts of the session">
        <ol className={classes.steps}>
          {parts.map((one) => (
            <li key={one}>
              <button
                type="button"
                className={classes.step}
                aria-current={one === part ? 'step' : undefined}
                onClick={() => setPart(one)}
              >
                {partNames[one]}
                {one === 'massage' && draft.session.strokes.length > 0 && (
                  <span className={classes.stepNote}>{draft.session.strokes.length}</span>
                )}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <div className={classes.part}>
        {part === 'before' && <BeforePart {...{ sheet, draft, facts }} last={last} />}
        {part === 'massage' && (
          <MassagePart draft={draft} timeZone={visit.timeZone} last={last?.session ?? null} />
        )}
        {part === 'home' && <HomePart {...{ sheet, draft, facts, baby }} />}
      </div>
      {draft.refusal && (
        <div role="alert" className={own.refusal}>
          <Notice meaning="attention" title="This was not written down">
            {draft.refusal}
          </Notice>
        </div>
      )}
      {part !== 'home' && (
        <div>
          <Button variant="subtle" onClick={() => step(1)}>
            Go on to {partNames[parts[parts.indexOf(part) + 1] ?? 'home'].toLowerCase()}
          </Button>
        </div>
      )}
    </>
  )
}

function PartKeys({ onStep }: { readonly onStep: (by: number) => void }) {
  useShortcut(']', 'Next part of the session', () => onStep(1))
  useShortcut('[', 'Part of the session before', () => onStep(-1))
  return null
}
