import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { type GroupBook, groupBook, recordGroup } from '#renderer/data/commands/record-group'
import { type BabyOfGroup, babiesOfGroup, groupDoor } from '#renderer/data/queries/group-babies'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useCommand } from '#renderer/data/use-command'
import type { Meaning } from '#renderer/ui/show/meaning'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import {
  type BabyStanding,
  changeGroup,
  freshGroupSession,
  type GroupChange,
  type GroupDoor,
  groupRefusalWords,
} from '#shared/domain/clinical/group/change-group'
import {
  attendanceWords,
  babyInAWords,
  topicAWords,
  topicBWords,
} from '#shared/domain/clinical/group/words'
import { ok } from '#shared/result'
import type { GroupSession as Group, GroupBaby } from '#shared/schema/group-session'
import { Amount, Choices, ManyChoices, optionsOf, Words } from '../session/inputs'
import classes from '../session/session.module.css'
import { type NoteIds, noteOf } from '../use-note-ids'
import { usePartDraft } from '../use-part-draft'
import { calledNameOf, groupPeople, type VisitPerson } from '../visit-people'
import { AddFamily, useRemoveFamily } from './group-families'
import own from './infant.module.css'

interface GroupSessionProps {
  readonly sheet: VisitSheet
  readonly noteIds: NoteIds
  readonly onToDoor: (clientId: string) => void
}

const topicsA = optionsOf(topicAWords)
const topicsB = optionsOf(topicBWords)
const attendances = optionsOf(attendanceWords)
const waysInA = optionsOf(babyInAWords)

/** A group in two parts. What is alike goes into every family's note; the rest into the family's own. */
export function GroupSession({ sheet, noteIds, onToDoor }: GroupSessionProps) {
  const { visit, notes, staff } = sheet
  const { run } = useCommand(recordGroup)
  const people = groupPeople(sheet)
  const door = useMemo(() => groupDoor(sheet), [sheet])
  const babies = babiesOfGroup(sheet)
  // A family that joins is news too, though no note says so yet.
  const count = String(people.length).padStart(2, '0')
  const updatedAt =
    notes
      .map((note) => note.updatedAt)
      .toSorted()
      .at(-1) ?? ''
  const draft = usePartDraft({
    stored: { session: groupBook(visit, notes), updatedAt: `${updatedAt} ${count}` },
    decide: (book: GroupBook, change: GroupChange) => {
      const next: Record<string, Group> = {}
      for (const [clientId, group] of Object.entries(book)) {
        const after = changeGroup(group, change, clientId, door)
        if (!after.ok) return after
        next[clientId] = after.value
      }
      return ok(next)
    },
    words: groupRefusalWords,
    join,
    write: async (changes) => {
      const of = Object.fromEntries(people.map(({ id }) => [id, noteIds.of(noteOf(notes, id), id)]))
      const done = await run({ visitId: visit.id, noteIds: of, changes })
      return done.ok
        ? ok({ session: done.value.session, updatedAt: `${done.value.updatedAt} ${count}` })
        : done
    },
  })
  const shared = draft.session[visit.clientId] ?? freshGroupSession()
  const set = (part: Partial<Group>) => draft.change({ kind: 'shared', set: part })
  const leaders = [...staff.values()].map(({ id, name }) => ({ value: id, label: name }))
  return (
    <section className={classes.session} aria-label="Group session">
      <div className={classes.head}>
        <h2 className={classes.title}>Group</h2>
        <span className={classes.quiet}>Each family has a note of its own</span>
        <SavedMark state={draft.state} onRetry={() => void draft.save()} />
      </div>
      {draft.problem && (
        <div role="alert">
          <Notice meaning="attention" title="The newest entries are not saved">
            {draft.problem}
          </Notice>
        </div>
      )}
      <h3 className={classes.partTitle}>Part A: massage course</h3>
      <ManyChoices
        label="Topics of part A"
        values={shared.topicsA}
        options={topicsA}
        onChange={(chosen) => set({ topicsA: chosen })}
      />
      <Amount
        label="Length of part A"
        unit="min"
        value={shared.minutesA}
        onChange={(minutesA) => set({ minutesA })}
      />
      <h3 className={classes.partTitle}>Part B: education and support</h3>
      <ManyChoices
        label="Topics of part B"
        values={shared.topicsB}
        options={topicsB}
        onChange={(chosen) => set({ topicsB: chosen })}
      />
      <Amount
        label="Length of part B"
        unit="min"
        value={shared.minutesB}
        onChange={(minutesB) => set({ minutesB })}
      />
      <ManyChoices
        label="Led by"
        values={shared.ledBy}
        options={leaders}
        onChange={(ledBy) => set({ ledBy: ledBy.slice(0, 6) })}
      />
      <h3 className={classes.partTitle}>Families</h3>
      <ul className={own.roster} aria-label="Families">
        {people.map((person) => (
          <Family
            key={person.id}
            person={person}
            group={draft.session[person.id] ?? freshGroupSession()}
            signed={noteOf(notes, person.id)?.state === 'signed'}
            isHost={person.id === visit.clientId}
            visitId={visit.id}
            change={draft.change}
            babies={babies.filter(({ household }) => household.parent.id === person.id)}
            door={door}
            onToDoor={onToDoor}
          />
        ))}
      </ul>
      {draft.refusal && (
        <div role="alert" className={own.refusal}>
          <Notice meaning="attention" title="This was not written down">
            {draft.refusal}
          </Notice>
        </div>
      )}
      <AddFamily sheet={sheet} />
    </section>
  )
}

function join(last: GroupChange, next: GroupChange): GroupChange | null {
  if (last.kind === 'shared' && next.kind === 'shared') {
    return { kind: 'shared', set: { ...last.set, ...next.set } }
  }
  if (last.kind === 'own' && next.kind === 'own' && last.clientId === next.clientId) {
    return { ...next, set: { ...last.set, ...next.set } }
  }
  return null
}

interface FamilyProps {
  readonly person: VisitPerson
  readonly group: Group
  readonly signed: boolean
  readonly isHost: boolean
  readonly visitId: string
  readonly change: (change: GroupChange) => boolean
  readonly babies: readonly BabyOfGroup[]
  readonly door: GroupDoor
  readonly onToDoor: (clientId: string) => void
}

function Family(props: FamilyProps) {
  const { person, group, signed, isHost, visitId, change, babies, door, onToDoor } = props
  const { remove, problem } = useRemoveFamily(visitId, person.id)
  const name = person.name || 'This family'
  const set = (part: Partial<Pick<Group, 'attendedA' | 'attendedB' | 'words'>>) =>
    change({ kind: 'own', clientId: person.id, set: part })
  return (
    <li className={own.family}>
      <div className={own.familyHead}>
        <PersonName name={person.name} wrap />
        {signed ? (
          <Status meaning="done" plain>
            Note signed
          </Status>
        ) : (
          !isHost && (
            <Button
              variant="subtle"
              size="compact-md"
              aria-label={`Take out: ${name}`}
              onClick={() => void remove()}
            >
              Take out
            </Button>
          )
        )}
      </div>
      {!signed && (
        <>
          <div className={classes.line}>
            <Choices
              label={`Part A, ${name}`}
              value={group.attendedA}
              options={attendances}
              onChange={(attendedA) => set({ attendedA })}
            />
            <Choices
              label={`Part B, ${name}`}
              value={group.attendedB}
              options={attendances}
              onChange={(attendedB) => set({ attendedB })}
            />
          </div>
          {babies.map(({ baby }) => (
            <BabyInA
              key={baby.id}
              name={calledNameOf(baby)}
              family={name}
              standing={door.get(baby.id)?.standing ?? 'toAsk'}
              inA={group.babies?.find(({ id }) => id === baby.id)?.inA ?? null}
              onChange={(inA) =>
                change({ kind: 'baby', clientId: person.id, babyId: baby.id, inA })
              }
              onToDoor={() =>
                onToDoor(door.get(baby.id)?.standing === 'parentStop' ? person.id : baby.id)
              }
            />
          ))}
          <Words
            label={`About this family alone: ${name}`}
            value={group.words}
            maxLength={300}
            onChange={(words) => set({ words })}
          />
        </>
      )}
      {problem && <p role="alert">{problem}</p>}
    </li>
  )
}

interface BabyInAProps {
  readonly name: string
  readonly family: string
  readonly standing: BabyStanding
  readonly inA: GroupBaby['inA'] | null
  readonly onChange: (inA: GroupBaby['inA'] | null) => void
  readonly onToDoor: () => void
}

const standingWords: Readonly<Record<BabyStanding, string>> = {
  toAsk: 'Door check not done: hands wait for it',
  stop: 'No massage of this baby today. The other families go on.',
  parentStop: 'The parent’s door check says stop: she calls first. The other families go on.',
  takenBack: 'The parent took the consent back: no hands on this baby. The other families go on.',
  skipped: 'Door check left out with a reason',
  passed: 'Door check done',
}
const standingMeanings: Readonly<Record<BabyStanding, Meaning>> = {
  ...{
    toAsk: 'waiting',
    stop: 'stop',
    parentStop: 'stop',
    takenBack: 'stop',
    skipped: 'attention',
    passed: 'done',
  },
}

/** Each baby by its own door check: a stop binds this family, and no other one. */
function BabyInA({ name, family, standing, inA, onChange, onToDoor }: BabyInAProps) {
  return (
    <div className={own.baby}>
      <Choices
        label={`In part A, ${name}, ${family}`}
        value={inA}
        options={waysInA}
        onChange={onChange}
      />
      {inA !== 'absent' && (
        <div className={own.babyDoor}>
          <Status meaning={standingMeanings[standing]} plain>
            {standingWords[standing]}
          </Status>
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`Door check: ${name}, ${family}`}
            onClick={onToDoor}
          >
            {standing === 'toAsk' ? 'Ask now' : 'Look at it'}
          </Button>
        </div>
      )}
    </div>
  )
}
