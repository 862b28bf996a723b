import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  addGroupFamily,
  type FamilyRefusal,
  removeGroupFamily,
} from '#renderer/data/commands/record-group'
import { clientDirectory } from '#renderer/data/queries/client-directory'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { announce } from '#renderer/ui/tell/announce'
import { Words } from '../session/inputs'
import classes from '../session/session.module.css'
import { noteOf } from '../use-note-ids'
import { groupPeople, type VisitPerson } from '../visit-people'
import own from './infant.module.css'

export const isGroup = (sheet: VisitSheet): boolean =>
  sheet.service?.service?.serviceKind === 'group' || sheet.groupFamilies.length > 0

/**
 * Who comes to a group, while it is prepared and at the door: the oil is checked against the allergies of all of them,
 * and each is asked at the door before the session begins.
 */
export function FamiliesOfGroup({ sheet }: { readonly sheet: VisitSheet }) {
  const { visit, notes } = sheet
  if (!isGroup(sheet) || visit.state === 'cancelled' || visit.state === 'noShow') return null
  const people = groupPeople(sheet)
  return (
    <Section
      title="Families in this group"
      help="Each has a door check and a note of its own. You can add one that comes unasked."
    >
      <ul className={own.roster} aria-label="Families in this group">
        {people.map((person) => (
          <Coming
            key={person.id}
            person={person}
            visitId={visit.id}
            isHost={person.id === visit.clientId}
            signed={noteOf(notes, person.id)?.state === 'signed'}
          />
        ))}
      </ul>
      <AddFamily sheet={sheet} />
    </Section>
  )
}

interface ComingProps {
  readonly person: VisitPerson
  readonly visitId: string
  readonly isHost: boolean
  readonly signed: boolean
}

function Coming({ person, visitId, isHost, signed }: ComingProps) {
  const { remove, problem } = useRemoveFamily(visitId, person.id)
  return (
    <li className={own.family}>
      <div className={own.familyHead}>
        <PersonName name={person.name} wrap />
        {isHost && <span className={classes.quiet}>In their home</span>}
        {!isHost && !signed && (
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`Take out: ${person.name || 'This family'}`}
            onClick={() => void remove()}
          >
            Take out
          </Button>
        )}
      </div>
      {problem && <p role="alert">{problem}</p>}
    </li>
  )
}

const familyWords: Readonly<Record<FamilyRefusal, string>> = {
  gone: 'This family is not here any more. Nothing was changed.',
  alreadyThere: 'This family is in the group already.',
  full: 'A group holds 25 families. Nothing was changed.',
  waitsForHelp:
    'The door check found an emergency in this family. Write down at the door who was reached first; then they can be taken out.',
  hasNote: 'Something is written in this family’s note: it stays. Mark them as not there.',
  otherSpace: 'This family belongs to another therapist, who keeps their note.',
}

/** Takes a family out of a group; `problem` says why it could not be, '' for none. */
export function useRemoveFamily(visitId: string, clientId: string) {
  const { run } = useCommand(removeGroupFamily)
  const [problem, setProblem] = useState('')
  const remove = async () => {
    const done = await run({ visitId, clientId })
    setProblem(done.ok ? '' : familyWords[done.refusal])
  }
  return { remove, problem }
}

const mostFound = 6

export function AddFamily({ sheet }: { readonly sheet: VisitSheet }) {
  const { visit } = sheet
  const directory = useLive(clientDirectory)
  const { run } = useCommand(addGroupFamily)
  const [search, setSearch] = useState('')
  const [problem, setProblem] = useState('')
  const there = new Set([visit.clientId, ...(visit.groupClientIds ?? [])])
  const found =
    search.trim().length < 2 || !directory.value
      ? []
      : directory.value
          .search(search)
          .filter(({ id, status }) => status === 'active' && !there.has(id))
          .slice(0, mostFound)
  const add = async (clientId: string, name: string) => {
    const done = await run({ visitId: visit.id, clientId })
    setProblem(done.ok ? '' : familyWords[done.refusal])
    if (!done.ok) return
    announce(`Added: ${name}`)
    setSearch('')
  }
  return (
    <div className={classes.part}>
      <Words
        label="Add a family by name"
        help="Families of your own clients. Nobody’s record learns who else was there."
        value={search}
        maxLength={80}
        onChange={setSearch}
      />
      {found.length > 0 && (
        <ul className={classes.rows} aria-label="Families found">
          {found.map(({ id, name }) => (
            <li key={id}>
              <Button variant="subtle" onClick={() => void add(id, name)}>
                Add {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {problem && <p role="alert">{problem}</p>}
    </div>
  )
}
